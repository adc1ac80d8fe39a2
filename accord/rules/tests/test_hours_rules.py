"""Each rule of working time, by an example that a school secretary would recognise."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from accord.rules.hours import (
    HOUR,
    Closure,
    DateRange,
    Interval,
    OpeningHours,
    SpecialDay,
    WeeklyHours,
)
from accord.rules.tests.week import MONDAY_TO_FRIDAY, SCHOOL, SCHOOL_DAY, at, calendar_of, clock, week

pytestmark = pytest.mark.requirement("A1")

MORNING = (Interval(8 * 60, 12 * 60),)
AFTERNOON = (Interval(13 * 60, 16 * 60 + 30),)


def test_hours_1_the_clock_on_the_wall_decides_in_summer_and_in_winter() -> None:
    calendar = calendar_of(SCHOOL)
    assert calendar.is_open(datetime(2026, 9, 7, 7, 0, tzinfo=UTC))  # 08:00 in London, in summer
    assert not calendar.is_open(datetime(2026, 11, 9, 7, 0, tzinfo=UTC))  # 07:00, in winter


def test_hours_2_open_at_the_moment_of_opening_and_closed_at_the_moment_of_closing() -> None:
    calendar = calendar_of(SCHOOL)
    assert not calendar.is_open(at("2026-11-20 07:59:59"))
    assert calendar.is_open(at("2026-11-20 08:00"))
    assert calendar.is_open(at("2026-11-20 16:29:59"))
    assert not calendar.is_open(at("2026-11-20 16:30"))


def test_hours_3_of_several_weekly_patterns_the_last_one_in_force_counts() -> None:
    exams = WeeklyHours(week(*(MORNING,) * 5).days, date(2026, 11, 16), date(2026, 11, 20))
    calendar = calendar_of(replace(SCHOOL, weekly=(MONDAY_TO_FRIDAY, exams)))
    assert clock(calendar.next_closing(at("2026-11-20 09:00"))) == "Fri 2026-11-20 12:00"
    assert clock(calendar.next_closing(at("2026-11-23 09:00"))) == "Mon 2026-11-23 16:30"


def test_hours_3_a_week_may_run_from_sunday_to_thursday() -> None:
    days = (SCHOOL_DAY, SCHOOL_DAY, SCHOOL_DAY, SCHOOL_DAY, (), (), SCHOOL_DAY)
    calendar = calendar_of(OpeningHours("Asia/Amman", (week(*days),)))
    assert clock(calendar.next_opening(at("2026-11-19 20:00", "Asia/Amman")), "Asia/Amman") == ("Sun 2026-11-22 08:00")


def test_hours_4_nobody_works_outside_term_where_terms_are_declared() -> None:
    terms = (
        DateRange(date(2026, 9, 2), date(2026, 12, 18)),
        DateRange(date(2027, 1, 5), date(2027, 3, 25)),
    )
    calendar = calendar_of(replace(SCHOOL, terms=terms))
    assert clock(calendar.next_opening(at("2026-12-18 16:30"))) == "Tue 2027-01-05 08:00"


def test_hours_5_a_special_day_has_its_own_hours_even_on_a_saturday_or_outside_term() -> None:
    hours = replace(
        SCHOOL,
        terms=(DateRange(date(2026, 9, 2), date(2026, 12, 18)),),
        special_days=(
            SpecialDay(date(2026, 12, 18), MORNING, "Last day of term"),
            SpecialDay(date(2026, 12, 19), MORNING, "Open Saturday"),
        ),
    )
    calendar = calendar_of(hours)
    assert clock(calendar.next_closing(at("2026-12-18 09:00"))) == "Fri 2026-12-18 12:00"
    assert clock(calendar.next_opening(at("2026-12-18 12:00"))) == "Sat 2026-12-19 08:00"


def test_hours_6_a_closure_shuts_the_school_even_on_a_special_day() -> None:
    hours = replace(
        SCHOOL,
        special_days=(SpecialDay(date(2026, 12, 17), MORNING),),
        closures=(Closure(date(2026, 12, 17), date(2026, 12, 17), name="Snow"),),
    )
    calendar = calendar_of(hours)
    assert clock(calendar.next_opening(at("2026-12-16 18:00"))) == "Fri 2026-12-18 08:00"


def test_hours_6_a_closure_may_take_only_part_of_a_day() -> None:
    training = Closure(date(2026, 11, 20), date(2026, 11, 20), AFTERNOON, "Staff training")
    calendar = calendar_of(replace(SCHOOL, closures=(training,)))
    assert clock(calendar.next_closing(at("2026-11-20 09:00"))) == "Fri 2026-11-20 13:00"


def test_hours_7_what_comes_in_while_closed_counts_from_the_next_opening() -> None:
    calendar = calendar_of(SCHOOL)
    assert clock(calendar.next_opening(at("2026-11-20 22:10"))) == "Mon 2026-11-23 08:00"
    assert clock(calendar.next_opening(at("2026-11-20 16:30"))) == "Mon 2026-11-23 08:00"
    assert clock(calendar.next_opening(at("2026-11-20 10:15"))) == "Fri 2026-11-20 10:15"


def test_hours_8_the_next_closing_is_always_still_to_come() -> None:
    calendar = calendar_of(replace(SCHOOL, weekly=(week(*(MORNING + AFTERNOON,) * 5),)))
    assert clock(calendar.next_closing(at("2026-11-20 11:59"))) == "Fri 2026-11-20 12:00"
    assert clock(calendar.next_closing(at("2026-11-20 12:00"))) == "Fri 2026-11-20 16:30"
    assert clock(calendar.next_closing(at("2026-11-20 16:30"))) == "Mon 2026-11-23 12:00"


def test_hours_9_a_deadline_that_uses_up_the_day_exactly_is_closing_time() -> None:
    calendar = calendar_of(SCHOOL)
    assert clock(calendar.add_working_seconds(at("2026-11-20 14:30"), 2 * HOUR)) == "Fri 2026-11-20 16:30"
    assert clock(calendar.add_working_seconds(at("2026-11-20 14:30"), 2 * HOUR + 60)) == ("Mon 2026-11-23 08:01")
    assert clock(calendar.add_working_seconds(at("2026-11-21 03:00"), 8.5 * HOUR)) == "Mon 2026-11-23 16:30"


def test_hours_9_no_working_time_at_all_is_now() -> None:
    sunday = at("2026-11-22 12:00")
    assert calendar_of(SCHOOL).add_working_seconds(sunday, 0) == sunday


def test_hours_10_counting_back_work_that_fills_the_day_exactly_starts_at_opening() -> None:
    calendar = calendar_of(SCHOOL)
    assert clock(calendar.add_working_seconds(at("2026-11-23 10:00"), -2 * HOUR)) == "Mon 2026-11-23 08:00"
    assert clock(calendar.add_working_seconds(at("2026-11-23 10:00"), -3 * HOUR)) == "Fri 2026-11-20 15:30"
    assert clock(calendar.add_working_seconds(at("2026-11-22 12:00"), -HOUR)) == "Fri 2026-11-20 15:30"


def test_hours_11_between_two_moments_only_the_time_at_work_counts() -> None:
    calendar = calendar_of(SCHOOL)
    friday, monday = at("2026-11-20 15:00"), at("2026-11-23 09:00")
    assert calendar.working_seconds_between(friday, monday) == 2.5 * HOUR
    assert calendar.working_seconds_between(monday, friday) == -2.5 * HOUR
    assert calendar.working_seconds_between(at("2026-11-21 00:00"), at("2026-11-22 00:00")) == 0


def test_hours_12_a_promise_of_two_working_days_ends_at_closing_on_the_second() -> None:
    calendar = calendar_of(SCHOOL)
    assert clock(calendar.add_working_days(at("2026-11-16 10:00"), 2)) == "Wed 2026-11-18 16:30"
    assert clock(calendar.add_working_days(at("2026-11-20 17:10"), 2)) == "Wed 2026-11-25 16:30"
    assert clock(calendar.add_working_days(at("2026-11-20 16:30"), 2)) == "Wed 2026-11-25 16:30"
    assert clock(calendar.add_working_days(at("2026-11-20 10:00"), 0)) == "Fri 2026-11-20 16:30"
    assert clock(calendar.add_working_days(at("2026-11-22 10:00"), 0)) == "Mon 2026-11-23 16:30"


def test_hours_13_counting_back_leaves_out_the_day_of_the_event() -> None:
    calendar = calendar_of(SCHOOL)
    panel_in_the_evening = at("2026-11-25 18:00")
    assert clock(calendar.add_working_days(panel_in_the_evening, -5)) == "Wed 2026-11-18 16:30"
    assert clock(calendar.add_working_days(at("2026-11-22 10:00"), -1)) == "Fri 2026-11-20 16:30"


def test_hours_14_waiting_is_counted_in_days_begun_after_the_day_it_came_in() -> None:
    calendar = calendar_of(SCHOOL)
    monday = at("2026-11-16 10:00")
    assert calendar.working_days_between(monday, at("2026-11-16 16:30")) == 0
    assert calendar.working_days_between(monday, at("2026-11-17 08:00")) == 0
    assert calendar.working_days_between(monday, at("2026-11-17 08:01")) == 1
    assert calendar.working_days_between(monday, at("2026-11-22 12:00")) == 4
    assert calendar.working_days_between(at("2026-11-20 17:00"), at("2026-11-23 12:00")) == 0
    assert calendar.working_days_between(at("2026-11-22 12:00"), monday) == -4


def test_answers_are_in_utc_and_keep_parts_of_a_second() -> None:
    answer = calendar_of(SCHOOL).add_working_seconds(at("2026-11-20 16:00:00.250001"), HOUR)
    assert answer == at("2026-11-23 08:30:00.250001")
    assert answer.tzinfo is UTC


def test_declarations_for_all_of_history_cost_no_more_than_the_calendar() -> None:
    hours = replace(
        SCHOOL,
        terms=(DateRange(date.min, date.max),),
        closures=(Closure(date.min, date.max, parts=MORNING),),
    )
    assert clock(calendar_of(hours).next_opening(at("2026-11-20 09:00"))) == "Fri 2026-11-20 12:00"
