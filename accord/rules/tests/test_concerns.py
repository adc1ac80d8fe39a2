"""Concerns: the nearest person, never anybody whom they are about, the next above, and where they stand."""

from datetime import UTC, datetime, timedelta

import pytest

from accord.rules.charter_values.fairness import Decider
from accord.rules.concerns import (
    Because,
    ConcernFacts,
    Near,
    Standing,
    StandingFacts,
    nearest,
    next_senior,
    next_when_late,
    standing_of,
)

AT = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
LINE = (
    Near("tan", Decider.FORM_TEACHER, Because.FORM_TEACHER),
    Near("weiss", Decider.HEAD_OF_YEAR, Because.HEAD_OF_YEAR),
    Near("grant", Decider.LEADER, Because.LEADER),
    Near("moss", Decider.HEADTEACHER, Because.HEADTEACHER),
    Near("price", Decider.CHAIR, Because.CHAIR),
)


def test_concern_1_it_goes_to_the_nearest_person_or_who_covers():
    assert nearest(ConcernFacts(LINE)).who == "tan"
    covered = nearest(ConcernFacts(LINE, away=frozenset({"tan"}), covers={"tan": ["nair"]}))
    assert (covered.who, covered.instead_of, covered.because) == ("nair", "tan", Because.COVER)
    assert nearest(ConcernFacts(LINE, away=frozenset({"tan"}))).who == "weiss"
    family_covers = ConcernFacts(LINE, frozenset({"nair"}), away=frozenset({"tan"}), covers={"tan": ["nair"]})
    assert nearest(family_covers).who == "weiss"


@pytest.mark.parametrize(
    ("who", "role", "goes_to"),
    [
        ("tan", Decider.FORM_TEACHER, "weiss"),
        ("weiss", Decider.HEAD_OF_YEAR, "grant"),
        ("grant", Decider.LEADER, "moss"),
        ("moss", Decider.HEADTEACHER, "price"),
        ("crane", Decider.CHIEF_EXECUTIVE, "price"),
    ],
)
def test_concern_2_it_never_goes_to_whom_it_is_about_nor_below_them(who, role, goes_to):
    assert nearest(ConcernFacts(LINE, frozenset({who}), frozenset({role}))).who == goes_to


def test_concern_3_where_nobody_is_free_it_waits_in_the_open():
    above = nearest(ConcernFacts(LINE, frozenset({"price", "crane"}), frozenset({Decider.CHIEF_EXECUTIVE})))
    assert above.because is Because.NOBODY_FREE
    chosen = nearest(ConcernFacts(LINE, frozenset({"price"}), frozenset({Decider.CHAIR})))
    assert (chosen.who, chosen.because) == ("", Because.NOBODY_FREE)


def test_concern_4_not_settled_it_goes_to_a_senior_leader_and_on():
    had = frozenset({"tan"})
    assert next_senior(ConcernFacts(LINE, had=had)).who == "grant"
    assert next_senior(ConcernFacts(LINE, had=had | {"grant"})).who == "moss"
    assert next_senior(ConcernFacts(LINE, frozenset({"grant"}), had=had)).who == "moss"
    assert next_senior(ConcernFacts(LINE, had=had | {"grant", "moss", "price"})) is None


def test_concern_5_what_is_late_goes_to_the_next_above_who_is_at_work():
    facts = ConcernFacts(LINE, had=frozenset({"tan"}))
    assert next_when_late(facts, AT + timedelta(hours=1), AT) is None
    assert next_when_late(facts, None, AT) is None
    late = next_when_late(facts, AT, AT)
    assert (late.who, late.because) == ("weiss", Because.LATE)
    asleep = ConcernFacts([Near("grant", Decider.LEADER, Because.LEADER, at_work=False)])
    assert next_when_late(asleep, AT, AT) is None
    assert next_when_late(ConcernFacts([]), AT, AT).because is Because.NOBODY_FREE


def test_concern_6_it_always_stands_somewhere():
    def stands(**known: object) -> Standing:
        return standing_of(StandingFacts(AT, **{"reaches_at": AT, **known}))

    later, before = AT + timedelta(days=1), AT - timedelta(days=1)
    assert stands() is Standing.SCHOOL
    assert stands(reaches_at=later) is Standing.NOT_READ_YET
    assert stands(talk_offered=True) is Standing.FAMILY_CHOOSES
    assert stands(talk_at=later) is Standing.TALK_TO_COME
    assert stands(talk_at=before) is Standing.TO_WRITE_DOWN
    assert stands(talk_at=before, talk_offered=True) is Standing.FAMILY_CHOOSES
    assert stands(talk_at=before, agreement_open=True) is Standing.FAMILY_AGREES
    assert stands(is_closed=True, looks_again=True) is Standing.LOOK_AGAIN
    assert stands(is_closed=True) is Standing.SETTLED
    assert stands(is_complaint=True, is_closed=True) is Standing.COMPLAINT
