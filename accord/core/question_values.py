"""What a question is asked with: the shape, which decides how it reads, and the values, with stand-ins for writing."""

from collections.abc import Collection, Hashable
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from typing import Any

from django.utils.functional import SimpleLazyObject

PLAIN = (int, str, datetime, date)
_PLAIN = frozenset(PLAIN)
_FAR = datetime(3001, 1, 1, tzinfo=UTC)


class Fixed(int):
    """A whole number that decides how a question reads, such as how many rows it asks for."""


class NotAQuestion(Exception):
    """The writer does more than write: it decides by a value, or hands back what cannot be asked again."""


def shape_of(value: Any, leaves: list[Any]) -> Hashable:
    """Return the shape of a value, and put its leaves (what is handed to the database) behind the others."""
    kind = type(value)
    if kind in _PLAIN:
        if not value:
            return (kind, value)
        leaves.append(value)
        return kind.__name__
    if value is None or kind is bool or kind is Fixed or isinstance(value, Enum):
        return (kind, value)
    if is_dataclass(kind):
        shaping = getattr(kind, "SHAPES_QUESTIONS", ())
        return (kind, *(_part(getattr(value, name), name in shaping, leaves) for name in _names_of(kind)))
    if kind is tuple and value and is_dataclass(value[0]):
        return tuple(shape_of(each, leaves) for each in value)
    if isinstance(value, str | int):
        return shape_of(str(value) if isinstance(value, str) else value + 0, leaves)
    if isinstance(value, Collection) and not isinstance(value, SimpleLazyObject):
        padded = _padded(value)
        leaves.extend(padded)
        return (list, len(padded), type(padded[0]) if padded else None)
    raise NotAQuestion(f"A question cannot be asked with {kind.__name__}.")


def _part(value: Any, shapes: bool, leaves: list[Any]) -> Hashable:
    return (value,) if shapes else shape_of(value, leaves)


_fields: dict[type, tuple[str, ...]] = {}


def _names_of(kind: type) -> tuple[str, ...]:
    names = _fields.get(kind)
    if names is None:
        names = _fields[kind] = tuple(field.name for field in fields(kind) if field.compare)
    return names


def _padded(values: Collection[Any]) -> list[Any]:
    """A list whose length is a power of two, so that few shapes serve for all: the last value is asked for again."""
    taken = list(values)
    if taken:
        wanted = 1 << (len(taken) - 1).bit_length()
        taken.extend(taken[-1:] * (wanted - len(taken)))
    return taken


class StandIns:
    """Stands in for each leaf with a value that occurs nowhere else; `turn` tells one set from another."""

    def __init__(self, turn: int) -> None:
        self._turn = turn
        self.known: list[Any] = []
        self.has_empty = False

    def of(self, value: Any) -> Any:
        """Return what the writer is given in place of a value."""
        if value is None or isinstance(value, bool | Enum | Fixed):
            return value
        if is_dataclass(type(value)):
            shaping = getattr(type(value), "SHAPES_QUESTIONS", ())
            parts = {
                name: getattr(value, name) if name in shaping else self.of(getattr(value, name))
                for name in _names_of(type(value))
            }
            return type(value)(**parts)
        if isinstance(value, PLAIN):
            return self._new(value) if value else value
        if type(value) is tuple and value and is_dataclass(value[0]):
            return tuple(self.of(each) for each in value)
        padded = _padded(value)
        self.has_empty = self.has_empty or not padded
        return [self._new(each) for each in padded]

    def _new(self, value: Any) -> Any:
        number = self._turn * 100_001 + len(self.known)
        stand_in: Any
        if isinstance(value, datetime):
            stand_in = _FAR + timedelta(hours=number, microseconds=number + 1)
        elif isinstance(value, date):
            stand_in = _FAR.date() + timedelta(days=number)
        elif isinstance(value, int):
            stand_in = 2_000_000_000 + number
        else:
            stand_in = f"\ue000Aa {number}\ue001"
        self.known.append(stand_in)
        return stand_in
