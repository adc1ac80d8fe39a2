"""Truth tables and properties of signing; each test is named after its rule."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.rules.charter_values.fairness import Signing
from accord.rules.charter_values.fields import Weekday
from accord.rules.charter_values.kinds import Audience
from accord.rules.charter_values.times import FamilyQuietHours
from accord.rules.signing import (
    Answer,
    PublishedEdition,
    ReminderFacts,
    SigningState,
    TieToSchool,
    asked_since,
    closed_by,
    decide_class_reminder,
    decide_reminder,
    decide_state,
    editions_that_count,
    guardian_is_asked,
    is_quiet_for_families,
    staff_are_asked,
    student_is_asked,
)

pytestmark = pytest.mark.requirement("B3")

EVERYBODY = Signing(signed_by=tuple(Audience), students_from_year=7)
FIRST = PublishedEdition("first", date(2026, 9, 1))
COMMAS = PublishedEdition("commas", date(2026, 10, 1), material=False)
CHANGED = PublishedEdition("changed", date(2026, 11, 1))
YEAR = date(2026, 9, 1)
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)

TIES = st.builds(TieToSchool, in_force=st.booleans(), may_be_contacted=st.booleans())
EDITIONS = st.lists(
    st.tuples(st.dates(date(2024, 1, 1), date(2028, 1, 1)), st.booleans()), max_size=6, unique_by=lambda one: one[0]
).map(lambda rows: [PublishedEdition(f"e{number}", on, material) for number, (on, material) in enumerate(rows)])


@given(st.lists(TIES, max_size=4))
def test_sign_1_a_guardian_with_a_tie_that_holds_and_may_be_written_to_is_asked(ties):
    wanted = any(tie.in_force and tie.may_be_contacted for tie in ties)
    assert guardian_is_asked(EVERYBODY, ties) == wanted
    assert not guardian_is_asked(Signing(signed_by=(Audience.STAFF,)), ties)


def test_sign_2_no_right_and_no_order_is_even_asked_about():
    """The facts on which it is decided hold nothing but the tie and whether the school may write."""
    assert set(TieToSchool.__dataclass_fields__) == {"in_force", "may_be_contacted", "since"}
    assert guardian_is_asked(EVERYBODY, [TieToSchool(True, True)])


def test_sign_3_staff_are_asked_while_their_post_lasts():
    assert staff_are_asked(EVERYBODY, employed=True)
    assert not staff_are_asked(EVERYBODY, employed=False)
    assert not staff_are_asked(Signing(signed_by=(Audience.GUARDIANS,)), employed=True)


@pytest.mark.parametrize(
    ("year_group", "asked"), [("7", True), ("Year 11", True), ("6", False), ("Nursery", False), ("", False)]
)
def test_sign_4_students_are_asked_from_the_year_that_the_charter_names(year_group, asked):
    assert student_is_asked(EVERYBODY, at_school=True, year_group=year_group) == asked
    assert not student_is_asked(EVERYBODY, at_school=False, year_group=year_group)
    assert not student_is_asked(Signing(), at_school=True, year_group=year_group)
    assert student_is_asked(Signing(signed_by=(Audience.STUDENTS,)), at_school=True, year_group=year_group)


def test_sign_5_a_signature_lasts_through_changes_that_are_not_material():
    assert editions_that_count([FIRST, COMMAS], NOON.date()) == (FIRST, COMMAS)
    assert editions_that_count([COMMAS, FIRST, CHANGED], NOON.date()) == (CHANGED,)
    assert editions_that_count([FIRST, CHANGED], date(2026, 10, 31)) == (FIRST,)
    assert editions_that_count([CHANGED], date(2026, 10, 31)) == ()
    assert editions_that_count([COMMAS], NOON.date()) == (COMMAS,)


@given(EDITIONS, st.dates(date(2024, 1, 1), date(2028, 1, 1)))
def test_sign_5_what_counts_ends_with_the_edition_in_force_and_holds_one_material_change_at_most(editions, on):
    counting = editions_that_count(editions, on)
    begun = [edition for edition in editions if edition.starts_on <= on]
    assert bool(counting) == bool(begun)
    if counting:
        assert counting[-1] == max(begun, key=lambda one: one.starts_on)
        assert not any(edition.material for edition in counting[1:])


def test_sign_6_asked_from_the_change_from_joining_and_each_year():
    yearly, once = Signing(every_year=True), Signing(every_year=False)
    assert asked_since(once, (FIRST,), joined_on=None, year_began_on=date(2027, 9, 1)) == FIRST.starts_on
    assert asked_since(once, (FIRST,), joined_on=date(2026, 11, 9), year_began_on=None) == date(2026, 11, 9)
    assert asked_since(yearly, (FIRST,), joined_on=None, year_began_on=date(2027, 9, 1)) == date(2027, 9, 1)


@pytest.mark.parametrize(
    ("answers", "state"),
    [
        ([], "pending"),
        ([Answer("first", True, date(2026, 9, 3))], "signed"),
        ([Answer("first", False, date(2026, 9, 3))], "declined"),
        ([Answer("first", True, date(2026, 9, 3), withdrawn=True)], "withdrawn"),
        ([Answer("first", False, date(2026, 9, 3), withdrawn=True)], "pending"),
        ([Answer("first", False, date(2026, 9, 3)), Answer("commas", True, date(2026, 10, 3))], "signed"),
        ([Answer("first", True, date(2026, 9, 3)), Answer("first", False, date(2026, 9, 9))], "declined"),
        ([Answer("older", True, date(2026, 9, 3))], "pending"),
        ([Answer("first", True, date(2026, 8, 3))], "pending"),
    ],
)
def test_sign_7_the_last_answer_that_counts_says_where_somebody_stands(answers, state):
    assert decide_state(Signing(), (FIRST, COMMAS), answers, YEAR) == state


def test_sign_7_without_a_yearly_signing_an_answer_of_another_year_counts():
    answers = [Answer("first", True, date(2026, 8, 3))]
    assert decide_state(Signing(every_year=False), (FIRST,), answers, YEAR) is SigningState.SIGNED


@given(st.sampled_from(SigningState))
def test_sign_8_no_answer_closes_anything(state):
    assert closed_by(state) == frozenset()


def facts(**given: object) -> ReminderFacts:
    usual = {
        "state": SigningState.PENDING, "reachable": True, "asked_at": NOON - timedelta(days=60), "sent": (),
        "interruptible": True, "at": NOON,
    }  # fmt: skip
    return ReminderFacts(**{**usual, **given})


FACTS = st.builds(
    ReminderFacts,
    state=st.sampled_from(SigningState),
    reachable=st.booleans(),
    asked_at=st.integers(-90, 5).map(lambda days: NOON + timedelta(days=days)),
    sent=st.lists(st.integers(0, 90), max_size=7).map(lambda ago: tuple(NOON - timedelta(days=one) for one in ago)),
    interruptible=st.booleans(),
    at=st.just(NOON),
)


@given(FACTS)
def test_sign_9_nobody_who_has_answered_is_reminded(known):
    if known.state is not SigningState.PENDING or known.at < known.asked_at:
        decision = decide_reminder(Signing(), known)
        assert (decision.send, decision.on_paper) == (False, False)


@given(FACTS)
def test_sign_10_whom_nothing_reaches_is_asked_on_paper_and_sent_nothing(known):
    decision = decide_reminder(Signing(), known)
    assert not (decision.send and not known.reachable)
    assert decision.on_paper == (
        not known.reachable and known.state is SigningState.PENDING and known.at >= known.asked_at
    )


@given(FACTS, st.integers(0, 5), st.integers(3, 60))
def test_sign_11_never_more_than_one_message_and_the_reminders_and_never_too_soon(known, reminders, days):
    if decide_reminder(Signing(reminders=reminders, days_between_reminders=days), known).send:
        assert len(known.sent) <= reminders
        assert all(known.at - sent >= timedelta(days=days) for sent in known.sent)


def test_sign_11_first_the_message_then_two_reminders():
    rule = Signing(reminders=2, days_between_reminders=10)
    sent: tuple[datetime, ...] = ()
    for day in range(60):
        at = NOON + timedelta(days=day)
        if decide_reminder(rule, facts(asked_at=NOON, sent=sent, at=at)).send:
            sent = (*sent, at)
    assert [(moment - NOON).days for moment in sent] == [0, 10, 20]


@given(FACTS)
def test_sign_12_nothing_goes_in_quiet_hours(known):
    assert not (decide_reminder(Signing(), known).send and not known.interruptible)


@pytest.mark.parametrize(
    ("moment", "quiet"),
    [
        (datetime(2026, 11, 23, 12, tzinfo=UTC), False),
        (datetime(2026, 11, 23, 19, tzinfo=UTC), True),
        (datetime(2026, 11, 23, 6, 59, tzinfo=UTC), True),
        (datetime(2026, 11, 23, 7, tzinfo=UTC), False),
        (datetime(2026, 11, 22, 12, tzinfo=UTC), True),
    ],
)
def test_sign_12_the_nights_and_the_quiet_days_of_the_school(moment, quiet):
    rule = FamilyQuietHours(begins=19 * 60, ends=7 * 60, quiet_days=(Weekday.SUNDAY,))
    assert is_quiet_for_families(rule, moment, "Europe/London") == quiet
    assert (
        is_quiet_for_families(FamilyQuietHours(quiet_days=()), datetime(2026, 11, 22, 12, tzinfo=UTC), "UTC") is False
    )


def test_sign_13_form_teachers_are_told_as_often_as_the_charter_says():
    rule, asked_at = Signing(reminders=1, days_between_reminders=10), NOON

    def decide(*sent, at=NOON, waits=True, at_work=True):
        return decide_class_reminder(rule, waits=waits, asked_at=asked_at, sent=sent, at_work=at_work, at=at)

    assert decide().send
    assert not decide(waits=False).send
    assert decide(waits=False).rule == "SIGN-13"
    assert decide(at_work=False).rule == "SIGN-12"
    assert not decide(NOON, at=NOON + timedelta(days=9)).send
    assert decide(NOON, at=NOON + timedelta(days=10)).send
    assert not decide(NOON, NOON + timedelta(days=10), at=NOON + timedelta(days=90)).send
