"""When somebody is reminded of a promised answer, and to whom a late matter goes."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.rules.hours import Interval, OpeningHours, WeeklyHours, WorkingCalendar, compile_calendar
from accord.rules.reminding import (
    Candidate,
    EscalationFacts,
    NextBecause,
    NextPerson,
    ReminderFacts,
    decide_escalation,
    decide_reminder,
)

pytestmark = pytest.mark.requirement("C4")

DAY = (Interval(8 * 60, 16 * 60),)
NO_WORK: tuple[Interval, ...] = ()


def _calendar(*days: int) -> WorkingCalendar:
    week = tuple(DAY if day in days else NO_WORK for day in range(1, 8))
    hours = OpeningHours(zone="Europe/London", weekly=(WeeklyHours(week),))  # type: ignore[arg-type]
    return compile_calendar(hours, first_on=date(2026, 1, 1), last_on=date(2027, 12, 31))


WHOLE_WEEK = _calendar(1, 2, 3, 4, 5)
MONDAY_TO_WEDNESDAY = _calendar(1, 2, 3)
WRITTEN = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
FRIDAY_CLOSING = datetime(2026, 11, 27, 16, 0, tzinfo=UTC)
FACTS = ReminderFacts(WRITTEN, WRITTEN, FRIDAY_CLOSING, WHOLE_WEEK)
moments = st.datetimes(datetime(2026, 11, 20), datetime(2026, 12, 5), timezones=st.just(UTC))


def reminds(at: datetime, **changes: object) -> bool:
    return decide_reminder(replace(FACTS, at=at, **changes))  # type: ignore[arg-type]


def test_remind_1_at_four_working_hours_or_half_of_a_short_time() -> None:
    assert not reminds(datetime(2026, 11, 27, 11, 59, tzinfo=UTC))
    assert reminds(datetime(2026, 11, 27, 12, 0, tzinfo=UTC))
    short = WRITTEN + timedelta(hours=2)
    assert not reminds(WRITTEN + timedelta(minutes=59), due_at=short)
    assert reminds(WRITTEN + timedelta(minutes=60), due_at=short)


def test_remind_1_part_time_staff_are_reminded_while_they_are_still_at_work() -> None:
    wednesday = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
    assert not reminds(wednesday), "who works all week has Friday"
    assert not reminds(wednesday - timedelta(minutes=1), own=MONDAY_TO_WEDNESDAY)
    assert reminds(wednesday, own=MONDAY_TO_WEDNESDAY)


@given(moments, st.sampled_from([WHOLE_WEEK, MONDAY_TO_WEDNESDAY]))
def test_remind_2_never_outside_the_persons_own_working_time(at: datetime, own: WorkingCalendar) -> None:
    assert not reminds(at, own=own) or own.is_open(at)


def test_remind_3_once_for_each_date_and_not_while_the_school_waits() -> None:
    noon = datetime(2026, 11, 27, 12, 0, tzinfo=UTC)
    assert reminds(noon)
    assert not reminds(noon, reminded=True)
    assert not reminds(noon, due_at=None)


def test_remind_4_nobody_is_reminded_of_what_is_late() -> None:
    assert reminds(FRIDAY_CLOSING - timedelta(minutes=1))
    assert not reminds(FRIDAY_CLOSING)
    assert not reminds(datetime(2026, 11, 30, 9, 0, tzinfo=UTC))


COVER = Candidate("cover", NextBecause.COVER, at_work=True)
YEAR = Candidate("year", NextBecause.HEAD_OF_YEAR, at_work=True)
LEADER = Candidate("leader", NextBecause.LEADER, at_work=True)
HEAD = Candidate("head", NextBecause.HEADTEACHER, at_work=True)
SAFE = Candidate("safe", NextBecause.KEEPS_SAFE, at_work=True)
EVERYBODY = (HEAD, SAFE, LEADER, YEAR, COVER)
LATE = EscalationFacts(FRIDAY_CLOSING, FRIDAY_CLOSING, EVERYBODY)


def goes_to(**changes: object) -> NextPerson | None:
    return decide_escalation(replace(LATE, **changes))  # type: ignore[arg-type]


def test_escalate_1_the_cover_then_the_head_of_year_then_leaders_whoever_is_at_work() -> None:
    assert goes_to() == NextPerson("cover", NextBecause.COVER)
    assert goes_to(barred=frozenset({"cover"})) == NextPerson("year", NextBecause.HEAD_OF_YEAR)
    away = tuple(replace(one, at_work=one in (LEADER, HEAD)) for one in EVERYBODY)
    assert goes_to(candidates=away) == NextPerson("leader", NextBecause.LEADER)
    assert goes_to(at=FRIDAY_CLOSING - timedelta(seconds=1)) is None
    assert goes_to(due_at=None) is None, "the clock stands"


def test_escalate_2_never_to_whom_it_is_about_and_confidential_matters_only_to_who_may_read_them() -> None:
    assert goes_to(barred=frozenset({"cover", "year", "leader"})) == NextPerson("head", NextBecause.HEADTEACHER)
    assert goes_to(confidential=True) == NextPerson("head", NextBecause.HEADTEACHER)
    assert goes_to(safeguarding=True, confidential=True) == NextPerson("safe", NextBecause.KEEPS_SAFE)


def test_escalate_3_one_person_further_each_time_and_in_their_working_time() -> None:
    nobody_yet = tuple(replace(one, at_work=False) for one in EVERYBODY)
    assert goes_to(candidates=nobody_yet) is None
    assert goes_to(barred=frozenset({"cover", "year"})) == NextPerson("leader", NextBecause.LEADER)


def test_escalate_4_where_nobody_is_free_it_is_marked_late() -> None:
    nobody = goes_to(barred=frozenset({"cover", "year", "leader", "head"}))
    assert nobody == NextPerson("", NextBecause.NOBODY_FREE, "ESCALATE-4")
    assert goes_to(safeguarding=True, barred=frozenset({"safe"})) == nobody
