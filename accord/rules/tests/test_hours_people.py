"""When one person works: part-time patterns, leave, cover, and what decided the hours of a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from accord.rules.hours import (
    HOUR,
    Away,
    Closure,
    DateRange,
    DayReason,
    FirstAtWork,
    Interval,
    Leave,
    PersonHours,
    SpecialDay,
    day_on,
    days_between,
    first_at_work,
)
from accord.rules.tests.week import SCHOOL, SCHOOL_DAY, at, calendar_of, clock, week

pytestmark = pytest.mark.requirement("A1")

MORNING = (Interval(8 * 60, 12 * 60),)


def test_hours_15_part_time_staff_work_where_their_pattern_meets_the_schools_hours() -> None:
    person = PersonHours(SCHOOL, weekly=(week((Interval(0, 720),), (), (Interval(540, 1080),)),))
    calendar = calendar_of(person)
    assert clock(calendar.next_opening(at("2026-11-20 12:00"))) == "Mon 2026-11-23 08:00"
    assert clock(calendar.next_closing(at("2026-11-23 09:00"))) == "Mon 2026-11-23 12:00"
    assert clock(calendar.next_opening(at("2026-11-23 12:00"))) == "Wed 2026-11-25 09:00"
    assert clock(calendar.next_closing(at("2026-11-25 09:00"))) == "Wed 2026-11-25 16:30"


def test_hours_15_a_pattern_may_reach_beyond_the_schools_hours_but_not_into_a_closure() -> None:
    school = replace(
        SCHOOL,
        closures=(Closure(date(2026, 11, 24), date(2026, 11, 24)),),
        special_days=(SpecialDay(date(2026, 11, 25), MORNING),),
    )
    caretaker = PersonHours(school, weekly=(week(*((Interval(360, 1140),),) * 5),), beyond_workplace_hours=True)
    assert [
        [(part.opens, part.closes) for part in day.intervals]
        for day in days_between(caretaker, date(2026, 11, 23), date(2026, 11, 25))
    ] == [[(360, 1140)], [], [(480, 720)]]


def test_hours_16_a_person_on_leave_is_not_at_work() -> None:
    person = PersonHours(
        SCHOOL,
        leave=(
            Leave(date(2026, 11, 23), date(2026, 11, 24)),
            Leave(date(2026, 11, 25), date(2026, 11, 25), parts=MORNING),
            Away(at("2026-11-25 14:00"), at("2026-11-25 15:00")),
        ),
    )
    calendar = calendar_of(person)
    assert clock(calendar.next_opening(at("2026-11-20 18:00"))) == "Wed 2026-11-25 12:00"
    assert not calendar.is_open(at("2026-11-25 14:30"))
    assert clock(calendar.add_working_seconds(at("2026-11-20 16:00"), 3 * HOUR)) == "Wed 2026-11-25 15:30"


def test_hours_17_the_first_at_work_of_the_absent_person_and_their_cover_is_asked() -> None:
    absent = calendar_of(PersonHours(SCHOOL, leave=(Leave(date(2026, 11, 23), date(2026, 11, 25)),)))
    cover = calendar_of(PersonHours(SCHOOL, weekly=(week((), SCHOOL_DAY),)))
    people = [("Ms Okafor", absent), ("Mr Lewis", cover)]
    assert first_at_work(people, at("2026-11-20 18:00")) == FirstAtWork("Mr Lewis", at("2026-11-24 08:00"))
    assert first_at_work(people, at("2026-11-24 17:00")) == FirstAtWork("Ms Okafor", at("2026-11-26 08:00"))
    assert first_at_work(people, at("2026-12-01 09:00")) == FirstAtWork("Ms Okafor", at("2026-12-01 09:00"))


def test_hours_17_nobody_is_asked_when_nobody_works_again() -> None:
    left = calendar_of(PersonHours(SCHOOL, leave=(Leave(date(2026, 9, 1), date(2027, 8, 31)),)))
    assert first_at_work([("Ms Okafor", left)], at("2026-11-20 18:00")) is None
    assert first_at_work([], at("2026-11-20 18:00")) is None


def test_each_day_says_what_decided_its_hours() -> None:
    hours = replace(
        SCHOOL,
        terms=(DateRange(date(2026, 11, 16), date(2026, 11, 20)),),
        special_days=(SpecialDay(date(2026, 11, 17), MORNING, "Open morning"),),
        closures=(Closure(date(2026, 11, 18), date(2026, 11, 18), name="Snow"),),
    )
    person = PersonHours(
        hours,
        weekly=(week((), SCHOOL_DAY, (), MORNING, SCHOOL_DAY),),
        leave=(Leave(date(2026, 11, 20), date(2026, 11, 20)),),
    )
    told = [(day.on.day, day.reason, day.name) for day in days_between(person, date(2026, 11, 15), date(2026, 11, 20))]
    assert told == [
        (15, DayReason.OUTSIDE_TERM, ""),
        (16, DayReason.PART_TIME, ""),
        (17, DayReason.SPECIAL_DAY, "Open morning"),
        (18, DayReason.CLOSURE, "Snow"),
        (19, DayReason.PART_TIME, ""),
        (20, DayReason.LEAVE, ""),
    ]
    assert day_on(hours, date(2026, 11, 16)).intervals == SCHOOL_DAY
