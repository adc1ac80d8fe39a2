"""When nothing is sent: a night between two times, and days that are quiet as a whole, by the clock on the wall."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from accord.rules.charter_values.fields import DAY_MINUTES, Weekday
from accord.rules.charter_values.times import FamilyQuietHours, StaffQuietHours

WEEKDAYS = tuple(Weekday)


@dataclass(frozen=True)
class QuietTimes:
    """Quiet from `begins` to `ends` (minutes after midnight, over midnight where it ends earlier) and on whole days."""

    begins: int
    ends: int
    days: Collection[Weekday]
    zone: ZoneInfo


def quiet_times(values: FamilyQuietHours | StaffQuietHours, zone: ZoneInfo) -> QuietTimes:
    """The quiet times that a charter lays down, by the clock of a zone."""
    return QuietTimes(values.begins % DAY_MINUTES, values.ends % DAY_MINUTES, values.quiet_days, zone)


def is_quiet(quiet: QuietTimes, at: datetime) -> bool:
    """QUIET-1: It is quiet from the first minute of the quiet hours up to their end, and all day on a quiet day."""
    wall = at.astimezone(quiet.zone)
    minute = wall.hour * 60 + wall.minute
    if WEEKDAYS[wall.weekday()] in quiet.days:
        return True
    if quiet.begins <= quiet.ends:
        return quiet.begins <= minute < quiet.ends
    return minute >= quiet.begins or minute < quiet.ends


def leaves_at(quiet: QuietTimes, at: datetime) -> datetime:
    """QUIET-2: What is written in quiet hours leaves the moment they end; what is written outside leaves at once.

    The moment is in UTC. Raises ValueError where every day is quiet.
    """
    if len(set(quiet.days)) == len(WEEKDAYS):
        raise ValueError("All seven days are quiet, so nothing would ever leave.")
    moment = at.astimezone(UTC)
    while is_quiet(quiet, moment):
        wall = moment.astimezone(quiet.zone)
        minute = wall.hour * 60 + wall.minute
        if WEEKDAYS[wall.weekday()] in quiet.days or quiet.ends <= minute:
            midnight = wall.replace(hour=0, minute=0, second=0, microsecond=0, fold=0) + timedelta(days=1)
            later = midnight.astimezone(UTC)
        else:
            ends = wall.replace(hour=quiet.ends // 60, minute=quiet.ends % 60, second=0, microsecond=0)
            later = ends.astimezone(UTC)
        moment = later if later > moment else moment + timedelta(minutes=1)
    return moment
