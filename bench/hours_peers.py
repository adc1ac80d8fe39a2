"""Other libraries, each put to the two questions in the way that its own documentation shows.

A builder imports its library and returns its answers to `add` and `between`, or None where it has no such
call. A library for dates only gets the edges of the day worked out by hand (`DayArithmetic`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from hours_scenario import ADDED_HOURS, CLOSES, FIRST_ON, LAST_ON, OPENS, Scenario

Add = Callable[[datetime], datetime]
Between = Callable[[datetime, datetime], float]
DAY_LENGTH = CLOSES - OPENS


@dataclass(frozen=True)
class Peer:
    name: str
    package: str
    build: Callable[[Scenario], tuple[Add | None, Between | None]]
    takes: str = "wall"  # 'wall': naive London time; 'aware': aware London time
    days_only: bool = False


@dataclass(frozen=True)
class DayArithmetic:
    """Working hours on top of a library that knows working days only, all of one length."""

    is_day: Callable[[date], bool]
    following: Callable[[date], date]
    offset: Callable[[date, int], date]
    count: Callable[[date, date], int]

    def add(self, at: datetime) -> datetime:
        day, second = at.date(), at.hour * 3600 + at.minute * 60 + at.second
        if not self.is_day(day):
            day, second = self.following(day), OPENS
        elif second >= CLOSES:
            day, second = self.offset(day, 1), OPENS
        days, rest = divmod(max(second - OPENS, 0) + ADDED_HOURS * 3600, DAY_LENGTH)
        if rest == 0:
            days, rest = days - 1, DAY_LENGTH
        return datetime.combine(self.offset(day, days), time()) + timedelta(seconds=OPENS + rest)

    def between(self, start: datetime, end: datetime) -> float:
        first, last = start.date(), end.date()
        return self.count(first, last) * DAY_LENGTH + self._worked(end, last) - self._worked(start, first)

    def _worked(self, at: datetime, day: date) -> int:
        if not self.is_day(day):
            return 0
        return min(max(at.hour * 3600 + at.minute * 60 + at.second - OPENS, 0), DAY_LENGTH)


def officehours(scenario: Scenario) -> tuple[Add, Between]:
    from officehours import Calculator

    calculator = Calculator("8:00", "16:30", holidays=scenario.holidays)
    return (lambda at: calculator.due_date(ADDED_HOURS, at)), calculator.working_seconds


def numpy_busday(scenario: Scenario) -> tuple[Add, Between]:
    import numpy as np

    calendar = np.busdaycalendar(holidays=np.array(scenario.holidays, dtype="datetime64[D]"))
    days = DayArithmetic(
        is_day=lambda day: bool(np.is_busday(day, busdaycal=calendar)),
        following=lambda day: np.busday_offset(day, 0, roll="forward", busdaycal=calendar).item(),
        offset=lambda day, n: np.busday_offset(day, n, busdaycal=calendar).item(),
        count=lambda first, last: int(np.busday_count(first, last, busdaycal=calendar)),
    )
    return days.add, days.between


def bizdays(scenario: Scenario) -> tuple[Add, Between | None]:
    from bizdays import Calendar

    calendar = Calendar(scenario.holidays, weekdays=["Saturday", "Sunday"], startdate=FIRST_ON, enddate=LAST_ON)
    days = DayArithmetic(
        is_day=calendar.isbizday, following=calendar.following, offset=calendar.offset, count=calendar.bizdays
    )
    return days.add, None  # its count rolls both ends to working days: no count for a date that is none


def exchange_calendars(scenario: Scenario) -> tuple[Add, Between]:
    from zoneinfo import ZoneInfo

    import pandas as pd
    from exchange_calendars import ExchangeCalendar

    class School(ExchangeCalendar):
        name = "SCHOOL"
        tz = ZoneInfo("Europe/London")
        open_times = ((None, time(8)),)
        close_times = ((None, time(16, 30)),)

        @property
        def adhoc_holidays(self) -> list[Any]:
            return [pd.Timestamp(day) for day in scenario.holidays]

    minutes = School(start=FIRST_ON.isoformat(), end=LAST_ON.isoformat(), side="left").minutes.asi8
    minute = 60 * 10**9

    def add(at: datetime) -> datetime:
        index = minutes.searchsorted(int(at.timestamp()) * 10**9) + ADDED_HOURS * 60 - 1
        return datetime.fromtimestamp((int(minutes[index]) + minute) // 10**9, at.tzinfo)

    def between(start: datetime, end: datetime) -> float:
        first, last = minutes.searchsorted((int(start.timestamp()) * 10**9, int(end.timestamp()) * 10**9))
        return 60 * int(last - first)

    return add, between


def pandas_business_hour(scenario: Scenario) -> tuple[Add, None]:
    import pandas as pd

    step = pd.offsets.CustomBusinessHour(
        n=ADDED_HOURS, start="08:00", end="16:30", holidays=scenario.holidays, weekmask="Mon Tue Wed Thu Fri"
    )
    return (lambda at: (pd.Timestamp(at) + step).to_pydatetime()), None


def businesstime(scenario: Scenario) -> tuple[None, Between]:
    from businesstime import BusinessTime

    school = BusinessTime((time(8), time(16, 30)), holidays=scenario.holidays)
    whole_day = timedelta(seconds=DAY_LENGTH)

    def between(start: datetime, end: datetime) -> float:
        told = school.businesstimedelta(start, end)  # its days are working days, not 24 hours
        return told.days * whole_day.total_seconds() + told.seconds

    return None, between


def bizdurr(scenario: Scenario) -> tuple[None, Between]:
    from bizdurr import BusinessDuration

    day = {"start": "08:00", "end": "16:30"}
    school = BusinessDuration(
        business_hours=dict.fromkeys(("monday", "tuesday", "wednesday", "thursday", "friday"), day),
        business_timezone="Europe/London",
        holidays=scenario.holidays,
    )
    return None, lambda start, end: school.calculate(start=start, end=end).total_seconds()


def business_duration(scenario: Scenario) -> tuple[None, Between]:
    from business_duration import businessDuration

    holidays = dict.fromkeys(scenario.holidays, "off")
    return None, lambda start, end: businessDuration(
        start, end, time(8), time(16, 30), holidaylist=holidays, unit="sec"
    )


def businesstimedelta(scenario: Scenario) -> tuple[Add, Between]:
    import pytz
    from businesstimedelta import BusinessTimeDelta, HolidayRule, Rules, WorkDayRule

    zone = pytz.timezone("Europe/London")
    rules = Rules(
        [
            WorkDayRule(start_time=time(8), end_time=time(16, 30), working_days=[0, 1, 2, 3, 4], tz=zone),
            HolidayRule(set(scenario.holidays), tz=zone),
        ]
    )
    step = BusinessTimeDelta(rules, hours=ADDED_HOURS)
    return (lambda at: at + step), lambda start, end: rules.difference(start, end).timedelta.total_seconds()


PEERS = (
    Peer("officehours", "officehours", officehours),
    Peer("numpy busday + edges by hand", "numpy", numpy_busday, days_only=True),
    Peer("bizdays + edges by hand", "bizdays", bizdays, days_only=True),
    Peer("exchange_calendars minutes + index by hand", "exchange-calendars", exchange_calendars, takes="aware"),
    Peer("businesstime", "businesstime", businesstime),
    Peer("bizdurr", "bizdurr", bizdurr, takes="aware"),
    Peer("pandas CustomBusinessHour", "pandas", pandas_business_hour),
    Peer("business-duration", "business-duration", business_duration),
    Peer("businesstimedelta", "businesstimedelta", businesstimedelta, takes="aware"),
)
