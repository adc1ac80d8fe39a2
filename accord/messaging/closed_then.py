"""A day that was promised on which the school turned out to be closed: said to both sides, and that the date stays."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from accord.core import words
from accord.core.words import isolate
from accord.rules.hours import DayReason, HoursError, day_on
from accord.schools.facts import calendar_around, opening_hours
from accord.schools.models import School, WeeklyHours


def closed_then(school: School, due_at: datetime | None, at: datetime, zone: ZoneInfo, *, for_family: bool) -> str:
    """A sentence where nobody is at work on the day of a promise because of a closure; '' on every other day.

    What is promised stays (CLOCK-10); so it is said beforehand that the answer itself may come later.
    """
    if due_at is None or due_at <= at or _anybody_works(school, due_at, at, zone):
        return ""
    on = due_at.astimezone(zone).date()
    day = day_on(opening_hours(school, WeeklyHours.Kind.SCHOOL, on, on), on)
    if day.reason is not DayReason.CLOSURE:
        return ""
    said = {"reason": isolate(day.name), "opens": _opens_after(school, due_at, at, zone)}
    if not said["opens"]:
        return ""
    if for_family:
        sentence = _(
            "The school is closed that day (%(reason)s) and opens %(opens)s, so the answer may come later. The promise "
            "still counts."
        )
    else:
        sentence = _("The school is closed that day (%(reason)s) and opens %(opens)s. The family’s date stays.")
    return sentence % said


def _anybody_works(school: School, due_at: datetime, at: datetime, zone: ZoneInfo) -> bool:
    begins = datetime.combine(due_at.astimezone(zone).date(), time(), tzinfo=zone)
    calendars = (calendar_around(school, kind, at) for kind in WeeklyHours.Kind)
    try:
        return any(calendar.working_seconds_between(begins, due_at) > 0 for calendar in calendars)
    except HoursError:
        return True


def _opens_after(school: School, due_at: datetime, at: datetime, zone: ZoneInfo) -> str:
    try:
        opens_at = calendar_around(school, WeeklyHours.Kind.SCHOOL, at).next_opening(due_at)
    except HoursError:
        return ""
    return words.moment(opens_at, at, zone)
