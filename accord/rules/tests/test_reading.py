"""Who on the staff may read a conversation."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.rules.reading import ReadingFacts, Reads, decide_reading
from accord.rules.visibility import Role

pytestmark = pytest.mark.requirement("C8")


def facts(*roles: Role, **changes: bool) -> ReadingFacts:
    return replace(ReadingFacts(frozenset(roles)), **changes)


def test_read_1_whoever_has_it_stands_in_or_is_in_the_team() -> None:
    assert decide_reading(facts(Role.TEACHER, has_it=True, confidential=True)) is Reads.HAS_IT
    assert decide_reading(facts(Role.TEACHER, stands_in=True)) is Reads.STANDS_IN
    assert decide_reading(facts(Role.TEACHER, in_the_team=True)) is Reads.IN_THE_TEAM
    assert decide_reading(facts(Role.TEACHER)) is None


def test_read_2_the_office_reads_the_front_door_and_what_is_not_confidential() -> None:
    assert decide_reading(facts(Role.OFFICE)) is Reads.FRONT_DOOR
    assert decide_reading(facts(Role.OFFICE, at_the_front_door=True, confidential=True)) is Reads.FRONT_DOOR
    assert decide_reading(facts(Role.OFFICE, confidential=True)) is None


def test_read_3_leaders_and_the_headteacher() -> None:
    assert decide_reading(facts(Role.LEADER)) is Reads.LEADS
    assert decide_reading(facts(Role.LEADER, confidential=True)) is None
    assert decide_reading(facts(Role.HEADTEACHER, confidential=True)) is Reads.LEADS
    assert decide_reading(facts(Role.GOVERNOR)) is None


def test_read_4_a_child_at_risk_is_read_by_the_safeguarding_lead_alone() -> None:
    assert decide_reading(facts(Role.SAFEGUARDING_LEAD, safeguarding=True)) is Reads.KEEPS_SAFE
    assert decide_reading(facts(Role.HEADTEACHER, stands_in=True, in_the_team=True, safeguarding=True)) is None
    assert decide_reading(facts(Role.LEADER, has_it=True, safeguarding=True)) is Reads.HAS_IT


@given(
    st.frozensets(st.sampled_from(Role)),
    st.fixed_dictionaries(
        {
            name: st.booleans()
            for name in ("has_it", "stands_in", "in_the_team", "at_the_front_door", "confidential", "safeguarding")
        }
    ),
    st.sampled_from(["concerned", "own_family"]),
)
def test_read_5_nobody_reads_what_is_about_themselves_or_their_family(
    roles: frozenset[Role], known: dict[str, bool], tie: str
) -> None:
    assert decide_reading(facts(*roles, **known, **{tie: True})) is None


def test_read_6_whoever_was_asked_to_look_at_what_is_late() -> None:
    asked = facts(Role.HEAD_OF_YEAR, asked_to_look=True)
    assert decide_reading(asked) is Reads.ASKED_TO_LOOK
    assert decide_reading(replace(asked, asked_to_look=False)) is None
    assert decide_reading(replace(asked, safeguarding=True)) is None
    assert decide_reading(replace(asked, concerned=True)) is None


def test_read_7_whoever_was_on_duty_when_an_emergency_came() -> None:
    told = facts(Role.TEACHER, told_of_emergency=True, confidential=True)
    assert decide_reading(told) is Reads.WAS_ON_DUTY
    assert decide_reading(replace(told, told_of_emergency=False)) is None
    assert decide_reading(replace(told, safeguarding=True)) is None
    assert decide_reading(replace(told, own_family=True)) is None
