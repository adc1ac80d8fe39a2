"""By when is it due: the rules of response clocks one by one, on an ordinary school week in London."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from accord.rules.charter_values.fields import Duration, Unit
from accord.rules.charter_values.times import OutOfTermCount
from accord.rules.clocks import (
    ClockFacts,
    PartAnswer,
    Pause,
    calendar_that_counts,
    due_at,
    is_waiting_on_family,
    moves_with,
    promised_at,
    remaining,
)
from accord.rules.hours import Closure, DateRange, Interval, OpeningHours
from accord.rules.tests.week import MONDAY_TO_FRIDAY, SCHOOL, SCHOOL_DAY, at, calendar_of, clock, week

pytestmark = pytest.mark.requirement("C4")

CALENDAR = calendar_of(SCHOOL)
TERMS = OpeningHours(
    zone="Europe/London",
    weekly=(MONDAY_TO_FRIDAY,),
    terms=(DateRange(date(2026, 9, 1), date(2026, 12, 18)), DateRange(date(2027, 1, 4), date(2027, 8, 31))),
)
OFFICE = OpeningHours(zone="Europe/London", weekly=(week(*(SCHOOL_DAY,) * 5),))


def facts(sent: str, amount: int, unit: Unit, *pauses: tuple[str, str | None]) -> ClockFacts:
    waits = tuple(Pause(at(begins), at(until) if until else None) for begins, until in pauses)
    return ClockFacts(at(sent), Duration(amount, unit), CALENDAR, waits)


@pytest.mark.parametrize(
    ("counts", "due"),
    [
        (OutOfTermCount.FROM_FIRST_SCHOOL_DAY, "Wed 2027-01-06 16:30"),
        (OutOfTermCount.OFFICE_DAYS, "Wed 2026-12-23 16:30"),
    ],
)
def test_clock_1_the_holidays_wait_or_the_office_counts(counts, due):
    calendar = calendar_that_counts(counts, school=calendar_of(TERMS), office=calendar_of(OFFICE))
    assert clock(promised_at(at("2026-12-20 20:00"), Duration(2, Unit.WORKING_DAYS), calendar)) == due


def test_clock_1_on_a_school_day_the_schools_own_hours_count():
    long = (Interval(7 * 60, 18 * 60),)
    late = OpeningHours(zone="Europe/London", weekly=(week(*(long,) * 5),))
    calendar = calendar_that_counts(OutOfTermCount.OFFICE_DAYS, school=calendar_of(TERMS), office=calendar_of(late))
    assert clock(promised_at(at("2026-12-18 15:30"), Duration(2, Unit.WORKING_HOURS), calendar)) == (
        "Mon 2026-12-21 08:00"
    )


def test_hours_20_two_calendars_as_one_cover_the_same_dates():
    school = calendar_of(TERMS)
    elsewhere = calendar_of(replace(OFFICE, zone="Asia/Dubai"))
    with pytest.raises(ValueError, match="same dates in one zone"):
        calendar_that_counts(OutOfTermCount.OFFICE_DAYS, school=school, office=elsewhere)


@pytest.mark.parametrize(
    ("sent", "due"),
    [
        ("2026-11-20 15:30", "Mon 2026-11-23 15:00"),
        ("2026-11-20 17:10", "Mon 2026-11-23 16:00"),
        ("2026-11-23 08:00", "Mon 2026-11-23 16:00"),
    ],
)
def test_clock_2_working_hours(sent, due):
    assert clock(promised_at(at(sent), Duration(8, Unit.WORKING_HOURS), CALENDAR)) == due


@pytest.mark.parametrize(
    ("days", "sent", "due"),
    [
        (3, "2026-11-20 15:30", "Wed 2026-11-25 16:30"),
        (0, "2026-11-23 10:00", "Mon 2026-11-23 16:30"),
        (0, "2026-11-21 10:00", "Mon 2026-11-23 16:30"),
        (1, "2026-11-21 10:00", "Tue 2026-11-24 16:30"),
    ],
)
def test_clock_3_working_days_end_at_closing(days, sent, due):
    assert clock(promised_at(at(sent), Duration(days, Unit.WORKING_DAYS), CALENDAR)) == due


def test_clock_4_hours_and_days_of_the_calendar_run_day_and_night():
    assert clock(promised_at(at("2026-11-20 17:10"), Duration(12, Unit.HOURS), CALENDAR)) == "Sat 2026-11-21 05:10"
    assert clock(promised_at(at("2026-11-20 17:10"), Duration(28, Unit.DAYS), CALENDAR)) == "Sat 2026-12-19 00:00"
    assert clock(promised_at(at("2027-03-27 12:00"), Duration(24, Unit.HOURS), CALENDAR)) == "Sun 2027-03-28 13:00"


def test_clock_5_a_wait_on_the_family_moves_the_due_moment_by_its_working_time():
    without = facts("2026-11-23 09:00", 8, Unit.WORKING_HOURS)
    assert clock(due_at(without)) == "Tue 2026-11-24 08:30"
    waited = replace(without, pauses=(Pause(at("2026-11-23 15:30"), at("2026-11-24 09:00")),))
    assert clock(due_at(waited)) == "Tue 2026-11-24 10:30"
    overnight = replace(without, pauses=(Pause(at("2026-11-23 17:00"), at("2026-11-24 07:00")),))
    assert due_at(overnight) == due_at(without), "nobody was at work while we waited"
    assert due_at(replace(without, pauses=(Pause(at("2026-11-23 10:00")),))) is None


def test_clock_5_days_and_hours_of_the_clock():
    assert clock(due_at(facts("2026-11-23 09:00", 2, Unit.WORKING_DAYS, ("2026-11-24 10:00", "2026-11-25 10:00")))) == (
        "Thu 2026-11-26 16:30"
    )
    assert clock(due_at(facts("2026-11-20 17:00", 12, Unit.HOURS, ("2026-11-20 18:00", "2026-11-20 20:00")))) == (
        "Sat 2026-11-21 07:00"
    )


def test_clock_5_waits_that_overlap_count_once_and_none_before_the_beginning():
    once = facts("2026-11-23 09:00", 8, Unit.WORKING_HOURS, ("2026-11-23 10:00", "2026-11-23 12:00"))
    twice = replace(once, pauses=(*once.pauses, Pause(at("2026-11-23 11:00"), at("2026-11-23 12:00"))))
    early = replace(once, pauses=(*once.pauses, Pause(at("2026-11-22 11:00"), at("2026-11-23 09:00"))))
    assert due_at(once) == due_at(twice) == due_at(early)


def test_clock_6_a_wait_after_it_was_due_changes_nothing():
    late = facts("2026-11-23 09:00", 2, Unit.WORKING_HOURS, ("2026-11-23 11:00", None))
    assert clock(due_at(late)) == "Mon 2026-11-23 11:00"


def test_clock_7_what_is_left_stands_still_while_the_clock_does():
    running = facts("2026-11-23 09:00", 8, Unit.WORKING_HOURS, ("2026-11-23 15:00", "2026-11-24 12:00"))
    assert remaining(running, at("2026-11-23 14:00")) == 3 * 3600
    assert remaining(running, at("2026-11-23 16:00")) == 2 * 3600
    assert remaining(running, at("2026-11-24 11:59")) == 2 * 3600
    assert remaining(running, at("2026-11-24 13:00")) == 1 * 3600
    assert remaining(running, at("2026-11-24 16:00")) == -2 * 3600
    assert is_waiting_on_family(running, at("2026-11-23 16:00"))
    assert not is_waiting_on_family(running, at("2026-11-24 12:00"))


@pytest.mark.parametrize(
    ("rest_on", "due"),
    [
        (date(2026, 12, 2), "Wed 2026-12-02 16:30"),
        (date(2026, 11, 29), "Fri 2026-11-27 16:30"),
        (date(2026, 11, 23), "Mon 2026-11-23 16:30"),
    ],
)
def test_clock_8_a_part_answer_promises_the_rest_by_a_date(rest_on, due):
    answered = replace(
        facts("2026-11-23 09:00", 1, Unit.WORKING_HOURS), part_answer=PartAnswer(at("2026-11-23 09:30"), rest_on)
    )
    assert clock(due_at(answered)) == due


def test_clock_8_a_date_without_work_that_is_already_here_lasts_until_its_end():
    on_saturday = replace(
        facts("2026-11-20 09:00", 1, Unit.WORKING_DAYS),
        part_answer=PartAnswer(at("2026-11-21 09:30"), date(2026, 11, 22)),
    )
    assert clock(due_at(on_saturday)) == "Mon 2026-11-23 00:00"


def test_clock_8_a_wait_before_the_part_answer_is_over():
    answered = replace(
        facts("2026-11-23 09:00", 1, Unit.WORKING_DAYS, ("2026-11-23 10:00", "2026-11-23 12:00")),
        part_answer=PartAnswer(at("2026-11-23 13:00"), date(2026, 11, 26)),
    )
    assert clock(due_at(answered)) == "Thu 2026-11-26 16:30"


def test_clock_9_a_part_answer_moves_only_what_its_writer_had_read():
    written = at("2026-11-23 22:00")
    assert moves_with(written, at("2026-11-23 10:00"))
    assert moves_with(written, written)
    assert not moves_with(written, at("2026-11-24 07:50"))
    assert not moves_with(written, None)


def test_a_closure_between_is_not_counted():
    closed = calendar_of(replace(SCHOOL, closures=(Closure(date(2026, 11, 24), date(2026, 11, 24)),)))
    assert clock(promised_at(at("2026-11-23 15:00"), Duration(1, Unit.WORKING_DAYS), closed)) == "Wed 2026-11-25 16:30"


def test_clock_10_the_date_told_stays_though_the_school_closes():
    sent = facts("2026-11-23 10:00", 2, Unit.WORKING_DAYS)
    told = due_at(sent)
    assert clock(told) == "Wed 2026-11-25 16:30"
    snow = replace(SCHOOL, closures=(Closure(date(2026, 11, 25), date(2026, 11, 25), name="Snow"),))
    closed = replace(sent, calendar=calendar_of(snow))
    assert clock(due_at(closed)) == "Thu 2026-11-26 16:30"
    assert due_at(replace(closed, promised_by=told)) == told


def test_clock_10_a_wait_on_the_family_is_added_to_the_date_told():
    sent = facts("2026-11-23 10:00", 2, Unit.WORKING_DAYS)
    snow = calendar_of(replace(SCHOOL, closures=(Closure(date(2026, 11, 26), date(2026, 11, 26), name="Snow"),)))
    waits = (
        Pause(at("2026-11-24 10:00"), at("2026-11-24 12:00")),
        Pause(at("2026-11-24 13:00"), at("2026-11-24 14:00")),
    )
    known = replace(sent, promised_by=due_at(sent), pauses=waits[:1])
    told = due_at(known)
    assert clock(told) == "Thu 2026-11-26 10:00"
    again = replace(known, calendar=snow, pauses=(waits[0], replace(waits[1], due_before=told)))
    assert clock(due_at(again)) == "Fri 2026-11-27 09:00", "the hour of the second wait, from the date told before it"


def test_clock_10_a_part_answer_is_a_new_promise_all_the_same():
    sent = facts("2026-11-23 10:00", 2, Unit.WORKING_DAYS)
    parted = replace(
        sent, promised_by=due_at(sent), part_answer=PartAnswer(at("2026-11-24 10:00"), date(2026, 12, 4)),
        pauses=(Pause(at("2026-11-23 11:00"), at("2026-11-24 11:00"), due_before=due_at(sent)),),
    )  # fmt: skip
    assert clock(due_at(parted)) == "Mon 2026-12-07 09:00", "only what passes after it, and no date of before"
