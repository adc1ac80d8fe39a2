"""Working time on epoch seconds: sorted openings, running sums, and a search by halving.

Instants are seconds since 1970-01-01 00:00 UTC, whole or with a fraction; whole in, whole out.
The first opening is an empty one at the start of the calendar, so that every instant has one before it.
`_shift` is closing time less the work done until then: instant = work done + shift.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import accumulate
from typing import NamedTuple, NoReturn

from accord.rules.working_time.errors import CalendarEnds, NeverOpen, OutsideCalendar
from accord.rules.working_time.wall_clock import DAY, EPOCH_ORDINAL, Seconds, WallClock


class WorkingDay(NamedTuple):
    """A date (as `date.toordinal`) with work on it, its first opening and its last closing."""

    ordinal: int
    opens: int
    closes: int


class EpochCalendar:
    """Answers about one school or person, in epoch seconds, each in about a microsecond."""

    __slots__ = (
        "_closes", "_day_closes", "_day_opens", "_days", "_opens", "_shift", "_wall", "_worked",
        "ends", "starts",
    )  # fmt: skip

    def __init__(
        self,
        *,
        starts: int,
        ends: int,
        openings: Sequence[tuple[int, int]],
        days: Sequence[WorkingDay],
        wall: WallClock,
    ) -> None:
        self.starts = starts
        self.ends = ends
        self._opens = [starts, *(opens for opens, _ in openings)]
        self._closes = [starts, *(closes for _, closes in openings)]
        self._worked = [0, *accumulate(closes - opens for opens, closes in openings)]
        self._shift = [closes - worked for closes, worked in zip(self._closes, self._worked, strict=True)]
        self._days = [day.ordinal for day in days]
        self._day_opens = [day.opens for day in days]
        self._day_closes = [day.closes for day in days]
        self._wall = wall

    @property
    def openings(self) -> list[tuple[int, int]]:
        """Every opening with its closing, in order; those that touch are one."""
        return list(zip(self._opens[1:], self._closes[1:], strict=True))

    @property
    def working_days(self) -> list[WorkingDay]:
        """Every date with work on it, in order."""
        return [WorkingDay(*day) for day in zip(self._days, self._day_opens, self._day_closes, strict=True)]

    @property
    def wall(self) -> WallClock:
        """The clock on the wall by which the calendar was laid out."""
        return self._wall

    def is_open(self, at: float) -> bool:
        """HOURS-2: The school is open from the moment of opening, and closed from the moment of closing."""
        if not self.starts <= at < self.ends:
            self._refuse(at)
        return at < self._closes[bisect_right(self._opens, at) - 1]

    def next_opening(self, at: Seconds) -> Seconds:
        """HOURS-7: What comes in while the school is closed counts from the next opening; else from now.

        Raises CalendarEnds when nothing opens any more.
        """
        if not self.starts <= at < self.ends:
            self._refuse(at)
        i = bisect_right(self._opens, at)
        if at < self._closes[i - 1]:
            return at
        if i == len(self._opens):
            self._run_out(at, "opening")
        return self._opens[i]

    def next_closing(self, at: float) -> int:
        """HOURS-8: The next closing is the first moment after now at which the school stops being open.

        Raises CalendarEnds when the school does not close again before the calendar ends.
        """
        if not self.starts <= at < self.ends:
            self._refuse(at)
        i = bisect_right(self._closes, at)
        if i == len(self._closes) or self._closes[i] == self.ends:
            self._run_out(at, "closing")
        return self._closes[i]

    def add_working_seconds(self, at: Seconds, seconds: Seconds) -> Seconds:
        """HOURS-9: A deadline that uses up the day exactly is that day's closing, not the next opening.

        The earliest instant by which so much working time has passed; no time at all is now.
        A negative number counts back (HOURS-10). Raises CalendarEnds when too little time is left.
        """
        if not self.starts <= at <= self.ends:
            self._refuse(at)
        i = bisect_right(self._opens, at) - 1
        target = at - self._shift[i]
        if target > self._worked[i]:
            target = self._worked[i]
        target += seconds
        if seconds > 0:
            i = bisect_left(self._worked, target)
            if i == len(self._worked):
                self._run_out(at, "working time")
            return target + self._shift[i]
        return at if seconds == 0 else self._back_to(target, at)

    def _back_to(self, target: Seconds, at: Seconds) -> Seconds:
        """HOURS-10: Counting back, work that fills the day exactly starts at that day's opening.

        The latest instant from which so much working time passes until now.
        """
        if not target >= 0:
            self._run_out(at, "working time")
        return target + self._shift[bisect_right(self._worked, target)]

    def working_seconds_between(self, start: Seconds, end: Seconds) -> Seconds:
        """HOURS-11: Between two moments only the time at work counts; turned round, it is negative."""
        if not (self.starts <= start <= self.ends and self.starts <= end <= self.ends):
            self._refuse(start if not self.starts <= start <= self.ends else end)
        opens, worked, shift = self._opens, self._worked, self._shift
        i = bisect_right(opens, start) - 1
        before = start - shift[i]
        if before > worked[i]:
            before = worked[i]
        i = bisect_right(opens, end) - 1
        until = end - shift[i]
        if until > worked[i]:
            until = worked[i]
        return until - before

    def add_working_days(self, at: float, days: int) -> int:
        """HOURS-12: A promise of so many working days ends at closing time on the last of them.

        The day on which it comes in is not counted; what comes in while closed comes in at the next
        opening. None at all is the closing of that same day. A negative number counts back (HOURS-13).
        """
        if not self.starts <= at < self.ends:
            self._refuse(at)
        if days < 0:
            return self._days_before(at, days)
        day = bisect_right(self._day_closes, at) + days
        if day >= len(self._day_closes):
            self._run_out(at, "working day")
        return self._day_closes[day]

    def _days_before(self, at: float, days: int) -> int:
        """HOURS-13: Counting back, the day of the event is not counted; the answer is a closing time."""
        today = int(self._wall.shows(at) // DAY) + EPOCH_ORDINAL
        day = bisect_left(self._days, today) + days
        if day < 0:
            self._run_out(at, "working day")
        return self._day_closes[day]

    def working_days_between(self, start: float, end: float) -> int:
        """HOURS-14: Waiting is counted in days begun after the day it came in; the same day is none.

        Turned round, it is negative.
        """
        if end < start:
            return -self.working_days_between(end, start)
        if not (self.starts <= start and end <= self.ends):
            self._refuse(start if start < self.starts else end)
        came_in = bisect_right(self._day_closes, start)
        last_begun = bisect_left(self._day_opens, end) - 1
        return max(0, last_begun - came_in)

    def _refuse(self, at: float) -> NoReturn:
        raise OutsideCalendar(
            f"{_words(at)} lies outside this calendar, which runs from {_words(self.starts)} "
            f"to {_words(self.ends)}. Ask a calendar that covers it."
        )

    def _run_out(self, at: float, what: str) -> NoReturn:
        """HOURS-18: Where the calendar ends, or never opens, the answer is a refusal, never a guess."""
        if len(self._opens) == 1:
            raise NeverOpen(
                f"Nothing is open from {_words(self.starts)} to {_words(self.ends)}. "
                "Check the weekly hours, the terms and the closures."
            )
        raise CalendarEnds(
            f"Counting from {_words(at)}, there is no such {what} between {_words(self.starts)} "
            f"and {_words(self.ends)}. Add the terms that are missing, or ask a longer calendar."
        )


def _words(at: float) -> str:
    try:
        return datetime.fromtimestamp(at, UTC).isoformat(sep=" ", timespec="minutes")
    except (ValueError, OverflowError, OSError):
        return f"The instant {at}"
