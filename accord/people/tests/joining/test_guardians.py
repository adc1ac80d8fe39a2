"""Two records of one guardian become one: what moves, what is kept back, what is refused."""

from datetime import timedelta

import pytest

from accord.core.errors import DomainError, NotYours
from accord.people.actions.join_guardians import join_guardians
from accord.people.joining.followers import follow_joins, leave_joins
from accord.people.joining.kinds import GUARDIANS
from accord.people.joining.plan import Answers, plan_join
from accord.people.models import (
    ConfidentialReading,
    CourtOrder,
    GuardianJoined,
    RoleHolding,
    RosterImport,
    StudentContact,
)
from accord.people.tests.joining.twins import answered, guardian_like, join, names_seen, post_of, tie, today
from accord.people.tests.pages import noted
from accord.rules.joining import TieAnswers

pytestmark = [pytest.mark.requirement("A2"), pytest.mark.django_db]


def test_children_of_both_records_belong_to_the_one_that_stays(cast):
    amina, bao = cast.guardians["amina"], cast.students["bao"]
    twin = guardian_like(amina, phone="")
    moved = tie(bao, twin, relationship="carer")
    joined = join(join_guardians, amina, twin, post_of(cast, "office"))
    moved.refresh_from_db()
    assert moved.guardian == amina
    assert names_seen(cast.login("amina")) == ["Bao Nguyen", "Idris Yusuf", "Sara Yusuf"]
    twin.refresh_from_db()
    assert twin.ends_on == today() - timedelta(days=1), "the joined record stays, and is over"
    assert (joined.away, joined.into, joined.why, joined.by_name) == (twin, amina, "Written down twice", "Olive Park")
    assert joined.done == {"ties": 1}
    entry = noted("join_guardians")[-1]
    assert (entry.subject, entry.details["into"]) == (f"guardian:{twin.ref}", amina.ref)


def test_join_7_two_ties_to_one_child_become_one_with_the_stricter_reading(cast):
    amina, idris = cast.guardians["amina"], cast.students["idris"]
    twin = guardian_like(amina)
    second = tie(idris, twin, may_collect=False, lives_with=False, parental_responsibility=False)
    join(join_guardians, amina, twin, post_of(cast, "office"))
    kept = StudentContact.objects.get(student=idris, guardian=amina)
    assert (kept.may_collect, kept.parental_responsibility, kept.lives_with) == (False, False, False)
    assert kept.relationship == "mother"
    second.refresh_from_db()
    assert second.guardian == twin, "no tie is deleted"
    assert second.ends_on == today() - timedelta(days=1)


def test_join_6_a_right_that_only_one_tie_gives_is_kept_when_the_person_says_so(cast):
    amina, idris = cast.guardians["amina"], cast.students["idris"]
    tie(idris, twin := guardian_like(amina), may_collect=False)
    join(join_guardians, amina, twin, post_of(cast, "office"), yes=True)
    assert StudentContact.objects.get(student=idris, guardian=amina).may_collect


def test_a_court_order_on_either_record_binds_the_one_that_stays(cast):
    amina, idris = cast.guardians["amina"], cast.students["idris"]
    second = tie(idris, twin := guardian_like(amina))
    order = CourtOrder.objects.create(
        school=cast.riverbank, tie=second, scope="all", starts_on=today(), issued_by="Court",
        recorded_by=cast.staff["head"],
    )  # fmt: skip
    assert "Idris Yusuf" in names_seen(cast.login("amina"))
    join(join_guardians, amina, twin, post_of(cast, "office"), yes=True)
    order.refresh_from_db()
    assert order.tie.guardian == amina
    assert "Idris Yusuf" not in names_seen(cast.login("amina"))


def test_join_5_a_tie_that_had_ended_with_its_record_does_not_begin_again(cast):
    amina, bao = cast.guardians["amina"], cast.students["bao"]
    gone = guardian_like(amina, ends_on=today() - timedelta(days=40))
    tie(bao, gone)
    join(join_guardians, gone, amina, post_of(cast, "office"))
    gone.refresh_from_db()
    assert gone.ends_on is None, "the person is here"
    assert names_seen(cast.login("amina")) == ["Idris Yusuf", "Sara Yusuf"]
    assert StudentContact.objects.get(student=bao, guardian=gone).ends_on == today() - timedelta(days=40)


def test_join_8_two_people_of_the_same_child_are_joined_only_with_a_reason(cast):
    ewa, jakub, office = cast.guardians["ewa"], cast.guardians["jakub"], post_of(cast, "office")
    plan = plan_join(GUARDIANS, ewa, jakub, office)
    answers = answered(plan, same_child_why="  ")
    with pytest.raises(DomainError) as refusal:
        join_guardians(kept=ewa, away=jakub, by=office, answers=answers, why="Twice", seen=plan.mark)
    assert refusal.value.code == "same-child"
    assert not GuardianJoined.objects.exists()
    said = answered(plan)
    join_guardians(kept=ewa, away=jakub, by=office, answers=said, why="Twice", seen=plan.mark)
    assert GuardianJoined.objects.get().same_child_why == said.same_child_why


def test_nothing_that_differs_is_decided_by_silence(cast):
    amina, office = cast.guardians["amina"], post_of(cast, "office")
    tie(cast.students["idris"], twin := guardian_like(amina, phone="+44 20 7946 0999"), may_collect=False)
    plan = plan_join(GUARDIANS, amina, twin, office)
    whole = answered(plan)
    for missing in (
        Answers(ties=whole.ties, same_child_why="so"),
        Answers(fields=whole.fields, same_child_why="so"),
        Answers(fields=whole.fields, ties={plan.pairs[0].ref: TieAnswers()}, same_child_why="so"),
    ):
        with pytest.raises(DomainError) as refusal:
            join_guardians(kept=amina, away=twin, by=office, answers=missing, why="Twice", seen=plan.mark)
        assert refusal.value.code == "join-undecided"
    join_guardians(kept=amina, away=twin, by=office, answers=whole, why="Twice", seen=plan.mark)


