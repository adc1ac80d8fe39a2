"""One school's ordinary week in London, and short ways to say dates and moments in the tests."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from accord.rules.hours import (
    Interval,
    Intervals,
    OpeningHours,
    PersonHours,
    WeeklyHours,
    WorkingCalendar,
    compile_calendar,
)

LONDON = ZoneInfo("Europe/London")
SCHOOL_DAY = (Interval(8 * 60, 16 * 60 + 30),)


def week(*days: Intervals) -> WeeklyHours:
    """A weekly pattern from Monday on; weekdays not given are free."""
    given = (*days, *((),) * (7 - len(days)))
    return WeeklyHours((given[0], given[1], given[2], given[3], given[4], given[5], given[6]))


MONDAY_TO_FRIDAY = week(*(SCHOOL_DAY,) * 5)
SCHOOL = OpeningHours(zone="Europe/London", weekly=(MONDAY_TO_FRIDAY,))


def calendar_of(
    hours: OpeningHours | PersonHours,
    first_on: date = date(2026, 9, 1),
    last_on: date = date(2027, 8, 31),
) -> WorkingCalendar:
    return compile_calendar(hours, first_on=first_on, last_on=last_on)


def at(text: str, zone: str = "Europe/London", fold: int = 0) -> datetime:
    """The moment at which the wall shows this date and time, in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone), fold=fold).astimezone(UTC)


def clock(moment: datetime, zone: str = "Europe/London") -> str:
    """What the wall shows at this moment, such as 'Fri 2026-11-20 16:30'."""
    return moment.astimezone(ZoneInfo(zone)).strftime("%a %Y-%m-%d %H:%M")
