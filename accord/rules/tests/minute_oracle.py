"""Working time counted the slow way: one minute after another, reading the wall clock at each.

It shares the declared facts with the rules, and nothing else: no spans, no sums, no searching.
Fit for zones whose offset is in whole minutes, which is all of them since 1972.
"""

from __future__ import annotations

from array import array
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from itertools import compress
from operator import and_
from typing import NamedTuple
from zoneinfo import ZoneInfo

from accord.rules.hours import (
    Away,
    Closure,
    Interval,
    Intervals,
    Leave,
    OpeningHours,
    PersonHours,
    WeeklyHours,
)

DAY_MINUTES = 1440
MARGIN = 2  # days walked before the first date and after the last, to meet every offset


class Walk(NamedTuple):
    """Each minute of some days, and what the wall showed then."""

    base: int  # the instant of the first minute
    shown: array[int]  # minute by minute: the wall's minutes since MARGIN days before the first date
    begin: int  # the first minute that shows the first date or later
    end: int  # the first minute that shows a date after the last


@lru_cache(maxsize=8)
def walk(zone: str, first_on: date, last_on: date) -> Walk:
    info = ZoneInfo(zone)
    base = int(datetime(first_on.year, first_on.month, first_on.day, tzinfo=UTC).timestamp())
    base -= MARGIN * 86_400
    days = (last_on - first_on).days + 1
    zero = first_on.toordinal() - MARGIN
    shown = array("i")
    for minute in range((days + 2 * MARGIN) * DAY_MINUTES):
        wall = datetime.fromtimestamp(base + 60 * minute, info)
        shown.append((wall.toordinal() - zero) * DAY_MINUTES + wall.hour * 60 + wall.minute)
    begin = next(m for m, wall in enumerate(shown) if wall >= MARGIN * DAY_MINUTES)
    end = next(m for m, wall in enumerate(shown) if wall >= (MARGIN + days) * DAY_MINUTES)
    return Walk(base, shown, begin, end)


