"""What a clock on the wall of one time zone shows at each instant.

Wall time is counted like an instant: seconds from 1970-01-01 00:00 as the wall shows it. Between two
changes of the clock it differs from the instant by a fixed offset, so a stretch of wall time becomes
stretches of instants by plain subtraction, whatever the zone does: summer time, half hours, days
without midnight, dates that a country left out.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from accord.rules.working_time.errors import BadHours

DAY = 86_400
EPOCH_ORDINAL = date(1970, 1, 1).toordinal()
_PROBE = DAY  # no zone has changed its clock twice within a day since 1900

Seconds = TypeVar("Seconds", int, float)


class WallClock:
    """The clock changes of one zone from one instant to another (epoch seconds)."""

    __slots__ = ("_ends", "_offsets", "_starts", "zone")

    def __init__(self, zone: ZoneInfo, first: int, last: int) -> None:
        self.zone = zone
        self._starts = [first, *_changes(zone, first, last)]
        self._ends = [*self._starts[1:], last]
        self._offsets = [_offset(zone, start) for start in self._starts]

    def shows(self, at: Seconds) -> Seconds:
        """The wall time at an instant."""
        return at + self._offsets[bisect_right(self._starts, at) - 1]

    def first_showing(self, wall: int) -> int:
        """The first instant at which the clock shows this wall time or a later one."""
        for start, end, offset in zip(self._starts, self._ends, self._offsets, strict=True):
            if wall - offset < end:
                return max(start, wall - offset)
        raise BadHours("The clock was asked for a time after the dates that it knows.")

    def instants(self, walls: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """HOURS-1: The clock on the school's wall decides whether the school is open.

        Stretches of wall time (in order) become stretches of instants (in order). A time that the
        clock leaves out does not happen; a time that it shows twice is worked twice.
        """
        waiting = list(walls)
        begin = 0
        for start, end, offset in zip(self._starts, self._ends, self._offsets, strict=True):
            low, high = start + offset, end + offset
            while begin > 0 and waiting[begin - 1][1] > low:  # the clock went back: look again
                begin -= 1
            while begin < len(waiting) and waiting[begin][1] <= low:
                begin += 1
            while begin < len(waiting) and waiting[begin][0] < high:
                opens, closes = waiting[begin]
                yield max(opens, low) - offset, min(closes, high) - offset
                begin += 1


@lru_cache(maxsize=64)
def wall_clock(zone: str, first_on: date, last_on: date) -> WallClock:
    """The clock of an IANA zone, known from two days before the first date to two after the last."""
    try:
        info = ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as unknown:
        raise BadHours(f"No time zone is called “{zone}”. Choose one such as Europe/London.") from unknown
    return WallClock(info, midnight(first_on) - 2 * DAY, midnight(last_on) + 3 * DAY)


def midnight(on: date) -> int:
    """The wall time at the start of a date."""
    return (on.toordinal() - EPOCH_ORDINAL) * DAY


def _changes(zone: ZoneInfo, first: int, last: int) -> list[int]:
    """The instants at which the zone changes its offset, found by halving each day with a change."""
    changes: list[int] = []
    known = _offset(zone, first)
    for probe in range(first, last, _PROBE):
        low, high = probe, min(probe + _PROBE, last)
        while _offset(zone, high) != known:
            before, after = low, high
            while after - before > 1:
                middle = (before + after) // 2
                if _offset(zone, middle) == known:
                    before = middle
                else:
                    after = middle
            changes.append(after)
            low, known = after, _offset(zone, after)
    return changes


def _offset(zone: ZoneInfo, at: int) -> int:
    shift = datetime.fromtimestamp(at, UTC).astimezone(zone).utcoffset()
    return 0 if shift is None else shift.days * DAY + shift.seconds
