"""Working time where clocks do odd things: each case is told as the wall shows it."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from accord.rules.hours import HOUR, Interval, OpeningHours, compile_calendar
from accord.rules.tests.week import at, clock, week

pytestmark = pytest.mark.requirement("A1")

NIGHT = week(*((Interval(0, 360), Interval(1320, 1440)),) * 7)
EARLY = week(*((Interval(30, 90),),) * 7)
ALL_DAY = week(*((Interval(0, 1440),),) * 7)
SCHOOL_WEEK = week(*((Interval(480, 990),),) * 5)


def hours_worked(zone: str, weekly: object, first: datetime, last: datetime) -> float:
    hours = OpeningHours(zone, (weekly,))  # type: ignore[arg-type]
    calendar = compile_calendar(
        hours, first_on=first.date() - timedelta(days=2), last_on=last.date() + timedelta(days=2)
    )
    return calendar.working_seconds_between(first, last) / HOUR


@pytest.mark.parametrize(
    ("zone", "evening", "morning", "worked"),
    [
        ("Europe/London", "2026-03-28 22:00", "2026-03-29 06:00", 7),  # an hour left out
        ("Europe/London", "2026-10-24 22:00", "2026-10-25 06:00", 9),  # an hour shown twice
        ("Europe/London", "2026-11-20 22:00", "2026-11-21 06:00", 8),
        ("Australia/Lord_Howe", "2026-04-04 22:00", "2026-04-05 06:00", 8.5),
        ("Australia/Lord_Howe", "2026-10-03 22:00", "2026-10-04 06:00", 7.5),
        ("Antarctica/Troll", "2026-03-28 22:00", "2026-03-29 06:00", 6),
        ("America/Sao_Paulo", "2018-11-03 22:00", "2018-11-04 06:00", 7),  # 00:00 to 01:00 left out
        ("America/Sao_Paulo", "2018-02-17 22:00", "2018-02-18 06:00", 9),
        ("Africa/Cairo", "2026-04-23 22:00", "2026-04-24 06:00", 7),
        ("Asia/Beirut", "2026-03-28 22:00", "2026-03-29 06:00", 7),
        ("Asia/Kolkata", "2026-03-28 22:00", "2026-03-29 06:00", 8),
    ],
)
def test_a_night_shift_is_as_long_as_the_clock_makes_it(zone: str, evening: str, morning: str, worked: float) -> None:
    assert hours_worked(zone, NIGHT, at(evening, zone), at(morning, zone)) == worked


def test_an_interval_that_ends_in_a_repeated_hour_is_worked_again() -> None:
    calendar = compile_calendar(
        OpeningHours("Europe/London", (EARLY,)), first_on=date(2026, 10, 24), last_on=date(2026, 10, 26)
    )
    sunday = [
        (clock(datetime.fromtimestamp(o, at("2026-10-25 00:00").tzinfo)), (c - o) // 60)
        for o, c in calendar.epoch.openings
    ]
    assert sunday == [
        ("Sat 2026-10-24 00:30", 60),
        ("Sun 2026-10-25 00:30", 60),
        ("Sun 2026-10-25 01:00", 30),
        ("Mon 2026-10-26 00:30", 60),
    ]
    assert calendar.is_open(at("2026-10-25 01:15", fold=0))
    assert calendar.is_open(at("2026-10-25 01:15", fold=1))
    assert not calendar.is_open(at("2026-10-25 01:45", fold=0))


def test_hours_that_the_clock_leaves_out_are_not_worked() -> None:
    two_to_three = week(*((Interval(60, 120),),) * 7)
    calendar = compile_calendar(
        OpeningHours("Europe/London", (two_to_three,)), first_on=date(2026, 3, 28), last_on=date(2026, 3, 30)
    )
    assert clock(calendar.next_opening(at("2026-03-28 12:00"))) == "Mon 2026-03-30 01:00"
    assert calendar.working_days_between(at("2026-03-28 00:00"), at("2026-03-30 02:00")) == 1


def test_a_date_that_a_country_left_out_is_no_working_day() -> None:
    zone = "Pacific/Apia"
    calendar = compile_calendar(
        OpeningHours(zone, (SCHOOL_WEEK,)), first_on=date(2011, 12, 26), last_on=date(2012, 1, 6)
    )
    thursday = at("2011-12-29 15:30", zone)
    assert clock(calendar.add_working_seconds(thursday, 2 * HOUR), zone) == "Mon 2012-01-02 09:00"
    assert clock(calendar.add_working_days(thursday, 1), zone) == "Mon 2012-01-02 16:30"
    assert clock(calendar.next_opening(at("2011-12-29 17:00", zone)), zone) == "Mon 2012-01-02 08:00"


def test_a_calendar_starts_and_ends_with_its_dates_where_midnight_is_missing() -> None:
    zone = "America/Sao_Paulo"
    calendar = compile_calendar(OpeningHours(zone, (ALL_DAY,)), first_on=date(2018, 11, 4), last_on=date(2018, 11, 4))
    assert calendar.epoch.ends - calendar.epoch.starts == 23 * HOUR
    assert clock(datetime.fromtimestamp(calendar.epoch.starts, at("2018-11-04 12:00").tzinfo), zone) == (
        "Sun 2018-11-04 01:00"
    )


@pytest.mark.parametrize("zone", ["Asia/Kolkata", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Chatham"])
def test_school_opens_at_eight_where_offsets_are_not_whole_hours(zone: str) -> None:
    calendar = compile_calendar(
        OpeningHours(zone, (SCHOOL_WEEK,)), first_on=date(2026, 1, 1), last_on=date(2026, 12, 31)
    )
    opens = calendar.next_opening(at("2026-07-04 12:00", zone))
    assert clock(opens, zone) == "Mon 2026-07-06 08:00"
    assert clock(calendar.add_working_seconds(opens, 17 * HOUR), zone) == "Tue 2026-07-07 16:30"


def test_a_deadline_over_the_change_of_clocks_keeps_the_schools_hours() -> None:
    calendar = compile_calendar(
        OpeningHours("Europe/London", (SCHOOL_WEEK,)), first_on=date(2026, 1, 1), last_on=date(2026, 12, 31)
    )
    assert clock(calendar.add_working_seconds(at("2026-10-23 15:30"), 16 * HOUR)) == "Tue 2026-10-27 14:30"
    assert clock(calendar.add_working_days(at("2026-03-27 10:00"), 1)) == "Mon 2026-03-30 16:30"
