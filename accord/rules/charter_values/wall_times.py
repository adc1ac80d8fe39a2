"""Times on the wall clock, and the hours of a week made of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from accord.rules.charter_values.problems import BadValue

DAY_MINUTES = 24 * 60


@dataclass(frozen=True)
class ClockTimeField:
    """A time on the wall clock of the school, written `07:45`; the value is minutes after midnight."""

    def read(self, plain: Any) -> int:
        """Raises BadValue: not_a_time."""
        return read_clock_time(plain)

    def write(self, value: int) -> str:
        """`07:45`."""
        return f"{value // 60:02d}:{value % 60:02d}"


def read_clock_time(plain: Any) -> int:
    """Minutes after midnight of `07:45`, up to `24:00`. Raises BadValue: not_a_time."""
    hours, _, minutes = plain.partition(":") if isinstance(plain, str) else ("", "", "")
    if not (len(hours) == 2 == len(minutes) and (hours + minutes).isascii() and (hours + minutes).isdigit()):
        raise BadValue("not_a_time")
    total = int(hours) * 60 + int(minutes)
    if int(minutes) > 59 or total > DAY_MINUTES:
        raise BadValue("not_a_time")
    return total


class Weekday(StrEnum):
    """The days of the week, in the order of ISO 8601."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"


Week = tuple[tuple[tuple[int, int], ...], ...]
"""Seven days from Monday; for each its intervals as (start, end) in minutes after midnight."""


@dataclass(frozen=True)
class WeekField:
    """The hours of any week, written `{monday: ["07:45-12:00", "13:00-16:00"], …}`; a day left out has none."""

    def read(self, plain: Any) -> Week:
        """Raises BadValue: not_a_week, not_a_time, ends_before_it_begins, overlap, never_open."""
        if not isinstance(plain, Mapping) or any(day not in set(Weekday) for day in plain):
            raise BadValue("not_a_week", days=tuple(Weekday))
        week = tuple(_day(plain.get(day.value, ())) for day in Weekday)
        if not any(week):
            raise BadValue("never_open")
        return week

    def write(self, value: Week) -> dict[str, list[str]]:
        """The days that have hours, from Monday."""
        time = ClockTimeField().write
        return {
            day.value: [f"{time(start)}-{time(end)}" for start, end in hours]
            for day, hours in zip(Weekday, value, strict=True)
            if hours
        }


def _day(plain: Any) -> tuple[tuple[int, int], ...]:
    if not isinstance(plain, Sequence) or isinstance(plain, str):
        raise BadValue("not_a_week", days=tuple(Weekday))
    intervals = []
    for item in plain:
        start, _, end = item.partition("-") if isinstance(item, str) else ("", "", "")
        intervals.append((read_clock_time(start), read_clock_time(end)))
    ordered = sorted(intervals)
    if any(start >= end for start, end in ordered):
        raise BadValue("ends_before_it_begins")
    if any(before[1] > after[0] for before, after in zip(ordered, ordered[1:], strict=False)):
        raise BadValue("overlap")
    return tuple(ordered)
