"""Each language names its weekdays itself, whichever was asked first, and says all that pages say."""

import subprocess
import sys
from itertools import permutations

import pytest
from django.conf import settings
from django.utils import translation

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


SAY = """
import sys
from datetime import datetime
from accord.core.locale_data import keep_apart
if sys.argv[1] == "lighter":
    keep_apart()
from babel import Locale
from babel.dates import format_date, format_skeleton, format_time
from babel.lists import format_list
from babel.numbers import format_percent
from babel.units import format_unit
for locale in map(Locale.parse, sys.argv[2:]):
    print(sorted(locale.languages.items()), sorted(locale.territories.items()))
    for month in range(1, 13):
        at = datetime(2026, month, 2 * month, month, 30)
        print(
            format_date(at, "d MMMM y", locale), format_time(at, "short", locale=locale), format_percent(month / 7),
            format_time(at, "B", locale=locale), format_skeleton("yMMMM", at, locale=locale),
            format_unit(month, "duration-hour", locale=locale), format_unit(month, "duration-minute", locale=locale),
            format_list([str(month)] * month, locale=locale), locale.first_week_day, locale.text_direction,
            locale.territories["GB"],
        )
"""


@pytest.mark.requirement("A6")
@pytest.mark.in_turn
def test_what_is_left_out_is_said_nowhere() -> None:
    languages = [translation.to_locale(code) for code, _name in settings.LANGUAGES] + ["en_GB", "en_SG", "en_US"]
    plain, lighter = (
        subprocess.run([sys.executable, "-c", SAY, way, *languages], capture_output=True, check=True).stdout
        for way in ("plain", "lighter")
    )
    assert lighter == plain
    assert lighter.count(b"\n") == 13 * len(languages)
