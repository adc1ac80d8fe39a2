"""From when a member of staff may be told of something: in their own working time, by the charter's quiet hours."""

from datetime import datetime, timedelta

from accord.charters.facts import rules_in_force
from accord.people.facts import working_calendar_of
from accord.people.models import StaffMember
from accord.rules.charter import StaffQuietHours
from accord.rules.hours import HoursError, WorkingCalendar
from accord.rules.sending import first_told
from accord.schools.facts import calendar_around, settings_of
from accord.schools.models import School, WeeklyHours

AHEAD = timedelta(days=400)
"""How far a person's own calendar is laid out: past any leave that a cover would not take over."""


def first_told_at(school: School, staff: StaffMember, at: datetime) -> datetime | None:
    """The first moment from `at` on at which a member of staff may be told; None where no hours are declared."""
    quiet = rules_in_force(school, at).one(StaffQuietHours).values
    try:
        return first_told(at, _calendar(school, staff, at), quiet)
    except HoursError:
        return None


def _calendar(school: School, staff: StaffMember, at: datetime) -> WorkingCalendar:
    on = at.astimezone(settings_of(school).zone).date()
    try:
        own = working_calendar_of(staff, on - timedelta(days=2), on + AHEAD)
        own.next_opening(at)
    except HoursError:
        return calendar_around(school, WeeklyHours.Kind.OFFICE, at)
    return own
