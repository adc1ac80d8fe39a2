"""Who gets a message first; conflicts of interest beat everything."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.rules.charter import AnsweredBy
from accord.rules.routing import Because, RoutingFacts, comes_too_late, decide_route

pytestmark = pytest.mark.requirement("C1")

HOLDERS = {
    AnsweredBy.HEAD_OF_YEAR: ["weiss"],
    AnsweredBy.SAFEGUARDING_LEAD: ["okafor"],
    AnsweredBy.LEADER: ["grant"],
    AnsweredBy.HEADTEACHER: ["moss"],
}
FORM = RoutingFacts(answered_by=AnsweredBy.FORM_TEACHER, form_teachers=["tan", "lim"], holders=HOLDERS)
PEOPLE = ["tan", "lim", "weiss", "okafor", "grant", "moss", "ode"]


def test_route_1_what_nobody_is_named_for_goes_to_the_front_door() -> None:
    office = decide_route(RoutingFacts(answered_by=AnsweredBy.OFFICE))
    assert (office.to, office.team, office.because) == ("", "", Because.FRONT_DOOR)
    assert decide_route(RoutingFacts(answered_by=AnsweredBy.FORM_TEACHER)).because is Because.FRONT_DOOR
    team = decide_route(RoutingFacts(answered_by=AnsweredBy.TEAM, team="Boarding house"))
    assert (team.to, team.team) == ("", "Boarding house")


def test_route_1_a_role_is_who_holds_it() -> None:
    facts = RoutingFacts(answered_by=AnsweredBy.HEAD_OF_YEAR, holders=HOLDERS)
    assert decide_route(facts).to == "weiss"


def test_route_2_it_never_goes_to_those_whom_it_is_about() -> None:
    assert decide_route(FORM).to == "tan"
    assert decide_route(replace(FORM, concerned=frozenset({"tan"}))).to == "lim"
    both = decide_route(replace(FORM, concerned=frozenset({"tan", "lim"})))
    assert (both.to, both.because) == ("grant", Because.NOBODY_FREE_OF_CONFLICT)
    head = decide_route(replace(FORM, concerned=frozenset({"tan", "lim", "grant", "moss"})))
    assert (head.to, head.because) == ("", Because.NOBODY_FREE_OF_CONFLICT)


def test_route_3_a_single_contact_gets_it_unless_it_is_about_them() -> None:
    assert decide_route(replace(FORM, single_contact="moss")).to == "moss"
    assert decide_route(replace(FORM, single_contact="moss", concerned=frozenset({"moss"}))).to == "tan"


def test_route_4_form_teachers_share_in_the_order_of_the_list() -> None:
    assert decide_route(FORM).because is Because.FORM_TEACHER
    assert decide_route(replace(FORM, away=frozenset({"tan"}))).to == "lim"
    subject = replace(FORM, answered_by=AnsweredBy.SUBJECT_TEACHER)
    assert decide_route(subject).to == "tan"
    assert decide_route(replace(subject, teaches_subject=["ode"])).to == "ode"


def test_route_5_whoever_is_away_is_covered_or_it_waits_at_the_front_door() -> None:
    alone = replace(FORM, form_teachers=["tan"], away=frozenset({"tan"}))
    covered = decide_route(replace(alone, covers={"tan": ["ode"]}))
    assert (covered.to, covered.because, covered.instead_of) == ("ode", Because.COVER, "tan")
    waits = decide_route(alone)
    assert (waits.to, waits.because, waits.instead_of) == ("", Because.NOBODY_AT_WORK, "tan")


def test_route_5_a_team_of_which_nobody_is_at_work_leaves_it_at_the_front_door() -> None:
    team = RoutingFacts(answered_by=AnsweredBy.TEAM, team="Sports", members=["tan", "ode"], holders=HOLDERS)
    assert decide_route(team).team == "Sports"
    ill = replace(team, away=frozenset({"tan", "ode"}))
    assert (decide_route(ill).team, decide_route(ill).because) == ("", Because.NOBODY_AT_WORK)
    assert decide_route(replace(ill, covers={"ode": ["lim"]})).team == "Sports"
    assert decide_route(replace(team, members=[])).because is Because.NOBODY_AT_WORK
    about_one = decide_route(replace(team, concerned=frozenset({"tan"}), away=frozenset({"ode"})))
    assert (about_one.team, about_one.because) == ("", Because.NOBODY_AT_WORK)
    about_all = decide_route(replace(team, concerned=frozenset({"tan", "ode"})))
    assert (about_all.to, about_all.rule) == ("grant", "ROUTE-2")


def test_route_6_a_confidential_topic_goes_only_to_those_who_may_read_it() -> None:
    facts = RoutingFacts(
        answered_by=AnsweredBy.SAFEGUARDING_LEAD,
        holders=HOLDERS,
        confidential=True,
        may_read=frozenset({"okafor"}),
        away=frozenset({"okafor"}),
        covers={"okafor": ["ode"]},
    )
    assert decide_route(facts).to == ""
    assert decide_route(replace(facts, away=frozenset())).to == "okafor"
    assert decide_route(replace(facts, may_read=frozenset({"okafor", "ode"}))).to == "ode"


people = st.frozensets(st.sampled_from(PEOPLE))


@given(
    st.sampled_from(AnsweredBy),
    people,
    people,
    st.dictionaries(st.sampled_from(PEOPLE), st.lists(st.sampled_from(PEOPLE), max_size=3)),
    st.sampled_from(["", *PEOPLE]),
    st.none() | people,
)
def test_whatever_holds_it_reaches_nobody_concerned_absent_or_not_entitled(
    answered_by: AnsweredBy,
    concerned: frozenset[str],
    away: frozenset[str],
    covers: dict[str, list[str]],
    contact: str,
    may_read: frozenset[str] | None,
) -> None:
    route = decide_route(
        replace(
            FORM,
            answered_by=answered_by,
            concerned=concerned,
            away=away,
            covers=covers,
            single_contact=contact,
            may_read=may_read,
        )
    )
    assert route.to not in concerned
    assert route.to not in away
    assert not route.to or may_read is None or route.to in may_read


def test_route_2_what_is_about_the_whole_office_is_read_by_a_leader() -> None:
    holders = {**HOLDERS, AnsweredBy.OFFICE: ["park", "lane"]}
    office = RoutingFacts(answered_by=AnsweredBy.OFFICE, holders=holders)
    assert decide_route(office).because is Because.FRONT_DOOR
    assert decide_route(replace(office, concerned=frozenset({"park"}))).because is Because.FRONT_DOOR
    both = decide_route(replace(office, concerned=frozenset({"park", "lane"})))
    assert (both.to, both.rule) == ("grant", "ROUTE-2")


def test_route_7_who_comes_to_work_only_after_the_answer_is_due_comes_too_late() -> None:
    due = datetime(2026, 11, 25, 15, 0, tzinfo=UTC)
    assert not comes_too_late(due - timedelta(minutes=1), due)
    assert comes_too_late(due, due)
    assert comes_too_late(None, due)
    assert comes_too_late(None, None)
    assert not comes_too_late(due, None), "where nothing is promised by a date nobody is too late"
