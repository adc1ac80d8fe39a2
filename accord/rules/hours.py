"""Working time: when a school, an office or a person is at work, and how that time is counted.

Declare the facts (`OpeningHours`, `PersonHours`), make a calendar once (`compile_calendar`), ask it often:

    calendar = compile_calendar(hours, first_on=date(2025, 9, 1), last_on=date(2035, 8, 31))
    calendar.add_working_seconds(received_at, 16 * HOUR)

Every answer depends only on what is passed in; the moment (`at`) is always passed in.
"""

from accord.rules.working_time.cover import FirstAtWork, first_at_work
from accord.rules.working_time.day_hours import DayHours, DayReason, day_on, days_between
from accord.rules.working_time.epoch_calendar import EpochCalendar
from accord.rules.working_time.errors import (
    BadHours,
    CalendarEnds,
    HoursError,
    NaiveDatetime,
    NeverOpen,
    OutsideCalendar,
)
from accord.rules.working_time.office_days import with_office_days
from accord.rules.working_time.opening_hours import (
    Away,
    Closure,
    DateRange,
    Interval,
    Intervals,
    Leave,
    OpeningHours,
    PersonHours,
    SpecialDay,
    WeeklyHours,
)
from accord.rules.working_time.working_calendar import WorkingCalendar, compile_calendar

HOUR = 3600

__all__ = [
    "HOUR",
    "Away",
    "BadHours",
    "CalendarEnds",
    "Closure",
    "DateRange",
    "DayHours",
    "DayReason",
    "EpochCalendar",
    "FirstAtWork",
    "HoursError",
    "Interval",
    "Intervals",
    "Leave",
    "NaiveDatetime",
    "NeverOpen",
    "OpeningHours",
    "OutsideCalendar",
    "PersonHours",
    "SpecialDay",
    "WeeklyHours",
    "WorkingCalendar",
    "compile_calendar",
    "day_on",
    "days_between",
    "first_at_work",
    "with_office_days",
]
