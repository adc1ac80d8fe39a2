"""What pages draw again and again in the same words is drawn once and kept for a while.

A macro of a file that asks the page for nothing (see macro_files.py) says what it is handed and nothing else: the same
values give the same drawing, whoever looks at it. So what is handed in tells one drawing from another, with the
language and the time zone of the page. Each page still asks the database for its values and for the right to see them;
a macro that looks something up in the page is made anew for each page, and what it drew is never found again.
"""

from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from datetime import datetime
from typing import Any

from django.utils.timezone import get_current_timezone_name
from django.utils.translation import get_language
from jinja2.runtime import Macro
from markupsafe import Markup

from accord.core.shelf import Shelf

KEPT = 1_000
"""Drawings that a process keeps; a line of a list has about a thousand signs."""

_kept: Shelf[str] = Shelf(most=KEPT)


def draw_once(macro: Macro, *values: Any) -> str:
    """Draw what a macro says of some values: texts, numbers, dates, and records, lists and dicts of them."""
    key: list[Any] = [macro, get_language(), get_current_timezone_name()]
    _tell_each(values, key)
    words = tuple(key)
    kept = _kept.take(words)
    if kept is not None:
        return kept
    drawn = macro(*values)
    _kept.put(words, drawn)
    return drawn


_PLAIN = frozenset((str, Markup, int, bool, type(None)))


def _tell(value: Any, key: list[Any]) -> None:
    """Add a value to what tells drawings apart: with its kind, for markup is drawn otherwise than the same text."""
    kind = type(value)
    key.append(kind)
    if kind in _PLAIN:
        key.append(value)
    elif kind is tuple or kind is list:
        key.append(len(value))
        _tell_each(value, key)
    elif kind is dict:
        key.append(len(value))
        key.extend(value)
        _tell_each(value.values(), key)
    elif names := _names_of(kind):
        _tell_each([getattr(value, name) for name in names], key)
    elif kind is datetime:
        key.append(value.isoformat())
    else:
        key.append(value)


def _tell_each(values: Iterable[Any], key: list[Any]) -> None:
    """Add several values; most are plain, and hundreds of them stand on one page."""
    for value in values:
        kind = type(value)
        if kind in _PLAIN:
            key += (kind, value)
        elif kind is tuple and _PLAIN.issuperset(kinds := tuple(map(type, value))):
            key += (kinds, value)
        else:
            _tell(value, key)


_known: dict[type, tuple[str, ...]] = {}


def _names_of(kind: type) -> tuple[str, ...]:
    """The names of the fields of a record; none for anything else."""
    names = _known.get(kind)
    if names is None:
        names = _known[kind] = tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()
    return names
