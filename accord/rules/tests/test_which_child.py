"""Which child a conversation is about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.rules.which_child import (
    HolderFacts,
    SayingFacts,
    WaitingFacts,
    keeps_it,
    looks_on,
    may_name,
    may_say,
    still_goes,
)

pytestmark = [pytest.mark.requirement("C1"), pytest.mark.requirement("C4")]

HOLDERS = st.builds(
    HolderFacts,
    by_hand=st.booleans(),
    is_free=st.booleans(),
    one_contact=st.booleans(),
    had_the_child=st.booleans(),
    has_the_child=st.booleans(),
)


@pytest.mark.parametrize(
    ("begun_by_family", "asked", "may"),
    [(True, False, True), (True, True, True), (False, True, True), (False, False, False)],
)
def test_child_1_the_family_says_it_of_what_it_began_or_was_asked(begun_by_family, asked, may):
    assert may_say(SayingFacts(begun_by_family, asked)) is may


def test_child_2_one_of_their_own_children_or_none():
    facts = SayingFacts(begun_by_family=True, theirs=frozenset({"lina", "omar"}))
    assert may_name(facts, "lina")
    assert may_name(facts, "")
    assert not may_name(facts, "somebody-elses")


@pytest.mark.parametrize(
    ("facts", "keeps"),
    [
        (HolderFacts(by_hand=False), False),
        (HolderFacts(by_hand=False, has_the_child=True), False),
        (HolderFacts(by_hand=True), True),
        (HolderFacts(by_hand=True, had_the_child=True), False),
        (HolderFacts(by_hand=True, had_the_child=True, has_the_child=True), True),
        (HolderFacts(by_hand=True, has_the_child=True), True),
    ],
)
def test_child_3_whom_a_colleague_chose_keeps_it_unless_for_the_wrong_child(facts, keeps):
    assert keeps_it(facts) is keeps


@given(HOLDERS)
def test_child_4_conflict_of_interest_and_one_contact_beat_everything(facts):
    if keeps_it(facts):
        assert facts.is_free
        assert not facts.one_contact


@given(HOLDERS)
def test_child_3_nobody_keeps_it_who_has_to_do_with_the_wrong_child_alone(facts):
    if facts.had_the_child and not facts.has_the_child:
        assert not keeps_it(facts)


@pytest.mark.parametrize(
    ("for_the_child", "has_the_child", "looks"),
    [(False, False, True), (False, True, True), (True, True, True), (True, False, False)],
)
def test_child_7_whoever_was_asked_for_the_wrong_child_looks_no_longer(for_the_child, has_the_child, looks):
    assert looks_on(for_the_child=for_the_child, has_the_child=has_the_child) is looks


@pytest.mark.parametrize(
    ("facts", "goes"),
    [
        (WaitingFacts(from_school=False), True),
        (WaitingFacts(from_school=True), True),
        (WaitingFacts(from_school=True, is_answer=True), False),
    ],
)
def test_child_6_an_answer_about_the_other_child_is_not_sent(facts, goes):
    assert still_goes(facts) is goes


def test_child_5_what_the_family_wrote_goes_its_way():
    assert still_goes(WaitingFacts(from_school=False, is_answer=True))
