"""What the board at reception says is a function of decisions, and never of the reasons behind them."""

from dataclasses import fields
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.rules.reception import (
    LET_IN,
    Coming,
    ComingDecision,
    ComingFacts,
    Handing,
    HandingDecision,
    Stay,
    decide_coming,
    decide_handing,
    in_building,
    is_in_building,
    is_watched_for,
)
from accord.rules.restrictions import Deed, Effect, Restricted, RestrictionFacts, decide_deed
from accord.rules.visibility import GuardianView, TieFacts, decide_guardian_view

pytestmark = pytest.mark.requirement("K6")

START = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
AT = START + timedelta(hours=2)

limits = st.lists(
    st.builds(
        RestrictionFacts,
        ref=st.sampled_from(("Strange1", "Strange2")),
        kind=st.sampled_from(Restricted),
        starts_at=st.just(START),
        ends_at=st.just(START + timedelta(days=30)),
        clause=st.sampled_from(("", "Strangeclause")),
        contact=st.sampled_from(("", "moss")),
        most=st.integers(1, 3),
    ),
    max_size=5,
)
ties = st.builds(
    TieFacts,
    in_force=st.booleans(),
    may_be_contacted=st.booleans(),
    may_collect=st.booleans(),
    parental_responsibility=st.booleans(),
    orders=st.frozensets(st.sampled_from(("information", "contact", "collection", "all"))),
    relationship=st.sampled_from(("mother", "grandparent", "representative", "other")),
    lives_with=st.booleans(),
)


def facts(restrictions: list[RestrictionFacts], **more: bool) -> ComingFacts:
    on_site = decide_deed(Deed.COME_ON_SITE, restrictions, AT)
    return ComingFacts(on_site, decide_deed(Deed.MEET_IN_PERSON, restrictions, AT), **more)


def limit(kind: Restricted) -> RestrictionFacts:
    return RestrictionFacts("r", kind, START, START + timedelta(days=30), most=2, contact="moss")


@given(limits, limits, st.booleans(), st.booleans(), st.booleans())
def test_reception_1_the_same_to_do_looks_the_same_whatever_lies_behind(
    some: list[RestrictionFacts], others: list[RestrictionFacts], known: bool, apart: bool, arranged: bool
) -> None:
    one = facts(some, known=known, kept_apart=apart, arranged=arranged)
    other = facts(others, known=known, kept_apart=apart, arranged=arranged)
    if one.on_site.effect is other.on_site.effect and one.talk.is_open == other.talk.is_open:
        assert decide_coming(one) == decide_coming(other)
    assert "Strange" not in repr(decide_coming(one))


def test_reception_1_a_decision_has_no_place_for_a_reason() -> None:
    assert {field.name for field in fields(ComingDecision)} == {"coming", "call_before_talk", "rule"}
    assert {field.name for field in fields(HandingDecision)} == {"handing", "rule"}
    rules = {decide_coming(facts([limit(kind)])).rule for kind in Restricted}
    assert rules <= {"RECEPTION-1", "RECEPTION-2", "RECEPTION-3", "RECEPTION-4", "RECEPTION-5"}


@given(limits, st.booleans(), st.booleans(), st.booleans())
def test_reception_2_a_closed_site_stays_closed(
    some: list[RestrictionFacts], known: bool, apart: bool, arranged: bool
) -> None:
    barred = facts([*some, limit(Restricted.SITE_BAR)], known=known, kept_apart=apart, arranged=arranged)
    assert decide_coming(barred).coming is Coming.WAITS_OUTSIDE
    assert decide_coming(barred).needs_call


def test_reception_3_by_arrangement_is_let_in_when_arranged() -> None:
    by_arrangement = [limit(Restricted.IN_PERSON_LIMITED)]
    assert decide_coming(facts(by_arrangement)).coming is Coming.BY_ARRANGEMENT
    assert decide_coming(facts(by_arrangement, arranged=True)).coming is Coming.EXPECTED
    assert decide_coming(facts([], kept_apart=True)).coming is Coming.BY_ARRANGEMENT
    assert decide_coming(facts([], kept_apart=True)) == decide_coming(facts(by_arrangement))


def test_reception_4_every_limit_on_talks_reads_alike() -> None:
    alike = {decide_coming(facts([limit(kind)])) for kind in (Restricted.SINGLE_CONTACT, Restricted.WRITTEN_ONLY)}
    assert {(one.coming, one.call_before_talk) for one in alike} == {(Coming.COMES_IN, True)}
    assert len(alike) == 1
    assert not decide_coming(facts([limit(Restricted.CONTACT_LIMIT)])).call_before_talk
    assert not decide_coming(facts([limit(Restricted.WRITTEN_ONLY)], arranged=True)).call_before_talk


def test_reception_5_whom_the_school_does_not_know_is_a_visitor() -> None:
    assert decide_coming(facts([], known=False)).coming is Coming.AS_VISITOR
    assert decide_coming(facts([], known=True)).coming is Coming.COMES_IN


@given(ties, limits)
def test_reception_6_nobody_without_the_right_is_ever_shown_as_allowed(
    tie: TieFacts, some: list[RestrictionFacts]
) -> None:
    view = decide_guardian_view(tie)
    decision = decide_handing(view, decide_deed(Deed.COLLECT_CHILD, some, AT))
    assert (decision.handing is Handing.CALL_FIRST) == (not view.may_collect)
    assert decision.needs_agreement == (not view.may_collect)


@given(limits)
def test_reception_7_no_limit_keeps_a_child_from_who_may_collect(some: list[RestrictionFacts]) -> None:
    view = GuardianView(True, True, True, "SEE-3")
    collecting = decide_deed(Deed.COLLECT_CHILD, some, AT)
    decision = decide_handing(view, collecting)
    assert decision.handing is (Handing.MAY_COLLECT if collecting.is_open else Handing.BY_ARRANGEMENT)
    assert not decision.needs_agreement
    assert collecting.effect in {Effect.OPEN, Effect.BY_ARRANGEMENT}


def test_reception_8_nobody_is_watched_for_unasked_or_without_need() -> None:
    barred = decide_deed(Deed.COME_ON_SITE, [limit(Restricted.SITE_BAR)], AT)
    free = decide_deed(Deed.COME_ON_SITE, [limit(Restricted.WRITTEN_ONLY)], AT)
    over = decide_deed(Deed.COME_ON_SITE, [limit(Restricted.SITE_BAR)], START + timedelta(days=30))
    assert is_watched_for(barred, asked=True)
    assert not any(
        (is_watched_for(barred, asked=False), is_watched_for(free, asked=True), is_watched_for(over, asked=True))
    )


def test_reception_9_in_the_building_is_who_came_and_has_not_left() -> None:
    came = Stay(START)
    assert is_in_building(came, AT)
    assert not is_in_building(Stay(), AT)
    assert not is_in_building(Stay(AT + timedelta(minutes=1)), AT)
    assert not is_in_building(Stay(START, AT), AT)
    assert in_building([came, Stay(), Stay(START, AT)], AT) == 1


def test_whoever_is_let_in_needs_no_call() -> None:
    assert {one for one in Coming if not ComingDecision(one, False, "").needs_call} == LET_IN
