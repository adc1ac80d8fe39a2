"""What every page has on which an edition is read: the language, and the ways to the others."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language

from accord.charters.facts.reading import chosen_language
from accord.schools.wording import language_name


def reading_language(request: HttpRequest, languages: Sequence[str]) -> str:
    """The language asked for, else that of the page, else the first of the edition."""
    wanted = request.GET.get("language", "")
    return wanted if wanted in languages else chosen_language(languages, get_language() or "en")


def language_ways(request: HttpRequest, languages: Sequence[str]) -> list[dict[str, Any]]:
    """The languages of an edition as links, the one that is read first; no links where there is only one."""
    current = reading_language(request, languages)
    kept = request.GET.copy()
    ways = []
    for language in sorted(languages, key=lambda each: each != current) if len(languages) > 1 else ():
        kept["language"] = language
        ways.append(
            {"label": language_name(language), "url": f"?{kept.urlencode()}", "current": language == current,
             "lang": language}
        )  # fmt: skip
    return ways


def is_foreign(languages: Sequence[str]) -> bool:
    """Whether the edition is not written in the language of the page."""
    return (get_language() or "en") not in languages