class MinuteOracle:
    """The answers that the rules must give, found by walking. None means: not within these dates."""

    def __init__(self, hours: OpeningHours | PersonHours, first_on: date, last_on: date) -> None:
        place = hours.workplace if isinstance(hours, PersonHours) else hours
        self.base, self.shown, self.begin, self.end = walk(place.zone, first_on, last_on)
        painted = bytearray(MARGIN * DAY_MINUTES)
        for day in range((last_on - first_on).days + 1):
            painted += _paint(hours, first_on + timedelta(days=day))
        painted += bytearray(MARGIN * DAY_MINUTES)
        self._days: dict[int, int] | None = None
        self.flags = bytearray(len(self.shown))
        self.flags[self.begin : self.end] = bytes(map(painted.__getitem__, self.shown[self.begin : self.end]))
        if isinstance(hours, PersonHours):
            self._leave_by_the_minute(hours)

    def _leave_by_the_minute(self, hours: PersonHours) -> None:
        for leave in hours.leave:
            if isinstance(leave, Away):
                starts, ends = leave.starts_at.timestamp(), leave.ends_at.timestamp()
                for minute in range(self.begin, self.end):
                    if starts <= self.base + 60 * minute < ends:
                        self.flags[minute] = 0

    def instant(self, minute: int) -> int:
        return self.base + 60 * minute

    def openings(self) -> list[tuple[int, int]]:
        found: list[tuple[int, int]] = []
        opens = self.flags.find(1)
        while opens >= 0:
            closes = self.flags.find(0, opens)
            found.append((self.instant(opens), self.instant(closes)))
            opens = self.flags.find(1, closes)
        return found

    def is_open(self, at: int) -> bool:
        return bool(self.flags[(at - self.base) // 60])

    def next_opening(self, at: int) -> int | None:
        minute = self.flags.find(1, (at - self.base) // 60)
        return max(at, self.instant(minute)) if minute >= 0 else None

    def next_closing(self, at: int) -> int | None:
        minute = self.flags.find(1, (at - self.base) // 60)
        minute = self.flags.find(0, minute) if minute >= 0 else self.end
        return self.instant(minute) if minute < self.end else None

    def add_working_seconds(self, at: int, seconds: int) -> int | None:
        if seconds < 0:
            return self._back(at, -seconds)
        if seconds == 0:
            return at
        minute, passed = divmod(at - self.base, 60)
        while minute < self.end:
            if self.flags[minute]:
                room = 60 - passed
                if seconds <= room:
                    return self.instant(minute) + passed + seconds
                seconds -= room
            minute += 1
            passed = 0
        return None

    def _back(self, at: int, seconds: int) -> int | None:
        minute, passed = divmod(at - self.base, 60)
        while minute >= self.begin:
            if self.flags[minute]:
                if seconds <= passed:
                    return self.instant(minute) + passed - seconds
                seconds -= passed
            minute -= 1
            passed = 60
        return None

    def working_seconds_between(self, start: int, end: int) -> int:
        if end < start:
            return -self.working_seconds_between(end, start)
        first, skipped = divmod(start - self.base, 60)
        last, part = divmod(end - self.base, 60)
        return 60 * sum(self.flags[first:last]) - skipped * self.flags[first] + part * self.flags[last]

    def add_working_days(self, at: int, days: int) -> int | None:
        if days < 0:
            today = self.shown[(at - self.base) // 60] // DAY_MINUTES
            earlier = [day for day in self._closings() if day < today]
            return self._closings()[earlier[days]] if len(earlier) >= -days else None
        came_in = self._day_of_next_minute(at)
        if came_in is None:
            return None
        later = [closing for day, closing in self._closings().items() if day >= came_in]
        return later[days] if days < len(later) else None

    def working_days_between(self, start: int, end: int) -> int:
        if end < start:
            return -self.working_days_between(end, start)
        came_in = self._day_of_next_minute(start)
        minute = (end - 1 - self.base) // 60
        minute = self.flags.rfind(1, 0, minute + 1)
        if came_in is None or minute < 0:
            return 0
        last = self.shown[minute] // DAY_MINUTES
        return sum(1 for day in self._closings() if came_in < day <= last)

    def _day_of_next_minute(self, at: int) -> int | None:
        minute = self.flags.find(1, (at - self.base) // 60)
        return self.shown[minute] // DAY_MINUTES if minute >= 0 else None

    def _closings(self) -> dict[int, int]:
        if self._days is None:
            last = {wall // DAY_MINUTES: m for m, wall in compress(enumerate(self.shown), self.flags)}
            self._days = {day: self.instant(minute + 1) for day, minute in last.items()}
        return self._days


def _paint(hours: OpeningHours | PersonHours, on: date) -> bytearray:
    """The 1,440 minutes of a wall date, 1 where there is work."""
    place = hours.workplace if isinstance(hours, PersonHours) else hours
    special = [day for day in place.special_days if day.on == on]
    in_term = not place.terms or any(term.first_on <= on <= term.last_on for term in place.terms)
    if special:
        minutes = _painted(special[-1].intervals)
    elif in_term:
        minutes = _painted(_pattern(place.weekly, on))
    else:
        minutes = bytearray(DAY_MINUTES)
    if isinstance(hours, PersonHours) and hours.weekly:
        own = _painted(_pattern(hours.weekly, on))
        if hours.beyond_workplace_hours and in_term and not special:
            minutes = own
        else:
            minutes = bytearray(map(and_, minutes, own))
    for closure in place.closures:
        _wipe(minutes, closure, on)
    if isinstance(hours, PersonHours):
        for leave in hours.leave:
            if isinstance(leave, Leave):
                _wipe(minutes, leave, on)
    return minutes


def _pattern(weekly: tuple[WeeklyHours, ...], on: date) -> Intervals:
    chosen: Intervals = ()
    for week in weekly:
        if week.first_on <= on <= week.last_on:
            chosen = week.days[on.weekday()]
    return chosen


def _painted(intervals: Intervals) -> bytearray:
    minutes = bytearray(DAY_MINUTES)
    for part in intervals:
        minutes[part.opens : part.closes] = b"\1" * (part.closes - part.opens)
    return minutes


def _wipe(minutes: bytearray, absence: Closure | Leave, on: date) -> None:
    if absence.first_on <= on <= absence.last_on:
        for part in absence.parts or (Interval(0, DAY_MINUTES),):
            minutes[part.opens : part.closes] = bytes(part.closes - part.opens)
