"""Each language names its weekdays itself, whichever was asked first in the process."""

import subprocess
import sys
from itertools import permutations

import pytest

MONDAYS = {"ur": "پیر", "ar": "الاثنين", "cy": "Dydd Llun", "fr": "lundi", "es": "lunes", "en_GB": "Monday"}
ASK = """
import sys
from accord.core.locale_data import keep_apart
keep_apart()
from babel import Locale
from babel.dates import get_day_names
for language in sys.argv[1:]:
    print(get_day_names("wide", "stand-alone", Locale.parse(language))[0])
"""


@pytest.mark.requirement("A6")
@pytest.mark.in_turn
@pytest.mark.parametrize("first", [list(pair) for pair in permutations(("ur", "fr", "en_GB"), 2)])
def test_no_language_gives_its_weekdays_to_another(first: list[str]) -> None:
    order = [*first, *(language for language in MONDAYS if language not in first)]
    said = subprocess.run([sys.executable, "-c", ASK, *order], capture_output=True, check=True)
    assert said.stdout.decode().split("\n")[:-1] == [MONDAYS[language] for language in order]
