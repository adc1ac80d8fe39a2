"""The hours by which a school reads what families write, where it has entered none or is closed for good as well."""

from datetime import date, datetime

from accord.rules.charter import Duration
from accord.rules.clocks import promised_at
from accord.rules.hours import (
    HoursError,
    Interval,
    OpeningHours,
    WeeklyHours,
    WorkingCalendar,
    compile_calendar,
)
from accord.schools.facts import calendar_around, settings_of
from accord.schools.models import School
from accord.schools.models import WeeklyHours as StoredHours

ALL_DAY = (Interval(0, 24 * 60),)


def office_hours(school: School, at: datetime) -> WorkingCalendar:
    """Return the hours of the office; where it never opens again those of the school, else day and night.

    So a family can always write: what they write waits for an opening, or for nobody.
    """
    for kind in (StoredHours.Kind.OFFICE, StoredHours.Kind.SCHOOL):
        calendar = calendar_around(school, kind, at)
        if opens_again(calendar, at):
            return calendar
    return day_and_night(school, at)


def opens_again(calendar: WorkingCalendar, at: datetime) -> bool:
    """Whether a calendar is open at a moment or opens after it."""
    try:
        calendar.next_opening(at)
    except HoursError:
        return False
    return True


def day_and_night(school: School, at: datetime) -> WorkingCalendar:
    """Return a calendar around a moment that never closes."""
    zone = settings_of(school).zone
    year = at.astimezone(zone).year
    always = OpeningHours(zone=zone.key, weekly=(WeeklyHours((ALL_DAY,) * 7),))
    return compile_calendar(always, first_on=date(year - 1, 1, 1), last_on=date(year + 2, 12, 31))


def countable(within: Duration | None, calendar: WorkingCalendar, at: datetime) -> Duration | None:
    """Return what is promised, or None where the calendar does not reach as far as the promise."""
    try:
        return within if within and promised_at(at, within, calendar) else None
    except HoursError:
        return None
