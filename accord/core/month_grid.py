"""A stretch of days laid out as months and weeks, ready to be drawn as a picture of the year."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from babel.dates import get_day_names
from django.utils import translation

from accord.core.words import date_in_words, locale_for, month


@dataclass(frozen=True, slots=True)
class DayMark:
    """What is said about one day: its kind, a note, and the page that tells more.

    Kinds: ``open``, ``closed``, ``half``, ``training``, ``holiday``.
    """

    kind: str = "open"
    note: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class DayCell:
    """One square of the picture."""

    on: date
    mark: DayMark

    @property
    def words(self) -> str:
        """The date in full, for those who do not see the picture."""
        return date_in_words(self.on)


@dataclass(frozen=True, slots=True)
class Weekday:
    """The head of a column: a letter or two, and the whole word."""

    short: str
    full: str


@dataclass(frozen=True, slots=True)
class MonthGrid:
    """One month: its name, its column heads, its weeks (``None`` where another month lies)."""

    name: str
    first: date
    weekdays: tuple[Weekday, ...]
    weeks: tuple[tuple[DayCell | None, ...], ...]


def month_grids(
    start: date,
    end: date,
    mark: Callable[[date], DayMark],
    *,
    first_weekday: int = 0,
) -> list[MonthGrid]:
    """Lay out every month that ``start`` to ``end`` (both included) touches.

    ``first_weekday`` counts Monday as 0. Days of a touched month outside the stretch stay empty.
    """
    heads = _weekdays(first_weekday)
    return [
        MonthGrid(
            name=month(first),
            first=first,
            weekdays=heads,
            weeks=tuple(_weeks(first, start, end, mark, first_weekday)),
        )
        for first in _months(start, end)
    ]


def _months(start: date, end: date) -> Iterator[date]:
    first = start.replace(day=1)
    while first <= end:
        yield first
        first = (first + timedelta(days=32)).replace(day=1)


def _weeks(
    first: date, start: date, end: date, mark: Callable[[date], DayMark], first_weekday: int
) -> Iterator[tuple[DayCell | None, ...]]:
    monday = first - timedelta(days=(first.weekday() - first_weekday) % 7)
    while monday < first or monday.month == first.month:
        week = [monday + timedelta(days=offset) for offset in range(7)]
        yield tuple(
            DayCell(on=day, mark=mark(day)) if day.month == first.month and start <= day <= end else None
            for day in week
        )
        monday += timedelta(days=7)


def _weekdays(first_weekday: int) -> tuple[Weekday, ...]:
    locale = locale_for(translation.get_language() or "en")
    short = get_day_names("narrow", context="stand-alone", locale=locale)
    full = get_day_names("wide", context="stand-alone", locale=locale)
    order = [(first_weekday + offset) % 7 for offset in range(7)]
    return tuple(Weekday(short=short[n], full=full[n]) for n in order)
