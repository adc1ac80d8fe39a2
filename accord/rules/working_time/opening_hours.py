"""The facts about working time: what a school, an office or a person has declared.

Everything here is frozen, hashable and thought in the wall time of one zone.
Minutes count from local midnight: 480 is 08:00, 1440 is the end of the day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from accord.rules.working_time.errors import BadHours, NaiveDatetime

END_OF_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Interval:
    """Part of a day: open from `opens` up to, not including, `closes` (minutes after midnight)."""

    opens: int
    closes: int

    def __post_init__(self) -> None:
        if not 0 <= self.opens < self.closes <= END_OF_DAY:
            raise BadHours(
                f"Hours from minute {self.opens} to minute {self.closes}: a part of a day opens "
                f"before it closes and lies between 0 and {END_OF_DAY}. "
                "Work past midnight is written as two parts, one on each day."
            )


Intervals = tuple[Interval, ...]


@dataclass(frozen=True, slots=True)
class DateRange:
    """From the first date to the last, both included: a term, for instance."""

    first_on: date
    last_on: date
    name: str = ""

    def __post_init__(self) -> None:
        _check_order(self.first_on, self.last_on)


@dataclass(frozen=True, slots=True)
class WeeklyHours:
    """The hours of each weekday, Monday first, in force on all dates or on some."""

    days: tuple[Intervals, Intervals, Intervals, Intervals, Intervals, Intervals, Intervals]
    first_on: date = date.min
    last_on: date = date.max

    def __post_init__(self) -> None:
        if len(self.days) != 7:
            raise BadHours(f"A week has seven days, Monday first; {len(self.days)} were given.")
        _check_order(self.first_on, self.last_on)


@dataclass(frozen=True, slots=True)
class Closure:
    """Dates on which nobody works: whole days, or only the given parts of each day."""

    first_on: date
    last_on: date
    parts: Intervals = ()
    name: str = ""

    def __post_init__(self) -> None:
        _check_order(self.first_on, self.last_on)


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """One date with its own hours: a half day, an open Saturday."""

    on: date
    intervals: Intervals
    name: str = ""


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """All that a school, or its office, declares about when it works.

    `zone` is an IANA name. `weekly` may hold several patterns; the last one in force on a date counts.
    Without `terms`, every date may be a working day.
    """

    zone: str
    weekly: tuple[WeeklyHours, ...]
    terms: tuple[DateRange, ...] = ()
    closures: tuple[Closure, ...] = ()
    special_days: tuple[SpecialDay, ...] = ()


@dataclass(frozen=True, slots=True)
class Leave:
    """Dates on which one person is away: whole days, or only the given parts of each day."""

    first_on: date
    last_on: date
    parts: Intervals = ()

    def __post_init__(self) -> None:
        _check_order(self.first_on, self.last_on)


@dataclass(frozen=True, slots=True)
class Away:
    """One person is away from one instant up to another (aware datetimes)."""

    starts_at: datetime
    ends_at: datetime

    def __post_init__(self) -> None:
        if self.starts_at.utcoffset() is None or self.ends_at.utcoffset() is None:
            raise NaiveDatetime("The start and the end of an absence each need a time zone.")
        if self.ends_at.timestamp() <= self.starts_at.timestamp():
            raise BadHours(f"An absence ends ({self.ends_at}) after it starts ({self.starts_at}).")


@dataclass(frozen=True, slots=True)
class PersonHours:
    """When one member of staff works: the hours of the workplace, their own pattern, their leave.

    Without a pattern of their own they work whenever the workplace is open.
    `beyond_workplace_hours` lets the pattern reach past the workplace's opening and closing times.
    """

    workplace: OpeningHours
    weekly: tuple[WeeklyHours, ...] = ()
    beyond_workplace_hours: bool = False
    leave: tuple[Leave | Away, ...] = ()


def _check_order(first_on: date, last_on: date) -> None:
    if last_on < first_on:
        raise BadHours(f"The last date ({last_on}) comes before the first ({first_on}).")
