"""The pieces that pages draw most often, a hundred on one page: pictures beside words, and moments."""

from collections.abc import Callable
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any

from django.templatetags.static import static
from django.utils import translation
from markupsafe import Markup

from accord.core import words

TURNING = frozenset(
    (
        "arrow-left", "arrow-right", "chevron-left", "chevron-right", "send", "forward", "log-in", "log-out",
        "external-link", "undo-2", "list", "notebook-pen", "book-open", "megaphone",
    )
)  # fmt: skip
"""Pictures with a direction: they turn round in right-to-left pages."""

_PICTURE = Markup('<svg class="icon{}" {} focusable="false"><use href="{}#{}"></use></svg>')
_UNSEEN = Markup('aria-hidden="true"')
_CALLED = Markup('role="img" aria-label="{}"')
SAID: dict[str, Callable[[Any, Any], str]] = {
    "moment": words.moment,
    "day": words.day,
    "date": lambda value, _today: words.date_in_words(value),
    "time": lambda value, _today: words.time_of_day(value),
}
"""The styles in which a moment is said; the value stands on the wall's clock already."""
_TIME = Markup('<time datetime="{}">{}</time>')


def icon(name: str, label: str = "", size: str = "") -> Markup:
    """Draw a picture beside words; it is decorative unless `label` says what it means."""
    return _drawn(name, size, _CALLED.format(label)) if label else _unseen(name, size)


@lru_cache(maxsize=1024)
def _unseen(name: str, size: str) -> Markup:
    return _drawn(name, size, _UNSEEN)


def _drawn(name: str, size: str, meaning: Markup) -> Markup:
    kinds = (f" icon--{size}" if size else "") + (" icon--turning" if name in TURNING else "")
    return _PICTURE.format(kinds, meaning, static("core/icons.svg"), name)


def when(value: date | time, at: date | None = None, style: str = "moment") -> Markup:
    """Say a time as people do, with the exact time for machines.

    `at` is the present moment, which makes 'today' and 'Thursday' possible; `style` is "moment" (Thursday 3 pm),
    "day", "date" (in full) or "time".
    """
    here = words.local(value).replace(tzinfo=None) if isinstance(value, datetime) else value
    today = words.local(at).date() if isinstance(at, datetime) else at
    return _said(words.iso(value), here, today, style, translation.get_language() or "en")


@lru_cache(maxsize=4096)
def _said(exact: str, here: date | time, today: date | None, style: str, language: str) -> Markup:
    """What `when` draws. (The language is the active one; it tells the answers apart.)"""
    return _TIME.format(exact, SAID[style](here, today))
