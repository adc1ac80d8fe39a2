"""Complaints: dates in school days, which step may follow which, panels, time limits, and serial complaints."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from accord.rules.charter_values.fairness import ComplaintStage, ComplaintTimeLimit, Decider
from accord.rules.charter_values.fields import Duration, Unit
from accord.rules.complaint_fairness import (
    NotSerial,
    Seat,
    SerialFacts,
    Unseated,
    why_not_serial,
    why_unseated,
)
from accord.rules.complaints import (
    ComplaintFacts,
    ComplaintStep,
    Why,
    is_raised_in_time,
    next_stage_until,
    papers_by,
    papers_in_time,
    stage_dates,
    stages_in_order,
    why_not,
)
from accord.rules.hours import DateRange, OpeningHours
from accord.rules.months import months_after
from accord.rules.tests.week import MONDAY_TO_FRIDAY, at, calendar_of, clock

pytestmark = pytest.mark.requirement("H2")

SCHOOL = OpeningHours(
    zone="Europe/London",
    weekly=(MONDAY_TO_FRIDAY,),
    terms=(DateRange(date(2026, 9, 1), date(2026, 12, 18)), DateRange(date(2027, 1, 4), date(2027, 8, 31))),
)
CALENDAR = calendar_of(SCHOOL)
NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
WRITTEN = ComplaintStage(stage=2, answer=Duration(15, Unit.WORKING_DAYS), next_stage_within_days=10)
PANEL = ComplaintStage(
    stage=3,
    heard_by=(Decider.PANEL,),
    panel_members=3,
    independent_members=1,
    hearing=Duration(15, Unit.WORKING_DAYS),
    papers_days_before=5,
    answer=Duration(20, Unit.WORKING_DAYS),
    next_stage_within_days=None,
)
BEGUN = ComplaintFacts(at=NOW, stage=WRITTEN, is_last=False)
READY = replace(BEGUN, points=2, points_confirmed=True, has_investigator=True, findings=2)
BEFORE_PANEL = ComplaintFacts(at=NOW, stage=PANEL, is_last=True, points=1, points_confirmed=True)


def test_complaint_1_dates_count_school_days_from_the_first_one() -> None:
    dates = stage_dates(WRITTEN, at("2026-12-21 11:00"), CALENDAR)
    assert dates.acknowledge_by is not None
    assert clock(dates.acknowledge_by) == "Mon 2027-01-11 16:30"
    assert clock(dates.answer_by) == "Mon 2027-01-25 16:30"
    in_term = stage_dates(WRITTEN, at("2026-11-23 11:00"), CALENDAR)
    assert clock(in_term.answer_by) == "Mon 2026-12-14 16:30"


def test_complaint_2_papers_come_school_days_before_the_hearing() -> None:
    dates = stage_dates(PANEL, at("2026-11-02 09:00"), CALENDAR)
    assert dates.hearing_by is not None
    assert dates.papers_by is not None
    assert clock(dates.hearing_by) == "Mon 2026-11-23 16:30"
    assert clock(dates.papers_by) == "Mon 2026-11-16 16:30"
    assert clock(papers_by(PANEL, at("2026-11-02 09:00"), at("2026-11-25 14:00"), CALENDAR)) == "Tue 2026-11-17 16:30"
    hearing = at("2026-11-25 14:00")
    assert papers_in_time(PANEL, at("2026-11-17 10:00"), hearing, CALENDAR)
    assert not papers_in_time(PANEL, at("2026-11-18 10:00"), hearing, CALENDAR)


def test_complaint_3_the_next_stage_can_be_asked_for_in_time() -> None:
    answered = replace(READY, answered=True, next_until=next_stage_until(WRITTEN, NOW, CALENDAR))
    assert why_not(ComplaintStep.ASK_NEXT_STAGE, answered) is None
    later = replace(answered, at=NOW + timedelta(days=30))
    assert why_not(ComplaintStep.ASK_NEXT_STAGE, later) is Why.TIME_HAS_PASSED
    assert next_stage_until(PANEL, NOW, CALENDAR) is None


@pytest.mark.parametrize(("raised_on", "in_time"), [(date(2026, 11, 30), True), (date(2026, 12, 1), False)])
def test_complaint_4_the_time_limit_is_in_months(raised_on: date, in_time: bool) -> None:
    assert is_raised_in_time(ComplaintTimeLimit(months=3), date(2026, 8, 31), raised_on) is in_time
    assert months_after(date(2026, 8, 31), 3) == date(2026, 11, 30)


def test_months_2_months_after_a_date() -> None:
    assert months_after(date(2027, 12, 31), 2) == date(2028, 2, 29)


def test_complaint_5_a_family_can_withdraw_and_take_up_again() -> None:
    assert why_not(ComplaintStep.WITHDRAW, BEGUN) is None
    ended = replace(BEGUN, ended=True)
    assert why_not(ComplaintStep.TAKE_UP_AGAIN, ended) is None
    assert why_not(ComplaintStep.TAKE_UP_AGAIN, BEGUN) is Why.NOT_ENDED
    assert why_not(ComplaintStep.ANSWER, ended) is Why.ENDED


def test_complaint_6_nothing_is_found_before_the_points_are_confirmed() -> None:
    assert why_not(ComplaintStep.CONFIRM_POINTS, BEGUN) is Why.NO_POINTS
    assert why_not(ComplaintStep.FIND, replace(READY, points_confirmed=False)) is Why.POINTS_NOT_CONFIRMED
    assert why_not(ComplaintStep.FIND, replace(READY, has_investigator=False)) is Why.NO_INVESTIGATOR
    assert why_not(ComplaintStep.FIND, READY) is None


def test_complaint_7_every_point_has_a_finding_before_the_answer() -> None:
    assert why_not(ComplaintStep.ANSWER, replace(READY, findings=1)) is Why.POINTS_WITHOUT_FINDING
    assert why_not(ComplaintStep.ANSWER, READY) is None


def test_complaint_8_a_panel_is_seated_reads_and_hears_before_it_answers() -> None:
    assert why_not(ComplaintStep.SEND_PAPERS, BEFORE_PANEL) is Why.PANEL_NOT_SEATED
    seated = replace(BEFORE_PANEL, panel_seated=True)
    assert why_not(ComplaintStep.HEAR, seated) is Why.PAPERS_NOT_SENT
    assert why_not(ComplaintStep.HEAR, replace(seated, papers_sent=True)) is None
    assert why_not(ComplaintStep.ANSWER, replace(seated, findings=1)) is Why.NOT_HEARD
    assert why_not(ComplaintStep.ANSWER, replace(seated, papers_sent=True, heard=True, findings=1)) is None
    assert why_not(ComplaintStep.SEAT_PANEL, READY) is Why.NO_PANEL_AT_THIS_STAGE


def test_complaint_9_the_next_stage_is_open_once_the_answer_is_late() -> None:
    assert why_not(ComplaintStep.ASK_NEXT_STAGE, READY) is Why.NOT_ANSWERED
    assert why_not(ComplaintStep.ASK_NEXT_STAGE, replace(READY, late=True)) is None
    assert why_not(ComplaintStep.ASK_NEXT_STAGE, replace(BEFORE_PANEL, late=True)) is Why.LAST_STAGE


def test_complaint_10_a_remedy_stays_open_until_it_is_done() -> None:
    assert why_not(ComplaintStep.FINISH_REMEDY, replace(READY, answered=True, ended=True, remedies_open=1)) is None
    assert why_not(ComplaintStep.FINISH_REMEDY, READY) is Why.NO_REMEDY_OPEN


@pytest.mark.parametrize(
    ("seats", "why"),
    [
        ([Seat("a"), Seat("b"), Seat("c", independent=True)], None),
        ([Seat("a"), Seat("c", independent=True)], Unseated.TOO_FEW),
        ([Seat("a"), Seat("b"), Seat("c")], Unseated.NOBODY_INDEPENDENT),
        ([Seat("a"), Seat("b", barred=True), Seat("c", independent=True)], Unseated.CONFLICT),
        ([Seat("a"), Seat("a"), Seat("c", independent=True)], Unseated.TWICE),
    ],
)
def test_complaint_11_a_panel_has_enough_members_and_no_conflict(seats: list[Seat], why: Unseated | None) -> None:
    assert why_unseated(PANEL, seats) is why


FAIR = SerialFacts(
    True, False, "The fifth letter on the same seat plan.", "A talk, a letter.", NOW.date(), date(2027, 2, 1)
)


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({}, None),
        ({"by_leader": False}, NotSerial.NOT_A_LEADER),
        ({"barred": True}, NotSerial.CONFLICT),
        ({"reasons": " "}, NotSerial.NO_REASONS),
        ({"tried_before": ""}, NotSerial.NOTHING_TRIED),
        ({"ends_on": None}, NotSerial.NO_END),
        ({"ends_on": date(2027, 5, 24)}, NotSerial.TOO_LONG),
    ],
)
def test_complaint_12_serial_only_by_a_reasoned_decision_that_ends(
    changes: dict[str, object], why: NotSerial | None
) -> None:
    assert why_not_serial(replace(FAIR, **changes)) is why  # type: ignore[arg-type]


@given(begun=st.datetimes(datetime(2026, 9, 1), datetime(2027, 4, 1), timezones=st.just(UTC)))
def test_a_panel_reads_before_it_hears_and_hears_before_it_answers(begun: datetime) -> None:
    dates = stage_dates(PANEL, begun, CALENDAR)
    assert dates.acknowledge_by is not None
    assert dates.papers_by is not None
    assert dates.hearing_by is not None
    assert begun <= dates.papers_by < dates.hearing_by <= dates.answer_by
    assert begun <= dates.acknowledge_by <= dates.answer_by


class Course(RuleBasedStateMachine):
    """A complaint driven by random steps, legal and illegal: only legal ones change it."""

    @initialize()
    def begin(self) -> None:
        self.facts = BEGUN
        self.confirmed_before_findings = True

    @rule(step=st.sampled_from(ComplaintStep))
    def try_step(self, step: ComplaintStep) -> None:
        if why_not(step, self.facts) is None:
            self._take(step)

    @rule(points=st.integers(1, 3))
    def write_points(self, points: int) -> None:
        if not self.facts.points_confirmed and not self.facts.ended:
            self.facts = replace(self.facts, points=points)

    @rule(days=st.integers(1, 10))
    def wait(self, days: int) -> None:
        moment = self.facts.at + timedelta(days=days)
        if moment < datetime(2027, 6, 1, tzinfo=UTC):
            self.facts = replace(self.facts, at=moment)

    def _take(self, step: ComplaintStep) -> None:
        facts = self.facts
        match step:
            case ComplaintStep.ACKNOWLEDGE:
                self.facts = replace(facts, acknowledged=True)
            case ComplaintStep.CONFIRM_POINTS:
                self.facts = replace(facts, points_confirmed=True)
            case ComplaintStep.NAME_INVESTIGATOR:
                self.facts = replace(facts, has_investigator=True)
            case ComplaintStep.FIND:
                self.confirmed_before_findings &= facts.points_confirmed
                self.facts = replace(facts, findings=min(facts.points, facts.findings + 1))
            case ComplaintStep.SEAT_PANEL:
                self.facts = replace(facts, panel_seated=True)
            case ComplaintStep.SEND_PAPERS:
                self.facts = replace(facts, papers_sent=True)
            case ComplaintStep.HEAR:
                self.facts = replace(facts, heard=True)
            case ComplaintStep.ANSWER:
                until = next_stage_until(facts.stage, facts.at, CALENDAR)
                self.facts = replace(facts, answered=True, next_until=until)
            case ComplaintStep.ASK_NEXT_STAGE:
                self.facts = replace(BEFORE_PANEL, at=facts.at, points=facts.points, points_confirmed=False)
            case ComplaintStep.WITHDRAW | ComplaintStep.PUT_OUT_OF_SCOPE:
                self.facts = replace(facts, ended=True)
            case ComplaintStep.TAKE_UP_AGAIN:
                self.facts = replace(facts, ended=False)

    @invariant()
    def an_answer_rests_on_findings(self) -> None:
        if self.facts.answered:
            assert self.facts.points_confirmed
            assert self.facts.findings >= self.facts.points > 0

    @invariant()
    def a_panel_has_heard_before_it_answers(self) -> None:
        if self.facts.has_panel and (self.facts.answered or self.facts.findings):
            assert self.facts.heard
            assert self.facts.papers_sent
            assert self.facts.panel_seated

    @invariant()
    def points_were_confirmed_before_anything_was_found(self) -> None:
        assert self.confirmed_before_findings

    @invariant()
    def a_family_always_has_a_way(self) -> None:
        facts = self.facts
        ways = (ComplaintStep.WITHDRAW, ComplaintStep.TAKE_UP_AGAIN, ComplaintStep.ASK_NEXT_STAGE)
        waits_for_nothing = facts.answered and (facts.is_last or why_not(ways[2], facts) is Why.TIME_HAS_PASSED)
        assert waits_for_nothing or any(why_not(way, facts) is None for way in ways)


TestCourse = Course.TestCase


def test_complaint_13_without_a_charter_a_complaint_has_three_stages_the_last_before_a_panel() -> None:
    second, first = ComplaintStage(stage=2), ComplaintStage(stage=1)
    assert stages_in_order([second, first]) == (first, second)
    by_default = stages_in_order([])
    assert [one.stage for one in by_default] == [1, 2, 3]
    assert [bool(one.panel_members) for one in by_default] == [False, False, True]
    assert not any(one.quarrels() for one in by_default)
    assert by_default[-1].independent_members == 1
