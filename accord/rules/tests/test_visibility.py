"""Truth tables and properties of who may see what; each test is named after its rule."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.rules.visibility import (
    ABOUT_FAMILIES,
    CONFIDENTIAL_ROLES,
    PARENTS_AND_CARERS,
    TABLE,
    Act,
    Role,
    StudentReach,
    TieFacts,
    decide_guardian_view,
    decide_student_reach,
    may,
    may_about,
    may_end_role,
    may_give_role,
    needs_second_factor,
)

pytestmark = pytest.mark.requirement("A2", "A3")

ROLES = st.frozensets(st.sampled_from(list(Role)))
ACTS = st.sampled_from(list(Act))
ORDERS = st.frozensets(st.sampled_from(["information", "contact", "collection", "all"]))
RELATIONS = st.sampled_from([*sorted(PARENTS_AND_CARERS), "step_parent", "grandparent", "sibling", "other"])
SIMPLE_TIES = st.builds(
    TieFacts,
    in_force=st.booleans(),
    may_be_contacted=st.booleans(),
    may_collect=st.booleans(),
    parental_responsibility=st.booleans(),
    orders=ORDERS,
    relationship=RELATIONS,
    lives_with=st.booleans(),
)
REPRESENTATIVES = st.builds(
    TieFacts,
    in_force=st.booleans(),
    may_be_contacted=st.booleans(),
    may_collect=st.booleans(),
    parental_responsibility=st.booleans(),
    orders=ORDERS,
    relationship=st.just("representative"),
    lives_with=st.booleans(),
    represented=st.none() | SIMPLE_TIES,
)
TIES = SIMPLE_TIES | REPRESENTATIVES


def tie(**changes):
    facts = {
        "in_force": True,
        "may_be_contacted": True,
        "may_collect": True,
        "parental_responsibility": True,
        "orders": frozenset(),
        "relationship": "mother",
        "lives_with": True,
    }
    return TieFacts(**facts | changes)


def test_see_1_every_act_has_a_line_and_nobody_without_a_role_may_anything():
    assert set(TABLE) == set(Act)
    assert not any(may(frozenset(), act) for act in Act)


@given(ROLES, ROLES, ACTS)
def test_see_1_roles_add_up_and_open_nothing_else(some, others, act):
    assert may(some | others, act) == (may(some, act) or may(others, act))


@pytest.mark.parametrize(
    ("act", "openers"),
    [
        (Act.READ_COURT_ORDERS, {Role.SAFEGUARDING_LEAD, Role.HEADTEACHER}),
        (Act.RECORD_COURT_ORDERS, {Role.SAFEGUARDING_LEAD, Role.HEADTEACHER}),
        (Act.READ_CONFIDENTIAL_ADDRESS, {Role.SAFEGUARDING_LEAD, Role.HEADTEACHER}),
        (Act.SEE_ORDER_FLAG, {Role.OFFICE, Role.SAFEGUARDING_LEAD, Role.HEADTEACHER}),
        (Act.SEE_CONTACT_DETAILS, {Role.OFFICE, Role.SAFEGUARDING_LEAD, Role.LEADER, Role.HEADTEACHER}),
        (Act.EDIT_FAMILIES, {Role.OFFICE}),
        (Act.EDIT_STAFF, {Role.ADMINISTRATOR}),
    ],
)
def test_see_1_what_is_confidential_opens_to_these_roles_alone(act, openers):
    assert {role for role in Role if may(frozenset({role}), act)} == openers


@given(ROLES)
def test_see_2_whoever_opens_confidential_records_proves_it_twice(roles):
    assert needs_second_factor(roles) == bool(roles & CONFIDENTIAL_ROLES)
    if may(roles, Act.READ_COURT_ORDERS):
        assert needs_second_factor(roles)


@pytest.mark.parametrize(
    ("orders", "sees", "collects"),
    [
        (set(), True, True),
        ({"information"}, False, True),
        ({"contact"}, True, False),
        ({"collection"}, True, False),
        ({"all"}, False, False),
        ({"information", "contact"}, False, False),
    ],
)
def test_see_3_an_order_narrows_what_it_names(orders, sees, collects):
    view = decide_guardian_view(tie(orders=frozenset(orders)))
    assert (view.sees_child, view.may_collect) == (sees, collects)


@given(TIES)
def test_see_3_nothing_is_left_when_the_tie_is_not_in_force(facts):
    view = decide_guardian_view(facts)
    if not facts.in_force:
        assert not (view.sees_child)
        assert not (view.receives_news)
        assert not (view.may_collect)
        assert not (view.knows_child)


@given(TIES, st.sampled_from(["information", "contact", "collection", "all"]))
def test_see_3_an_order_never_gives_anything(facts, order):
    narrowed = TieFacts(**{**vars(facts), "orders": facts.orders | {order}})
    before, after = decide_guardian_view(facts), decide_guardian_view(narrowed)
    assert after.sees_child <= before.sees_child
    assert after.receives_news <= before.receives_news
    assert after.may_collect <= before.may_collect


@given(TIES)
def test_see_3_news_goes_only_to_those_who_see_the_child_and_may_be_contacted(facts):
    view = decide_guardian_view(facts)
    assert view.receives_news == (view.sees_child and facts.may_be_contacted)


@pytest.mark.parametrize("act", list(Act))
def test_see_4_no_role_opens_the_records_of_ones_own_family(act):
    everything = frozenset(Role)
    assert may_about(everything, act, own_family=False)
    assert may_about(everything, act, own_family=True) == (act not in ABOUT_FAMILIES)


@given(ROLES, ACTS)
def test_see_4_belonging_to_the_family_never_opens_more(roles, act):
    assert may_about(roles, act, own_family=True) <= may_about(roles, act, own_family=False)


@pytest.mark.parametrize(
    ("roles", "led", "reach"),
    [
        ({Role.TEACHER}, set(), StudentReach(taught=True)),
        ({Role.TEACHER}, {"4"}, StudentReach(taught=True)),
        ({Role.HEAD_OF_YEAR}, {"4", ""}, StudentReach(taught=True, year_groups=frozenset({"4"}))),
        ({Role.OFFICE, Role.TEACHER}, set(), StudentReach(every=True)),
        ({Role.SPECIAL_NEEDS}, set(), StudentReach(every=True)),
        ({Role.GOVERNOR, Role.CHAIR}, set(), StudentReach()),
        ({Role.ADMINISTRATOR}, set(), StudentReach()),
        (set(), {"4"}, StudentReach()),
    ],
)
def test_see_5_who_sees_which_students(roles, led, reach):
    assert decide_student_reach(frozenset(roles), frozenset(led)) == reach


@pytest.mark.parametrize("relationship", ["grandparent", "aunt_or_uncle", "sibling", "step_parent", "other"])
def test_see_6_a_relative_without_care_knows_only_whom_to_collect(relationship):
    caring = decide_guardian_view(tie(relationship=relationship, parental_responsibility=False))
    assert caring.sees_child
    for collects in (True, False):
        view = decide_guardian_view(
            tie(
                relationship=relationship,
                parental_responsibility=False,
                lives_with=False,
                may_collect=collects,
            )
        )
        assert (view.sees_child, view.receives_news) == (False, False)
        assert view.knows_child == collects


@given(SIMPLE_TIES.filter(lambda facts: facts.in_force), ORDERS, st.booleans())
def test_see_7_a_representative_never_has_more_than_the_one_represented(theirs, orders, collects):
    view = decide_guardian_view(
        tie(relationship="representative", orders=orders, may_collect=collects, represented=theirs)
    )
    represented = decide_guardian_view(theirs)
    assert view.sees_child <= represented.sees_child
    assert view.may_collect <= represented.may_collect
    assert view.sees_child == (represented.sees_child and not orders & {"information", "all"})


def test_see_7_a_representative_of_nobody_sees_nobody():
    assert not decide_guardian_view(tie(relationship="representative")).knows_child


@given(ROLES, st.booleans())
def test_see_8_an_administrator_gives_roles_to_others(roles, to_self):
    allowed = may_give_role(giver_is_receiver=to_self, roles=roles)
    assert allowed == (Role.ADMINISTRATOR in roles and not to_self)


@pytest.mark.parametrize(("role", "others"), list(product(Role, (0, 1, 5))))
def test_see_9_one_administrator_remains(role, others):
    assert may_end_role(role, other_lasting_administrators=others) == (role != Role.ADMINISTRATOR or others > 0)
