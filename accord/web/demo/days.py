"""When things of the demo happened: on a school day and at an hour at which people do such things."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

RIVERBANK = ZoneInfo("Europe/London")
LAST_WORKDAY = 5


def school_day(at: datetime, back: int, hour: int, minute: int = 0) -> datetime:
    """Return an hour of the weekday `back` days ago, or of the last one before it; never after `at`.

    Over a weekend several days fall on one Friday: what follows upon something stands at a later hour than it.
    """
    day = at.astimezone(RIVERBANK).date() - timedelta(days=back)
    moment = datetime.combine(day, time(hour, minute), RIVERBANK)
    while moment > at or moment.isoweekday() > LAST_WORKDAY:
        moment -= timedelta(days=1)
    return moment


def weekday_before(at: datetime, count: int, hour: int, minute: int = 0) -> datetime:
    """Return an hour of the weekday that lies `count` weekdays before the last on which that hour has come."""
    moment = school_day(at, 0, hour, minute)
    for _one in range(count):
        moment = school_day(moment, 1, hour, minute)
    return moment
