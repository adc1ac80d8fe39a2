"""The calendar and the questions of the table, and the right answers from the minute-by-minute oracle.

Ten school years of 39 weeks (195 days), Monday to Friday 08:00 to 16:30 in London; 2,000 random minutes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from random import Random
from zoneinfo import ZoneInfo

from accord.rules.hours import DateRange, Interval, OpeningHours, WeeklyHours
from accord.rules.tests.minute_oracle import MinuteOracle

LONDON = ZoneInfo("Europe/London")
FIRST_ON, LAST_ON = date(2020, 9, 1), date(2030, 8, 31)
OPENS, CLOSES = 8 * 3600, 16 * 3600 + 1800
ADDED_HOURS = 16
WEEKS_AT_SCHOOL_AND_OFF = ((7, 1), (7, 2), (6, 1), (6, 2), (6, 1), (7, 0))
QUESTIONS = 2_000
_DAY = (Interval(OPENS // 60, CLOSES // 60),)


@dataclass(frozen=True)
class Scenario:
    """All that a library needs to answer, in every form that one of them accepts."""

    hours: OpeningHours
    starts: list[int]
    ends: list[int]

    @cached_property
    def holidays(self) -> list[date]:
        """The weekdays off, which is how most libraries state terms."""
        every = (FIRST_ON + timedelta(days=n) for n in range((LAST_ON - FIRST_ON).days + 1))
        return [
            day
            for day in every
            if day.weekday() < 5 and not any(term.first_on <= day <= term.last_on for term in self.hours.terms)
        ]

    @cached_property
    def right_added(self) -> list[int | None]:
        return [self._oracle.add_working_seconds(start, ADDED_HOURS * 3600) for start in self.starts]

    @cached_property
    def right_between(self) -> list[int]:
        pairs = zip(self.starts, self.ends, strict=True)
        return [self._oracle.working_seconds_between(start, end) for start, end in pairs]

    @cached_property
    def _oracle(self) -> MinuteOracle:
        return MinuteOracle(self.hours, FIRST_ON, LAST_ON)


def build_scenario(seed: int = 4) -> Scenario:
    rng = Random(seed)
    first = int(datetime(2020, 10, 1, tzinfo=UTC).timestamp()) // 60
    last = int(datetime(2030, 3, 1, tzinfo=UTC).timestamp()) // 60
    starts = [60 * rng.randrange(first, last) for _ in range(QUESTIONS)]
    ends = [start + 60 * rng.randrange(30 * 1440) for start in starts]
    weekly = WeeklyHours((_DAY, _DAY, _DAY, _DAY, _DAY, (), ()))
    hours = OpeningHours("Europe/London", (weekly,), tuple(_terms()))
    return Scenario(hours, starts, ends)


def _terms() -> list[DateRange]:
    terms = []
    for year in range(FIRST_ON.year, LAST_ON.year):
        monday = date(year, 9, 1) + timedelta(days=-date(year, 9, 1).weekday() % 7)
        for weeks, off in WEEKS_AT_SCHOOL_AND_OFF:
            terms.append(DateRange(monday, monday + timedelta(weeks=weeks, days=-3)))
            monday += timedelta(weeks=weeks + off)
    return terms
