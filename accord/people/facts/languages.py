"""The names of languages, for people who speak any of them."""

from functools import lru_cache

from django.conf import settings
from django.utils.translation import get_language

from accord.core.words import locale_for


def language_name(code: str) -> str:
    """Return the name of a language in the language of the page; the code where it is not known."""
    return _named(get_language() or "en").get(code.lower(), code)


def language_choices() -> list[tuple[str, str]]:
    """Return all languages that a person may ask for: those of the product first, then all others."""
    named = _named(get_language() or "en")
    ours = [code for code, _ in settings.LANGUAGES]
    others = sorted((name, code) for code, name in named.items() if code not in ours)
    return [(code, named[code]) for code in ours] + [(code, name) for name, code in others]


@lru_cache(maxsize=32)
def _named(language: str) -> dict[str, str]:
    names = locale_for(language).languages
    found = {code: str(name) for code, name in names.items() if len(code) == 2 and code.isalpha()}
    own = dict(settings.LANGUAGES)
    return {**found, **{code: found.get(code.split("-")[0], own[code]) for code in own}}
