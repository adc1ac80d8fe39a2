"""When a message reaches its reader, and what the writer is told."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.rules.charter import Duration, EmergencyKind, StaffQuiet, StaffQuietHours, Unit
from accord.rules.hours import Interval, OpeningHours, WeeklyHours, WorkingCalendar, compile_calendar
from accord.rules.restrictions import FLOOR, Deed, Restricted, RestrictionFacts, decide_deed
from accord.rules.sending import (
    Held,
    Target,
    ToFamilyFacts,
    ToStaffFacts,
    decide_leaving_again,
    decide_sending_to_family,
    decide_sending_to_staff,
    deed_of,
)

pytestmark = pytest.mark.requirement("C2")

DAY = (Interval(8 * 60, 16 * 60),)


def _calendar() -> WorkingCalendar:
    hours = OpeningHours(zone="Europe/London", weekly=(WeeklyHours((DAY, DAY, DAY, DAY, DAY, (), ())),))
    return compile_calendar(hours, first_on=date(2026, 1, 1), last_on=date(2027, 12, 31))


SCHOOL = _calendar()
MONDAY_TEN = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
FRIDAY_NIGHT = datetime(2026, 11, 20, 22, 10, tzinfo=UTC)
MONDAY_OPENING = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
TARGET = Target(Duration(8, Unit.WORKING_HOURS), Duration(3, Unit.WORKING_DAYS), SCHOOL, "answers")
moments = st.datetimes(datetime(2026, 2, 1), datetime(2027, 6, 1), timezones=st.just(UTC))


def to_staff(at: datetime, **changes: object) -> ToStaffFacts:
    return replace(ToStaffFacts(at=at, reader=SCHOOL, target=TARGET), **changes)  # type: ignore[arg-type]


def test_send_1_it_reaches_staff_in_working_time_else_at_the_next_opening() -> None:
    assert decide_sending_to_staff(to_staff(MONDAY_TEN)).held is None
    night = decide_sending_to_staff(to_staff(FRIDAY_NIGHT))
    assert (night.held, night.reaches_at) == (Held.STAFF_QUIET_HOURS, MONDAY_OPENING)


@given(moments)
def test_send_1_nobody_is_told_outside_working_time_and_nothing_is_lost(at: datetime) -> None:
    decision = decide_sending_to_staff(to_staff(at))
    assert SCHOOL.is_open(decision.reaches_at)
    assert decision.reaches_at >= at
    assert (decision.held is None) == (decision.reaches_at == at)


@given(moments, st.sampled_from(EmergencyKind))
def test_send_2_an_emergency_reaches_the_person_on_duty_at_once(at: datetime, kind: EmergencyKind) -> None:
    decision = decide_sending_to_staff(to_staff(at, emergency=kind))
    assert (decision.reaches_at, decision.held, decision.to_duty) == (at, None, True)


def test_send_3_what_staff_write_at_night_leaves_at_the_opening_unless_an_emergency() -> None:
    late = decide_sending_to_family(ToFamilyFacts(FRIDAY_NIGHT, SCHOOL))
    assert (late.held, late.reaches_at) == (Held.LEAVES_AT_OPENING, MONDAY_OPENING)
    assert decide_sending_to_family(ToFamilyFacts(MONDAY_TEN, SCHOOL)).held is None
    urgent = decide_sending_to_family(ToFamilyFacts(FRIDAY_NIGHT, SCHOOL, "The coach is late."))
    assert (urgent.held, urgent.reaches_at) == (None, FRIDAY_NIGHT)


def test_send_4_beyond_a_limit_it_waits_until_the_limit_frees_it() -> None:
    limit = RestrictionFacts(
        "r1", Restricted.CONTACT_LIMIT, MONDAY_TEN, MONDAY_TEN + timedelta(days=60), clause="limits", most=2
    )
    decision = decide_deed(Deed.WRITE, [limit], MONDAY_TEN, done_lately=2)
    frees_at = MONDAY_TEN + timedelta(days=2)
    held = decide_sending_to_staff(to_staff(MONDAY_TEN, restriction=decision, limit_frees_at=frees_at))
    assert (held.held, held.reaches_at, held.clause) == (Held.CONTACT_LIMIT, frees_at, "limits")
    urgent = to_staff(MONDAY_TEN, restriction=decision, limit_frees_at=frees_at, emergency=EmergencyKind.CHILD_SAFETY)
    assert decide_sending_to_staff(urgent).held is None


def test_send_5_promises_count_from_the_writing() -> None:
    at_night = decide_sending_to_staff(to_staff(FRIDAY_NIGHT))
    held_longer = decide_sending_to_staff(to_staff(FRIDAY_NIGHT, reader=_part_time()))
    assert held_longer.reaches_at > at_night.reaches_at
    assert at_night.acknowledge_by == datetime(2026, 11, 23, 16, 0, tzinfo=UTC)
    assert (held_longer.acknowledge_by, held_longer.answer_by) == (at_night.acknowledge_by, at_night.answer_by)


def _part_time() -> WorkingCalendar:
    hours = OpeningHours(zone="Europe/London", weekly=(WeeklyHours(((), (), DAY, (), (), (), ())),))
    return compile_calendar(hours, first_on=date(2026, 1, 1), last_on=date(2027, 12, 31))


def test_send_6_a_margin_or_set_times() -> None:
    margin = StaffQuietHours(minutes_before=15, minutes_after=30)
    assert decide_sending_to_staff(to_staff(FRIDAY_NIGHT, quiet=margin)).reaches_at == MONDAY_OPENING - timedelta(
        minutes=15
    )
    just_after = datetime(2026, 11, 23, 16, 20, tzinfo=UTC)
    assert decide_sending_to_staff(to_staff(just_after, quiet=margin)).held is None
    assert decide_sending_to_staff(to_staff(just_after)).held is Held.STAFF_QUIET_HOURS
    set_times = StaffQuietHours(decided_by=StaffQuiet.SET_TIMES, begins=18 * 60, ends=7 * 60)
    assert decide_sending_to_staff(to_staff(just_after, quiet=set_times)).held is None
    night = decide_sending_to_staff(to_staff(FRIDAY_NIGHT, quiet=set_times))
    assert night.reaches_at == datetime(2026, 11, 23, 7, 0, tzinfo=UTC)


def test_send_8_what_waited_leaves_when_the_writer_or_the_office_is_at_work() -> None:
    hours = OpeningHours(zone="Europe/London", weekly=(WeeklyHours(((), (), DAY, DAY, DAY, (), ())),))
    from_wednesday = compile_calendar(hours, first_on=date(2026, 1, 1), last_on=date(2027, 12, 31))
    assert decide_leaving_again(MONDAY_OPENING, from_wednesday, SCHOOL).held is None, "an absence delays nothing"
    closed = decide_leaving_again(MONDAY_OPENING, from_wednesday, from_wednesday)
    assert (closed.held, closed.reaches_at) == (Held.LEAVES_AT_OPENING, MONDAY_OPENING + timedelta(days=2))


def test_send_7_absence_a_child_at_risk_and_complaints_are_never_restricted() -> None:
    assert {deed_of(topic) for topic in ("attendance", "safeguarding", "complaint")} <= FLOOR
    assert deed_of("friendships") is Deed.WRITE


def test_send_10_a_mail_within_a_day_after_an_emergency_waits_for_nobody() -> None:
    decision = decide_sending_to_staff(to_staff(FRIDAY_NIGHT, mail_after_emergency=True))
    assert (decision.reaches_at, decision.held, decision.rule) == (FRIDAY_NIGHT, None, "SEND-10")
    assert decision.to_duty
    by_day = decide_sending_to_staff(to_staff(MONDAY_OPENING + timedelta(hours=1), mail_after_emergency=True))
    assert (by_day.rule, by_day.to_duty) == ("SEND-1", False), "by day it reaches whoever has it"


def test_send_9_an_answer_to_an_emergency_leaves_at_any_hour() -> None:
    decision = decide_sending_to_family(ToFamilyFacts(FRIDAY_NIGHT, SCHOOL, answers_emergency=True))
    assert (decision.reaches_at, decision.held, decision.rule) == (FRIDAY_NIGHT, None, "SEND-9")
    assert decide_sending_to_family(ToFamilyFacts(FRIDAY_NIGHT, SCHOOL)).held
