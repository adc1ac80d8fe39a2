"""Times that are offered for a talk: soon, and in the working hours of whoever offers them."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from accord.rules.hours import HoursError, WorkingCalendar

LASTS = timedelta(minutes=45)
SOONEST = timedelta(minutes=90)
SETTLE_IN = timedelta(minutes=15)
QUARTER = timedelta(minutes=15)
FURTHEST = 14
"""Openings that are looked at, at most."""


def talk_times(own: WorkingCalendar, at: datetime, most: int = 3) -> list[datetime]:
    """Times for a talk within somebody's own working hours, on different days, the next one first.

    TALK-1: The first time lies at least an hour and a half ahead, so that the family can read of it; every other one
    lies early in the day, for families who cannot come late. TALK-2: None lies outside the person's working hours; a
    person without hours is offered none.
    """
    zone = ZoneInfo(own.zone)
    found: list[datetime] = []
    moment = at + SOONEST
    for _opening in range(FURTHEST):
        try:
            opens = moment if own.is_open(moment) else own.next_opening(moment)
            closes = own.next_closing(opens)
        except HoursError:
            break
        early = opens + SETTLE_IN if opens > moment else opens
        start = _quarter(closes - LASTS, up=False) if len(found) % 2 == 0 else _quarter(early, up=True)
        taken = {one.astimezone(zone).date() for one in found}
        if opens <= start <= closes - LASTS and start.astimezone(zone).date() not in taken:
            found.append(start)
        if len(found) == most:
            break
        moment = closes
    return found


def _quarter(moment: datetime, *, up: bool) -> datetime:
    """The quarter of an hour at or next to a moment."""
    over = timedelta(minutes=moment.minute % 15, seconds=moment.second, microseconds=moment.microsecond)
    down = moment - over
    return down + QUARTER if up and over else down
