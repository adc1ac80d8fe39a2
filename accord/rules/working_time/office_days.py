"""Two calendars as one: the school's hours where there is school, those of its office where there is none."""

from __future__ import annotations

from functools import lru_cache

from accord.rules.working_time.epoch_calendar import EpochCalendar
from accord.rules.working_time.spans import merged, without
from accord.rules.working_time.working_calendar import WorkingCalendar


@lru_cache(maxsize=32)
def with_office_days(school: WorkingCalendar, office: WorkingCalendar) -> WorkingCalendar:
    """HOURS-20: Where the office counts in the holidays, a day without school has the office's hours.

    A day with school has the school's hours, however long the office is open on it. Both calendars cover the
    same dates in one zone. Raises ValueError when they do not.
    """
    if (school.zone, school.first_on, school.last_on) != (office.zone, office.first_on, office.last_on):
        raise ValueError("The calendars of the school and of its office cover the same dates in one zone.")
    days = {day.ordinal: day for day in office.epoch.working_days}
    taught = {day.ordinal: day for day in school.epoch.working_days}
    cuts = merged((days[ordinal].opens, days[ordinal].closes) for ordinal in days.keys() & taught.keys())
    openings = merged([*school.epoch.openings, *without(tuple(office.epoch.openings), cuts)])
    days |= taught
    epoch = EpochCalendar(
        starts=school.epoch.starts,
        ends=school.epoch.ends,
        openings=openings,
        days=[days[ordinal] for ordinal in sorted(days)],
        wall=school.epoch.wall,
    )
    return WorkingCalendar(zone=school.zone, first_on=school.first_on, last_on=school.last_on, epoch=epoch)
