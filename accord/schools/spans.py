"""Dates that make sense for a school: not absurdly far off, in order, and told from today."""

from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accord.schools.changes import refuse
from accord.schools.facts.settings import settings_of
from accord.schools.models import School

EARLIEST = date(2000, 1, 1)
LATEST = date(2099, 12, 31)


def today_at(school: School, at: datetime) -> date:
    """The date on the school's wall calendar at a moment."""
    return at.astimezone(settings_of(school).zone).date()


def check_date(on: date, field: str) -> None:
    """Refuse (422) a date that is surely a slip of the keyboard."""
    if not EARLIEST <= on <= LATEST:
        raise refuse("date-far-off", _("Choose a date between 2000 and 2099."), field)


def check_span(first_on: date, last_on: date, *, most_days: int, first: str, last: str) -> None:
    """Refuse (422) a stretch that ends before it starts or lasts longer than `most_days`."""
    check_date(first_on, first)
    check_date(last_on, last)
    if last_on < first_on:
        raise refuse("ends-before-start", _("The last day comes before the first."), last)
    if (last_on - first_on).days >= most_days:
        sentence = ngettext(
            "This is longer than %(days)s day. Check both dates.",
            "This is longer than %(days)s days. Check both dates.",
            most_days,
        )
        message = sentence % {"days": most_days}
        raise refuse("span-too-long", message, last)


def a_year_after(on: date) -> date:
    """The same date a year later; 28 February after a leap day."""
    leap_day = (on.month, on.day) == (2, 29)
    return on.replace(year=on.year + 1, day=28 if leap_day else on.day)
