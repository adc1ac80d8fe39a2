"""Joining two records of one person: what makes a proposal, and what is kept."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.rules.joining import (
    Address,
    KnownAdult,
    KnownChild,
    Reason,
    Side,
    SignIn,
    Span,
    TieAnswers,
    TieReading,
    around,
    decide_sign_in,
    join_addresses,
    join_ties,
    may_join,
    needs_a_reason,
    questions_of,
    reasons_for_adults,
    reasons_for_children,
    within,
)
from accord.rules.visibility import Act

TODAY = date(2026, 11, 23)
ANNA = KnownAdult(given=frozenset({"anna"}), emails=frozenset({"anna@home.example"}), phone="0207946")


def test_join_1_adults_look_alike_by_an_address_or_a_telephone_never_by_the_name_alone():
    namesake = KnownAdult(given=frozenset({"anna"}))
    assert reasons_for_adults(ANNA, namesake) == ()
    assert reasons_for_adults(ANNA, replace(namesake, emails=ANNA.emails)) == (Reason.EMAIL,)
    assert reasons_for_adults(ANNA, replace(namesake, phone=ANNA.phone)) == (Reason.PHONE,)
    other_name = KnownAdult(given=frozenset({"peter"}), emails=ANNA.emails, phone=ANNA.phone)
    assert reasons_for_adults(ANNA, other_name) == (), "families share addresses and telephones"
    assert reasons_for_adults(replace(ANNA, verified=ANNA.emails), other_name) == (Reason.VERIFIED_EMAIL,)


def test_join_2_two_people_around_one_child_with_different_names_are_two_people():
    mother = replace(ANNA, verified=ANNA.emails, children=frozenset({7}))
    father = KnownAdult(given=frozenset({"peter"}), emails=ANNA.emails, phone=ANNA.phone, children=frozenset({7}))
    assert reasons_for_adults(mother, replace(father, children=frozenset({8}))) == (Reason.VERIFIED_EMAIL,)
    assert reasons_for_adults(mother, father) == ()
    assert reasons_for_adults(father, mother) == ()


def test_join_3_children_look_alike_by_birthday_and_names_and_twins_do_not():
    lena = KnownChild(frozenset({"lena"}), "novak", date(2018, 3, 5), frozenset({1}))
    again = replace(lena, adults=frozenset({2}))
    assert reasons_for_children(lena, again) == (Reason.BIRTHDAY_AND_NAME,)
    assert reasons_for_children(lena, replace(lena, family="svoboda")) == (Reason.BIRTHDAY_AND_GUARDIAN,)
    assert reasons_for_children(lena, replace(lena, given=frozenset({"mila"}))) == (), "a twin"
    assert reasons_for_children(lena, replace(lena, born_on=date(2018, 3, 6))) == ()
    assert reasons_for_children(replace(lena, born_on=None), replace(lena, born_on=None)) == ()
    assert reasons_for_children(lena, replace(lena, family="svoboda", adults=frozenset())) == ()


@pytest.mark.parametrize(("role", "act"), [("office", Act.EDIT_FAMILIES), ("administrator", Act.EDIT_STAFF)])
def test_join_4_nobody_joins_records_of_their_own(role, act):
    assert may_join(frozenset({role}), act, concerns_oneself=False)
    assert not may_join(frozenset({role}), act, concerns_oneself=True)
    assert not may_join(frozenset({"teacher"}), act, concerns_oneself=False)


DAYS = st.one_of(st.none(), st.dates(TODAY - timedelta(days=9), TODAY + timedelta(days=9)))
SPANS = st.builds(Span, DAYS, DAYS)


@given(SPANS, SPANS, st.dates(TODAY - timedelta(days=12), TODAY + timedelta(days=12)))
def test_join_5_what_had_ended_with_its_record_does_not_begin_again(span, record, on):
    assert within(span, record).holds(on) == (span.holds(on) and record.holds(on))


@given(SPANS, SPANS, st.dates(TODAY - timedelta(days=12), TODAY + timedelta(days=12)))
def test_the_time_of_a_person_holds_the_time_of_both_records(one, other, on):
    if one.holds(on) or other.holds(on):
        assert around(one, other).holds(on)


TIES = st.builds(
    TieReading,
    relationship=st.sampled_from(["mother", "father", "grandparent", "representative"]),
    parental_responsibility=st.booleans(),
    lives_with=st.booleans(),
    may_be_contacted=st.booleans(),
    may_collect=st.booleans(),
    span=SPANS,
)
MOTHER = TieReading("mother", True, True, True, True)


def test_join_6_what_touches_rights_is_asked_of_a_person():
    assert questions_of(MOTHER, MOTHER, TODAY) == ()
    ended = replace(MOTHER, span=Span(None, TODAY - timedelta(days=1)))
    assert questions_of(MOTHER, ended, TODAY) == ("lasts",)
    other = replace(MOTHER, relationship="carer", parental_responsibility=False, may_collect=False)
    assert questions_of(MOTHER, other, TODAY) == ("relationship", "parental_responsibility", "may_collect")
    assert questions_of(MOTHER, replace(MOTHER, lives_with=False, may_be_contacted=False), TODAY) == ()


@given(TIES, TIES)
def test_join_7_undecided_rights_are_given_only_where_both_ties_give_them(kept, away):
    joined = join_ties(kept, away, TieAnswers(), TODAY)
    for name in ("parental_responsibility", "lives_with", "may_be_contacted", "may_collect"):
        assert getattr(joined, name) == (getattr(kept, name) and getattr(away, name))
    assert joined.span.holds(TODAY) == (kept.span.holds(TODAY) and away.span.holds(TODAY))


@given(TIES, TIES, st.booleans(), st.booleans(), st.booleans(), st.sampled_from([Side.KEPT, Side.AWAY]))
def test_join_7_a_persons_decision_gives_no_right_that_neither_tie_gave(kept, away, duty, collect, lasts, side):
    joined = join_ties(kept, away, TieAnswers(side, duty, collect, lasts), TODAY)
    for name in ("parental_responsibility", "lives_with", "may_be_contacted", "may_collect"):
        assert not getattr(joined, name) or getattr(kept, name) or getattr(away, name)
    assert not joined.span.holds(TODAY) or kept.span.holds(TODAY) or away.span.holds(TODAY)
    assert joined.relationship in (kept.relationship, away.relationship)
    live = [tie for tie in (kept, away) if tie.span.holds(TODAY)]
    if kept.may_collect != away.may_collect and len(live) == 2:
        assert joined.may_collect == collect


def test_join_7_a_tie_that_has_ended_gives_nothing_to_one_that_goes_on():
    ended = replace(MOTHER, span=Span(None, TODAY - timedelta(days=1)))
    going_on = replace(MOTHER, relationship="grandparent", may_collect=False)
    assert questions_of(ended, going_on, TODAY) == ("lasts",)
    yes = TieAnswers(Side.KEPT, parental_responsibility=True, may_collect=True, lasts=True)
    joined = join_ties(ended, going_on, yes, TODAY)
    assert (joined.relationship, joined.may_collect, joined.span) == ("grandparent", False, Span())
    narrower = replace(ended, may_collect=False)
    assert questions_of(narrower, MOTHER, TODAY) == ("lasts", "may_collect")
    assert join_ties(narrower, MOTHER, yes, TODAY).may_collect
    assert not join_ties(narrower, MOTHER, TieAnswers(lasts=True), TODAY).may_collect


@given(TIES, TIES, st.integers(0, 20))
def test_join_7_an_undecided_tie_never_begins_later_by_itself_when_neither_did(kept, away, days):
    """On no later day does the one tie hold when neither of the two would have held."""
    on = TODAY + timedelta(days=days)
    joined = join_ties(kept, away, TieAnswers(), TODAY)
    assert not joined.span.holds(on) or kept.span.holds(on) or away.span.holds(on)


def test_join_8_two_live_contacts_of_one_child_are_joined_only_with_a_reason():
    ended = replace(MOTHER, span=Span(None, TODAY - timedelta(days=1)))
    assert needs_a_reason([(MOTHER, MOTHER)], TODAY)
    assert not needs_a_reason([(MOTHER, ended), (ended, MOTHER)], TODAY)
    assert not needs_a_reason([], TODAY)


def test_join_9_one_sign_in_stays_and_one_that_opens_more_goes_first():
    plain, other = SignIn(1), SignIn(2)
    staff, abroad = SignIn(3, opens_more=True), SignIn(4, opens_more=True)
    assert decide_sign_in(None, plain).stays is Side.AWAY
    assert decide_sign_in(None, None).stays is None
    asked = decide_sign_in(plain, other)
    assert (asked.stays, asked.asks, asked.closes_other) == (None, True, True)
    assert decide_sign_in(plain, other, Side.AWAY).stays is Side.AWAY
    forced = decide_sign_in(plain, staff, Side.KEPT)
    assert (forced.stays, forced.asks, forced.closes_other) == (Side.AWAY, False, True)
    both = decide_sign_in(abroad, staff, Side.KEPT)
    assert (both.stays, both.asks, both.closes_other) == (Side.KEPT, True, False)


@pytest.mark.in_turn
@given(st.text(max_size=3), st.booleans(), st.text(max_size=3), st.booleans(), st.sampled_from(list(Side)))
def test_join_10_a_confidential_address_stays_confidential(kept, kept_secret, away, away_secret, chosen):
    joined = join_addresses(Address(kept, kept_secret), Address(away, away_secret), chosen)
    assert joined.confidential == (kept_secret or away_secret)
    assert joined.text in (kept, away)
    if kept_secret and kept:
        assert joined.text == kept
    elif away_secret and away:
        assert joined.text == away
    if not joined.confidential and kept and away:
        assert joined.text == (away if chosen is Side.AWAY else kept)