def test_a_representative_is_never_joined_with_the_one_who_is_represented(cast):
    siti, farid = cast.guardians["siti"], cast.guardians["farid"]
    with pytest.raises(DomainError) as refusal:
        join(join_guardians, siti, farid, post_of(cast, "office"))
    assert refusal.value.code == "one-represents-the-other"


def test_whoever_spoke_for_the_joined_record_speaks_for_the_one_that_stays(cast):
    siti = cast.guardians["siti"]
    twin = guardian_like(siti)
    join(join_guardians, twin, siti, post_of(cast, "office"))
    assert StudentContact.objects.get(guardian=cast.guardians["farid"]).represents == twin
    assert names_seen(cast.login("farid")) == ["Adam Rahman"]


def test_who_read_a_confidential_address_is_found_with_the_record_that_stays(cast):
    ewa, office = cast.guardians["ewa"], post_of(cast, "office")
    twin = guardian_like(ewa)
    ConfidentialReading.objects.create(
        school=cast.riverbank, login=cast.login("head"), subject=f"guardian:{twin.ref}", what="confidential address"
    )
    join(join_guardians, ewa, twin, office)
    assert ConfidentialReading.objects.get().subject == f"guardian:{ewa.ref}"


def test_join_10_the_confidential_address_stays_whichever_record_is_kept(cast):
    ewa = cast.guardians["ewa"]
    twin = guardian_like(ewa, address="1 Open Road", address_confidential=False)
    join(join_guardians, twin, ewa, post_of(cast, "office"))
    twin.refresh_from_db()
    assert (twin.address, twin.address_confidential) == ("17 Ferry Lane", True)


def test_join_4_the_office_does_not_join_records_of_its_own_family(cast):
    RoleHolding.objects.create(staff=cast.staff["nair"], role="office", starts_on=today())
    priya = cast.guardians["priya"]
    twin = guardian_like(priya)
    with pytest.raises(NotYours):
        join(join_guardians, priya, twin, post_of(cast, "nair"))
    with pytest.raises(NotYours):
        join(join_guardians, priya, twin, post_of(cast, "head"))
    assert join(join_guardians, priya, twin, post_of(cast, "office"))


def test_of_two_who_join_at_once_one_is_told_that_it_is_done(cast):
    amina, office = cast.guardians["amina"], post_of(cast, "office")
    twin, third = guardian_like(amina), guardian_like(amina)
    plan = plan_join(GUARDIANS, amina, twin, office)
    other = plan_join(GUARDIANS, third, twin, office)
    join_guardians(kept=amina, away=twin, by=office, answers=answered(plan), why="Twice", seen=plan.mark)
    for seen, kept in ((plan, amina), (other, third)):
        with pytest.raises(DomainError) as refusal:
            join_guardians(kept=kept, away=twin, by=office, answers=answered(seen), why="Twice", seen=seen.mark)
        assert (refusal.value.code, refusal.value.status) == ("joined-already", 409)
    assert GuardianJoined.objects.count() == 1


def test_what_changed_since_it_was_looked_at_is_not_joined(cast):
    amina, office = cast.guardians["amina"], post_of(cast, "office")
    twin = guardian_like(amina)
    plan = plan_join(GUARDIANS, amina, twin, office)
    tie(cast.students["tom"], twin)
    with pytest.raises(DomainError) as refusal:
        join_guardians(kept=amina, away=twin, by=office, answers=answered(plan), why="Twice", seen=plan.mark)
    assert (refusal.value.code, refusal.value.status) == ("changed-meanwhile", 409)
    join(join_guardians, amina, twin, office)


def test_nothing_is_joined_while_a_roster_is_taken_over(cast):
    amina = cast.guardians["amina"]
    twin = guardian_like(amina)
    roster = RosterImport.objects.create(
        school=cast.riverbank, table="families", state="applying", file_name="a.csv", started_by="x"
    )
    with pytest.raises(DomainError) as refusal:
        join(join_guardians, amina, twin, post_of(cast, "office"))
    assert (refusal.value.code, refusal.value.status) == ("roster-busy", 409)
    RosterImport.objects.filter(pk=roster.pk).update(state="applied")
    join(join_guardians, amina, twin, post_of(cast, "office"))


def test_a_fault_half_way_leaves_both_records_as_they_were(cast):
    amina = cast.guardians["amina"]
    twin = guardian_like(amina)
    moving = tie(cast.students["bao"], twin)

    def stumble(kept, away, at):
        raise LookupError("a room above")

    follow_joins(stumble)
    try:
        with pytest.raises(LookupError):
            join(join_guardians, amina, twin, post_of(cast, "office"))
    finally:
        leave_joins(stumble)
    moving.refresh_from_db()
    twin.refresh_from_db()
    assert (moving.guardian, twin.ends_on) == (twin, None)
    assert not GuardianJoined.objects.exists()


def test_rooms_above_carry_their_own_records_over(cast):
    amina = cast.guardians["amina"]
    twin, told = guardian_like(amina), []

    def carry(kept, away, at):
        told.append((kept, away))
        return {"letters": 3}

    follow_joins(carry)
    try:
        joined = join(join_guardians, amina, twin, post_of(cast, "office"))
    finally:
        leave_joins(carry)
    assert told == [(amina, twin)]
    assert joined.done["letters"] == 3
