"""Stretches of time as people say them."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from accord.core import words


def span_in_words(starts_at: datetime, ends_at: datetime, at: datetime, zone: str) -> str:
    """Say from when until when, by the clock of the zone: 'Monday', 'today 1 pm to 3 pm', 'Monday to Friday'."""
    wall = ZoneInfo(zone)
    starts, ends = starts_at.astimezone(wall), ends_at.astimezone(wall)
    whole = starts.time() == time.min and ends.time() == time.min
    last = (ends - timedelta(minutes=1)).date()
    now = at.astimezone(wall)
    if whole and last == starts.date():
        return words.day(starts.date(), now, wall)
    if whole:
        first_day, last_day = words.day(starts.date(), now, wall), words.day(last, now, wall)
        return _("%(first)s to %(last)s") % {"first": first_day, "last": last_day}
    if last == starts.date():
        return _("%(day)s %(start)s to %(end)s") % {
            "day": words.day(starts.date(), now, wall),
            "start": words.time_of_day(starts, wall),
            "end": words.time_of_day(ends, wall),
        }
    first_moment, last_moment = words.moment(starts, now, wall), words.moment(ends, now, wall)
    return _("%(first)s to %(last)s") % {"first": first_moment, "last": last_moment}
