"""Whether a school is open now, in one sentence for the head of a page."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from accord.core import words
from accord.rules import hours as rulebook
from accord.schools.facts.calendar import Kind, calendar_around, opening_hours
from accord.schools.facts.settings import settings_of
from accord.schools.models import School


@dataclass(frozen=True, slots=True)
class OpenState:
    """Open or not, until or from when (UTC; None when nothing is entered), and the sentence that says so."""

    is_open: bool
    changes_at: datetime | None
    sentence: str


def open_state(school: School, at: datetime, *, kind: str = Kind.SCHOOL) -> OpenState:
    """Say whether the school (or its office) is open at a moment, in the language of the page."""
    calendar = calendar_around(school, kind, at)
    zone = settings_of(school).zone
    if calendar.is_open(at):
        closes_at = _next_closing(calendar, at)
        if closes_at is None:
            return OpenState(True, None, _("Open around the clock."))
        if closes_at.astimezone(zone).date() == at.astimezone(zone).date():
            said = _("Open until %(time)s.") % {"time": words.time_of_day(closes_at, zone)}
        else:
            said = _("Open until %(moment)s.") % {"moment": words.moment(closes_at, at, zone)}
        return OpenState(True, closes_at, said)
    try:
        opens_at = calendar.next_opening(at)
    except rulebook.CalendarEnds:
        return OpenState(False, None, _("Closed. No opening hours are entered yet."))
    moment = words.moment(opens_at, at, zone)
    if why := _closed_for(school, kind, at):
        said = _("Closed: %(reason)s. Opens %(moment)s.") % {"reason": why, "moment": moment}
    else:
        said = _("Closed. Opens %(moment)s.") % {"moment": moment}
    return OpenState(False, opens_at, said)


def _next_closing(calendar: rulebook.WorkingCalendar, at: datetime) -> datetime | None:
    try:
        return calendar.next_closing(at)
    except rulebook.CalendarEnds:
        return None


def _closed_for(school: School, kind: str, at: datetime) -> str:
    """The name of the closure that shuts the school today, if it is one."""
    today = at.astimezone(settings_of(school).zone).date()
    day = rulebook.day_on(opening_hours(school, kind, today, today), today)
    return day.name if day.reason is rulebook.DayReason.CLOSURE and not day.intervals else ""
