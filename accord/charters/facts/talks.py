"""By when a talk is owed to somebody who does not agree, and how much of the school's time it took."""

from datetime import datetime, timedelta

from accord.rules import hours
from accord.schools.facts import calendar_around
from accord.schools.models import School, WeeklyHours

LONGEST_WAIT = timedelta(days=60)
"""For a school whose calendar ends before: a talk is owed within this time in any case."""


def talk_due_at(school: School, at: datetime, working_days: int) -> datetime:
    """Return the closing of the school on the last of so many working days."""
    try:
        due = calendar_around(school, WeeklyHours.Kind.SCHOOL, at).add_working_days(at, working_days)
    except hours.HoursError:
        return at + LONGEST_WAIT
    return due


def working_seconds(school: School, start: datetime, end: datetime) -> int:
    """Return the school's own time between two moments, in seconds; 0 where no calendar reaches."""
    try:
        return round(calendar_around(school, WeeklyHours.Kind.SCHOOL, end).working_seconds_between(start, end))
    except hours.HoursError:
        return 0
