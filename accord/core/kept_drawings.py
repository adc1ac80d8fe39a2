"""What pages draw again and again in the same words is drawn once and kept for a while.

A macro of a file that asks the page for nothing (see macro_files.py) says what it is handed and nothing else: the same
values give the same drawing, whoever looks at it. So what is handed in tells one drawing from another, with the
language and the time zone of the page. Each page still asks the database for its values and for the right to see them;
a macro that looks something up in the page is made anew for each page, and what it drew is never found again.
"""

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import datetime
from itertools import chain
from operator import attrgetter
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
_TUPLES = {tuple}


def _tell_each(values: tuple[Any, ...], key: list[Any]) -> None:
    """Add values to what tells drawings apart: with their kinds, for markup is drawn otherwise than the same text."""
    kinds = tuple(map(type, values))
    key.append(kinds)
    if _PLAIN.issuperset(kinds):
        key.append(values)
        return
    for kind, value in zip(kinds, values, strict=True):
        if kind in _PLAIN:
            key.append(value)
        else:
            _tell(value, kind, key)


def _tell(value: Any, kind: type, key: list[Any]) -> None:
    """Add a value that is not plain: what it consists of. (A named tuple as it is: each place in it has one kind.)"""
    if kind is tuple or kind is list:
        if value and set(map(type, value)) == _TUPLES:
            key.append(tuple(map(len, value)))
            value = chain.from_iterable(value)
        _tell_each(tuple(value), key)
    elif kind is dict:
        key.append(tuple(value))
        _tell_each(tuple(value.values()), key)
    elif parts := _parts_of(kind):
        _tell_each(parts(value), key)
    elif kind is datetime:
        key.append(value.isoformat())
    else:
        key.append(value)


_Parts = Callable[[Any], tuple[Any, ...]]
_known: dict[type, _Parts | None] = {}


def _parts_of(kind: type) -> _Parts | None:
    """What takes the values of all fields out of a record at once; None for anything else."""
    if kind not in _known:
        _known[kind] = _taking([field.name for field in fields(kind)]) if is_dataclass(kind) else None
    return _known[kind]


def _taking(names: list[str]) -> _Parts:
    if len(names) > 1:
        return attrgetter(*names)
    return lambda record: tuple(getattr(record, name) for name in names)
