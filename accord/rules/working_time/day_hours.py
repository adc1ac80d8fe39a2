"""The hours of one date, and why: pattern, term, special day, closure, part-time, leave."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from accord.rules.working_time.opening_hours import (
    END_OF_DAY,
    Closure,
    Interval,
    Intervals,
    Leave,
    OpeningHours,
    PersonHours,
    WeeklyHours,
)
from accord.rules.working_time.spans import Spans, common, merged, without

WHOLE_DAY: Spans = ((0, END_OF_DAY),)


class DayReason(StrEnum):
    """What decided the hours of a date."""

    WEEKLY = "weekly"
    OUTSIDE_TERM = "outside_term"
    SPECIAL_DAY = "special_day"
    CLOSURE = "closure"
    PART_TIME = "part_time"
    LEAVE = "leave"


@dataclass(frozen=True, slots=True)
class DayHours:
    """The hours of one date, what decided them, and the name that the school gave to that."""

    on: date
    intervals: Intervals
    reason: DayReason
    name: str = ""


def days_between(hours: OpeningHours | PersonHours, first_on: date, last_on: date) -> Iterator[DayHours]:
    """The hours of each date from the first to the last, both included.

    Absences given as instants (`Away`) are left out: they have no date of their own.
    """
    book = DayBook(hours, first_on, last_on)
    for ordinal in range(first_on.toordinal(), last_on.toordinal() + 1):
        spans, reason, name = book.on(ordinal)
        yield DayHours(date.fromordinal(ordinal), tuple(Interval(*span) for span in spans), reason, name)


def day_on(hours: OpeningHours | PersonHours, on: date) -> DayHours:
    """The hours of one date and the reason for them."""
    return next(days_between(hours, on, on))


class DayBook:
    """The declared facts laid out by date, so that each date is looked up and not searched for."""

    __slots__ = ("_beyond", "_closed", "_leave", "_patterns", "_person", "_special", "_term_days", "_terms")

    def __init__(self, hours: OpeningHours | PersonHours, first_on: date, last_on: date) -> None:
        place = hours.workplace if isinstance(hours, PersonHours) else hours
        dates = range(first_on.toordinal(), last_on.toordinal() + 1)
        self._patterns = _patterns(place.weekly)
        self._terms = bool(place.terms)
        self._term_days = {day for term in place.terms for day in _within(dates, term.first_on, term.last_on)}
        self._special = {
            special.on.toordinal(): (_spans(special.intervals), special.name) for special in place.special_days
        }
        self._closed = _by_date(dates, place.closures)
        self._person: list[_Pattern] | None = None
        self._beyond = False
        self._leave: dict[int, tuple[Spans, str]] = {}
        if isinstance(hours, PersonHours):
            self._person = _patterns(hours.weekly) if hours.weekly else None
            self._beyond = hours.beyond_workplace_hours
            self._leave = _by_date(dates, [leave for leave in hours.leave if isinstance(leave, Leave)])

    def on(self, ordinal: int) -> tuple[Spans, DayReason, str]:
        """The open minutes of a date (as `date.toordinal`), what decided them, and its name.

        HOURS-6: A closure shuts the school whatever else was declared for that date or those hours.

        HOURS-16: A person on leave is not at work on those dates, or in those hours.
        """
        spans, reason, name = self._declared(ordinal)
        if self._person is not None:
            spans, reason = self._own_share(ordinal, spans, reason)
        if ordinal in self._closed:
            cuts, name = self._closed[ordinal]
            spans, reason = without(spans, cuts), DayReason.CLOSURE
        if ordinal in self._leave:
            cuts, name = self._leave[ordinal]
            spans, reason = without(spans, cuts), DayReason.LEAVE
        return spans, reason, name

    def _declared(self, ordinal: int) -> tuple[Spans, DayReason, str]:
        """The workplace's hours before any closure.

        HOURS-4: Where terms are declared, nobody works outside them.

        HOURS-5: A special day has its own hours, even on a weekend or outside term.
        """
        if ordinal in self._special:
            spans, name = self._special[ordinal]
            return spans, DayReason.SPECIAL_DAY, name
        if self._terms and ordinal not in self._term_days:
            return (), DayReason.OUTSIDE_TERM, ""
        return _pattern_on(self._patterns, ordinal), DayReason.WEEKLY, ""

    def _own_share(self, ordinal: int, spans: Spans, reason: DayReason) -> tuple[Spans, DayReason]:
        """HOURS-15: Part-time staff work where their own pattern and the workplace's hours meet.

        A pattern that reaches beyond the workplace's hours does so on ordinary days in term only.
        """
        if reason is DayReason.OUTSIDE_TERM or self._person is None:
            return spans, reason
        own = _pattern_on(self._person, ordinal)
        if self._beyond and reason is DayReason.WEEKLY:
            return own, DayReason.PART_TIME
        share = common(spans, own)
        return share, reason if share == spans else DayReason.PART_TIME


_Pattern = tuple[int, int, tuple[Spans, ...]]


def _patterns(weekly: Iterable[WeeklyHours]) -> list[_Pattern]:
    """Patterns as first ordinal, last ordinal, spans by weekday; the one that counts comes first."""
    return [
        (week.first_on.toordinal(), week.last_on.toordinal(), tuple(_spans(day) for day in week.days))
        for week in reversed(tuple(weekly))
    ]


def _pattern_on(patterns: list[_Pattern], ordinal: int) -> Spans:
    """HOURS-3: On a date the weekly pattern in force counts; of several, the one declared last."""
    for first, last, days in patterns:
        if first <= ordinal <= last:
            return days[(ordinal - 1) % 7]
    return ()


def _by_date(dates: range, ranges: Iterable[Closure | Leave]) -> dict[int, tuple[Spans, str]]:
    cuts: dict[int, tuple[Spans, str]] = {}
    for item in ranges:
        spans = _spans(item.parts) or WHOLE_DAY
        name = item.name if isinstance(item, Closure) else ""
        for day in _within(dates, item.first_on, item.last_on):
            earlier = cuts.get(day)
            cuts[day] = (merged(earlier[0] + spans), earlier[1] or name) if earlier else (spans, name)
    return cuts


def _within(dates: range, first_on: date, last_on: date) -> range:
    return range(max(dates.start, first_on.toordinal()), min(dates.stop, last_on.toordinal() + 1))


def _spans(intervals: Intervals) -> Spans:
    return merged((part.opens, part.closes) for part in intervals)
