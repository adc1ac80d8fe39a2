"""Measures: what each lacks before it stands, and that no way around it exists."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.rules.charter_values.fairness import LIMITS, ConductCategory, Decider, Measure, Step
from accord.rules.measures import (
    Consulted,
    MeasureFacts,
    Missing,
    Place,
    account_due_at,
    asked_review_due_at,
    decide_measure,
    next_review_on,
    place_of,
    proportionate,
    provisional_ends_at,
    review_is_called,
)
from accord.rules.taking_part import Barred
from accord.rules.tests.week import SCHOOL, at, calendar_of

pytestmark = pytest.mark.requirement("I4")

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)
BAR = Measure(
    step=Step.SITE_BAR,
    decided_by=(Decider.HEADTEACHER,),
    consult=(Decider.CHAIR, Decider.CHIEF_EXECUTIVE),
    longest_days=180,
    review_every_days=30,
    account_days=10,
    review_heard_by=(Decider.PANEL,),
)
READY = MeasureFacts(
    at=NOW,
    laid_down=BAR,
    decider_roles=frozenset({Decider.HEADTEACHER}),
    starts_on=TODAY,
    consulted=(Consulted(Decider.CHAIR, NOW), Consulted(Decider.CHIEF_EXECUTIVE, NOW)),
    reasons="Shouted at a teacher before the children, twice after a warning.",
    why_less_would_not_do="A warning and a single contact were tried in October.",
    ends_on=TODAY + timedelta(days=60),
    review_on=TODAY + timedelta(days=30),
    heard=True,
    arrangements_for_child="His aunt brings and fetches him.",
)
REMINDER = Measure(step=Step.INFORMAL_REMINDER, decided_by=(Decider.LEADER,), account_days=0)


def lacks(**changes: object) -> set[Missing]:
    return set(decide_measure(replace(READY, **changes)).missing)  # type: ignore[arg-type]


def test_a_bar_with_everything_in_place_may_be_decided() -> None:
    decision = decide_measure(READY)
    assert decision.may_be_decided
    assert not decision.provisional


def test_measure_1_only_whom_the_charter_names_decides_with_reasons() -> None:
    assert lacks(decider_roles=frozenset({Decider.LEADER})) == {Missing.RIGHT_TO_DECIDE}
    assert lacks(barred=Barred.AFFECTED) == {Missing.FREE_OF_CONFLICT}
    assert lacks(reasons="  ") == {Missing.REASONS}


def test_measure_2_consultations_are_answered_first() -> None:
    asked_only = (Consulted(Decider.CHAIR, NOW), Consulted(Decider.CHIEF_EXECUTIVE))
    assert lacks(consulted=asked_only) == {Missing.CONSULTATION}
    too_late = (Consulted(Decider.CHAIR, NOW), Consulted(Decider.CHIEF_EXECUTIVE, NOW + timedelta(minutes=1)))
    assert decide_measure(replace(READY, consulted=too_late)).lacks_roles == (Decider.CHIEF_EXECUTIVE,)


def test_measure_2_an_answer_about_a_shorter_measure_does_not_carry_a_longer_one() -> None:
    until = TODAY + timedelta(days=30)
    short = (Consulted(Decider.CHAIR, NOW, until), Consulted(Decider.CHIEF_EXECUTIVE, NOW, until))
    assert lacks(consulted=short) == {Missing.CONSULTATION}
    assert not lacks(consulted=short, ends_on=until)


def test_measure_3_the_guardian_is_heard_first_unless_safety_forbids_it() -> None:
    assert lacks(heard=False) == {Missing.GUARDIAN_HEARD}
    at_once = decide_measure(replace(READY, heard=False, safety="He said that he would come back with others."))
    assert at_once.may_be_decided
    assert at_once.provisional
    gentle = replace(READY, laid_down=REMINDER, decider_roles=frozenset({Decider.LEADER}), heard=False)
    assert decide_measure(gentle).may_be_decided


def test_measure_4_a_provisional_measure_ends_by_itself() -> None:
    calendar = calendar_of(SCHOOL)
    asked = at("2026-11-23 10:00")
    account = account_due_at(asked, BAR, calendar)
    assert provisional_ends_at(asked, BAR, calendar) == calendar.add_working_days(account, 5)


def test_measure_15_a_provisional_limit_begins_before_it_ends_by_itself() -> None:
    unheard = replace(READY, heard=False, safety="He came back with a stick.", lapses_at=at("2026-12-08 10:00"))
    for begins, missing in (("2026-12-08 00:00", {}), ("2026-12-08 10:00", {Missing.START_BEFORE_LAPSE: "MEASURE-15"})):
        judged = decide_measure(replace(unheard, begins_at=at(begins)))
        assert judged.missing == missing
        assert judged.lapses_at == unheard.lapses_at
    assert decide_measure(replace(unheard, begins_at=at("2026-12-20 00:00"), heard=True)).may_be_decided


@pytest.mark.parametrize(
    ("changes", "missing"),
    [
        ({"ends_on": None}, {Missing.END, Missing.REVIEW}),
        ({"ends_on": TODAY + timedelta(days=181)}, {Missing.SHORTER}),
        ({"review_on": None}, {Missing.REVIEW}),
        ({"starts_on": TODAY - timedelta(days=1), "today": TODAY, "review_on": TODAY}, {Missing.START}),
        ({"review_on": TODAY + timedelta(days=31)}, {Missing.REVIEW}),
    ],
)
def test_measure_5_what_limits_contact_ends_and_is_reviewed(changes: dict[str, object], missing: set[Missing]) -> None:
    assert lacks(**changes) == missing


def test_measure_6_a_bar_is_the_last_resort_and_thinks_of_the_child() -> None:
    assert lacks(why_less_would_not_do="") == {Missing.WHY_LESS_WOULD_NOT_DO}
    assert lacks(arrangements_for_child="") == {Missing.ARRANGEMENTS_FOR_CHILD}


def test_measure_7_an_open_complaint_needs_a_second_leader() -> None:
    assert lacks(has_open_complaint=True) == {Missing.SECOND_LEADER}
    assert not lacks(has_open_complaint=True, other_leader_agrees="The bar is about the gate, not about the complaint.")


def test_measure_8_outside_of_the_guidance_says_why() -> None:
    category = ConductCategory(least_step=Step.INFORMAL_REMINDER, gravest_step=Step.WRITTEN_WARNING)
    assert lacks(category=category) == {Missing.WHY_OUTSIDE_GUIDANCE}
    assert not lacks(category=category, why_outside_guidance="A child stood between them.")
    assert Step.WRITTEN_WARNING in proportionate(category)
    assert Step.SITE_BAR not in proportionate(category)
    assert [place_of(step, category) for step in (Step.WRITTEN_WARNING, Step.SITE_BAR)] == [Place.WITHIN, Place.ABOVE]
    assert place_of(Step.SITE_BAR, None) is Place.UNNAMED


def test_measure_9_the_time_for_an_account_counts_in_working_days() -> None:
    calendar = calendar_of(SCHOOL)
    asked = at("2026-11-20 18:00")
    assert account_due_at(asked, BAR, calendar) == calendar.add_working_days(asked, 10)


def test_measure_10_reviews_come_at_the_interval_until_the_end() -> None:
    ends_on = TODAY + timedelta(days=70)
    assert next_review_on(BAR, TODAY, ends_on) == TODAY + timedelta(days=30)
    assert next_review_on(BAR, TODAY, ends_on, TODAY + timedelta(days=28)) == TODAY + timedelta(days=58)
    assert next_review_on(BAR, TODAY, ends_on, TODAY + timedelta(days=60)) is None
    assert next_review_on(REMINDER, TODAY, ends_on) is None


def test_measure_11_a_review_is_called_five_working_days_before_its_day() -> None:
    calendar, review_at = calendar_of(SCHOOL), at("2026-11-30 00:00")
    assert not review_is_called(at("2026-11-19 10:00"), review_at, calendar)
    assert review_is_called(at("2026-11-23 10:00"), review_at, calendar)
    assert review_is_called(at("2026-12-02 10:00"), review_at, calendar)


def test_measure_12_a_review_that_was_asked_for_is_heard_within_ten_working_days() -> None:
    calendar, asked = calendar_of(SCHOOL), at("2026-11-20 18:00")
    assert asked_review_due_at(asked, calendar) == calendar.add_working_days(asked, 10)


def test_measure_13_a_single_contact_has_a_name_and_a_limit_a_number() -> None:
    single, limit = replace(BAR, step=Step.SINGLE_CONTACT), replace(BAR, step=Step.CONTACT_LIMIT)
    assert lacks(laid_down=single) == {Missing.CONTACT}
    assert not lacks(laid_down=single, contact="x7")
    assert lacks(laid_down=limit) == {Missing.LIMIT}
    assert not lacks(laid_down=limit, most=3)


words = st.sampled_from(["", " ", "because"])


@given(
    facts=st.builds(
        MeasureFacts,
        at=st.just(NOW),
        laid_down=st.builds(
            Measure,
            step=st.sampled_from(Step),
            decided_by=st.sampled_from([(Decider.HEADTEACHER,), (Decider.LEADER, Decider.HEADTEACHER)]),
            consult=st.sampled_from([(), (Decider.CHAIR,), (Decider.CHAIR, Decider.CHIEF_EXECUTIVE)]),
            longest_days=st.sampled_from([30, 180]),
            review_every_days=st.sampled_from([10, 30]),
            account_days=st.sampled_from([0, 5]),
        ),
        decider_roles=st.frozensets(st.sampled_from(Decider), max_size=3),
        starts_on=st.just(TODAY),
        barred=st.none() | st.sampled_from(Barred),
        consulted=st.lists(st.builds(Consulted, st.sampled_from(Decider), st.none() | st.just(NOW)), max_size=4).map(
            tuple
        ),
        reasons=words,
        why_less_would_not_do=words,
        ends_on=st.none() | st.dates(TODAY - timedelta(days=5), TODAY + timedelta(days=200)),
        review_on=st.none() | st.dates(TODAY - timedelta(days=5), TODAY + timedelta(days=60)),
        heard=st.booleans(),
        safety=words,
        arrangements_for_child=words,
        has_open_complaint=st.booleans(),
        other_leader_agrees=words,
    )
)
def test_no_way_leads_around_what_a_measure_needs(facts: MeasureFacts) -> None:
    decision = decide_measure(facts)
    if not decision.may_be_decided:
        return
    assert facts.barred is None
    assert facts.reasons.strip()
    assert facts.decider_roles & set(facts.laid_down.decided_by)
    answered = {one.role for one in facts.consulted if one.answered_at}
    assert set(facts.laid_down.consult) <= answered
    assert facts.heard or facts.safety.strip() or facts.laid_down.account_days == 0
    assert not facts.has_open_complaint or facts.other_leader_agrees.strip()
    if facts.laid_down.step in LIMITS:
        assert facts.ends_on
        assert facts.review_on
        assert facts.starts_on <= facts.review_on <= facts.ends_on
        assert (facts.ends_on - facts.starts_on).days <= (facts.laid_down.longest_days or 0)
    if facts.laid_down.step is Step.SITE_BAR:
        assert facts.why_less_would_not_do.strip()
        assert facts.arrangements_for_child.strip()
