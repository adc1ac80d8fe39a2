"""Conflict of interest: who may take which part, and where a matter goes when everybody has one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.rules.charter_values.fairness import Decider
from accord.rules.taking_part import (
    HAD_A_HAND,
    LOOKS_AGAIN,
    Barred,
    MatterFacts,
    Part,
    as_one_person,
    free_for,
    handler_for,
    heard_above,
    why_barred,
)

pytestmark = pytest.mark.requirement("H3")

PEOPLE = ["moss", "price", "tan", "hill", "north"]
JUDGING = [part for part in Part if part is not Part.GIVE_ACCOUNT]


def test_part_1_whoever_it_is_about_only_gives_an_account() -> None:
    matter = MatterFacts(named=frozenset({"tan"}))
    assert why_barred("tan", Part.GIVE_ACCOUNT, matter) is None
    assert all(why_barred("tan", part, matter) is Barred.NAMED for part in JUDGING)
    assert all(why_barred("moss", part, matter) is None for part in Part)


def test_part_2_family_of_either_side_has_no_part() -> None:
    matter = MatterFacts(family=frozenset({"hill"}))
    assert all(why_barred("hill", part, matter) is Barred.FAMILY for part in JUDGING)


def test_part_3_whoever_was_harmed_does_not_judge() -> None:
    matter = MatterFacts(affected=frozenset({"price"}))
    assert all(why_barred("price", part, matter) is Barred.AFFECTED for part in JUDGING)
    assert why_barred("price", Part.GIVE_ACCOUNT, matter) is None


@pytest.mark.parametrize("earlier", sorted(HAD_A_HAND))
def test_part_4_nobody_looks_again_at_what_they_did(earlier: Part) -> None:
    matter = MatterFacts(took_part={earlier: frozenset({"moss"})})
    assert all(why_barred("moss", part, matter) is Barred.TOOK_PART for part in LOOKS_AGAIN)
    assert why_barred("moss", Part.DECIDE, matter) is None
    assert free_for(["moss", "north"], Part.HEAR_REVIEW, matter) == ["north"]


def test_part_8_one_person_with_two_sign_ins_is_in_a_matter_with_both() -> None:
    matter = MatterFacts(
        named=frozenset({"tan"}), family=frozenset({"hill"}), took_part={Part.DECIDE: frozenset({"moss"})}
    )
    both = {one: frozenset({one, f"{one} again"}) for one in ("tan", "hill", "moss")}
    known = as_one_person(matter, both)
    assert as_one_person(matter, {}) == matter
    assert why_barred("tan again", Part.READ, matter) is None
    for name, barred in (("tan", Barred.NAMED), ("hill", Barred.FAMILY), ("moss", Barred.TOOK_PART)):
        assert {why_barred(one, Part.SIT_ON_PANEL, known) for one in both[name]} == {barred}
    assert why_barred("north", Part.SIT_ON_PANEL, known) is None


HOLDERS = {
    Decider.LEADER: ["price"],
    Decider.HEADTEACHER: ["moss"],
    Decider.CHAIR: ["hill"],
    Decider.CHIEF_EXECUTIVE: ["north"],
}


@pytest.mark.parametrize(
    ("named", "goes_to"),
    [
        (set(), (Decider.HEADTEACHER, "moss")),
        ({"moss"}, (Decider.CHAIR, "hill")),
        ({"moss", "hill"}, (Decider.CHIEF_EXECUTIVE, "north")),
    ],
)
def test_part_5_what_is_about_the_head_goes_to_the_chair(named: set[str], goes_to: tuple[Decider, str]) -> None:
    found = handler_for([Decider.HEADTEACHER], HOLDERS, Part.INVESTIGATE, MatterFacts(named=frozenset(named)))
    assert found is not None
    assert (found.role, found.person) == goes_to


def test_part_6_where_nobody_is_free_it_waits_in_the_open() -> None:
    everybody = MatterFacts(named=frozenset({"price", "moss", "hill", "north"}))
    assert handler_for([Decider.LEADER], HOLDERS, Part.DECIDE, everybody) is None


some = st.frozensets(st.sampled_from(PEOPLE), max_size=3)


@given(
    matter=st.builds(MatterFacts, some, some, some, st.dictionaries(st.sampled_from(Part), some, max_size=4)),
    heard_by=st.lists(st.sampled_from(Decider), min_size=1, max_size=3),
    part=st.sampled_from(JUDGING),
)
def test_part_6_nobody_with_a_conflict_ever_gets_a_matter(
    matter: MatterFacts, heard_by: list[Decider], part: Part
) -> None:
    found = handler_for(heard_by, HOLDERS, part, matter)
    if found is not None:
        assert found.person not in matter.named | matter.family | matter.affected
        assert why_barred(found.person, part, matter) is None


@pytest.mark.parametrize(
    ("heard_by", "named", "expected"),
    [
        ((Decider.LEADER,), (), (Decider.LEADER,)),
        ((Decider.LEADER,), (Decider.TEACHER, Decider.FORM_TEACHER), (Decider.LEADER,)),
        ((Decider.LEADER,), (Decider.LEADER, Decider.TEACHER), (Decider.HEADTEACHER, Decider.CHAIR)),
        ((Decider.LEADER, Decider.HEADTEACHER), (Decider.HEADTEACHER,), (Decider.CHAIR, Decider.CHIEF_EXECUTIVE)),
        ((Decider.PANEL,), (Decider.HEADTEACHER,), (Decider.PANEL,)),
        ((Decider.PANEL,), (Decider.CHAIR, Decider.GOVERNOR), (Decider.CHIEF_EXECUTIVE, Decider.DISTRICT)),
        ((Decider.DISTRICT,), (Decider.DISTRICT,), ()),
    ],
)
def test_part_7_nobody_hears_a_matter_about_somebody_above_or_beside_them(
    heard_by: tuple[Decider, ...], named: tuple[Decider, ...], expected: tuple[Decider, ...]
) -> None:
    assert heard_above(heard_by, named) == expected
