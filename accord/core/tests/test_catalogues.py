"""Every text is found in its file as Python and Django find it, in every language and for every number."""

import gettext
from collections import defaultdict
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import translation
from django.utils.translation import ngettext, pgettext, to_locale, trans_real

from accord.core.catalogues import MOST, Language, OneFile, Texts

LANGUAGES = [code for code, _name in settings.LANGUAGES if code != "en"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_text_of_a_language_is_the_one_that_the_file_has(language: str) -> None:
    compiled = Path(settings.LOCALE_PATHS[0]) / to_locale(language) / "LC_MESSAGES" / "django.mo"
    with compiled.open("rb") as file:
        known = gettext.GNUTranslations(file)
    with compiled.open("rb") as file:
        found = OneFile(file)
    texts = known._catalog  # type: ignore[attr-defined]
    forms: dict[str, list[str]] = defaultdict(list)
    for text, said in texts.items():
        if isinstance(text, tuple):
            forms[text[0]].append(said)
        else:
            assert found.entry(text) == said
    assert {text: found.entry(text) for text in forms} == forms
    assert len(texts) > 4_000
    assert [found.plural(number) for number in range(130)] == [known.plural(number) for number in range(130)]  # type: ignore[attr-defined]
    assert found.entry("A text that nobody has written") is None


def test_a_page_speaks_by_them_and_what_is_unknown_stays_as_it_is() -> None:
    with translation.override("pl"):
        spoken = trans_real.translation("pl")
        assert isinstance(spoken, Language)
        assert spoken._catalog is not None
        assert len(spoken._catalog.files) > 2
        assert translation.gettext("January") == "Styczeń"
        assert pgettext("alt. month", "January") == "stycznia"
        assert [ngettext("%(num)d hour", "%(num)d hours", number) for number in (1, 3, 5)] == [
            "%(num)d godzina",
            "%(num)d godziny",
            "%(num)d godzin",
        ]
        assert translation.gettext("Nobody translated this") == "Nobody translated this"
        assert ngettext("one of these", "many of these", 4) == "many of these"


def test_what_is_kept_stays_small() -> None:
    spoken = Texts()
    for number in range(MOST + 10):
        assert spoken.get(f"unknown {number}") is None
    assert len(spoken._kept) == 10
