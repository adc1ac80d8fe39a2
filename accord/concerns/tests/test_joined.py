"""Two records of one person were joined: what either of them did in a matter bars the one person (PART-8)."""

import pytest
from django.urls import reverse

from accord.concerns.actions.ask_staff_account import ask_staff_account
from accord.concerns.facts.complaints import current_stage
from accord.concerns.facts.handling import free_to_sit, is_barred_from_panel
from accord.concerns.facts.matters import matter_of
from accord.concerns.models import Complaint, ComplaintAbout, Concern, TookPart
from accord.concerns.tests.complaining import complained
from accord.concerns.tests.handled import before_the_panel, confirmed, handler
from accord.concerns.tests.test_handling import STRANGE, asked, at_desk, words
from accord.conduct.facts.matters import matter_of as matter_of_incident
from accord.conduct.models import Decision
from accord.conduct.tests.deciding import decided, incident
from accord.people.actions.join_guardians import join_guardians
from accord.people.actions.join_staff import join_staff
from accord.people.facts.in_charge import key_of_login
from accord.people.models import DistrictPost, Guardian, Login, RoleHolding, StaffMember
from accord.people.tests.joining.twins import guardian_like, join, post_of, tie, today
from accord.rules.charter import Step
from accord.rules.joining import Side
from accord.rules.taking_part import Barred, Part, why_barred
from tests.cast import MONDAY, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("H3", "A3")]


@pytest.fixture
def client_for(cast: Cast, as_person):
    """Give a browser client signed in with a login, second step included."""

    def sign_in(login: Login):
        cast.logins["somebody"] = login
        return as_person("somebody")

    return sign_in


def second_sign_in(name: str) -> Login:
    return Login.objects.create_login(email="second@riverbank.example", name=name, password="a-long-word-1")


def elsewhere(cast: Cast, login: Login) -> Login:
    """A sign-in that opens a family at another school too, so that it is not closed in a join."""
    Guardian.objects.create(school=cast.alnoor, given_name="Ruth", family_name="Else", login=login)
    return login


def written_twice(staff: StaffMember, *roles: str) -> StaffMember:
    """The same member of staff a second time, with a sign-in and roles of their own."""
    twin = StaffMember.objects.create(
        school=staff.school, given_name=staff.given_name, family_name=staff.family_name,
        login=second_sign_in(staff.full_name),
    )  # fmt: skip
    for role in roles:
        RoleHolding.objects.create(staff=twin, role=role, starts_on=today())
    return twin


@pytest.mark.in_turn
def test_part_8_whoever_handled_with_one_sign_in_does_not_sit_with_the_other(cast: Cast, client_for) -> None:
    complaint = confirmed(cast, letter=f"A {STRANGE} hall.")
    had_it = handler(complaint)
    staff = StaffMember.objects.get(login=had_it, school=cast.riverbank)
    twin = written_twice(staff, "governor")
    before_the_panel(cast, complaint)
    assert twin.login in [person.login for person in free_to_sit(complaint, MONDAY)], "two people, as far as is known"

    join(join_staff, twin, staff, post_of(cast, "admin"), sign_in=Side.KEPT)
    now = twin.login
    assert now is not None
    assert not TookPart.objects.filter(person=had_it).exists(), "what was done follows the sign-in that stays"
    assert TookPart.objects.filter(person=now).exists()
    assert is_barred_from_panel(complaint, current_stage(complaint), now)
    assert now not in [person.login for person in free_to_sit(complaint, MONDAY)]

    TookPart.objects.filter(person=now).update(person=had_it)
    assert is_barred_from_panel(complaint, current_stage(complaint), now), "and by the trace of the join alone"
    assert why_barred(key_of_login(now.pk), Part.SIT_ON_PANEL, matter_of(complaint)) is Barred.TOOK_PART


@pytest.mark.in_turn
def test_a_matter_in_hand_goes_on_with_the_sign_in_that_stays(cast: Cast, client_for) -> None:
    complaint = confirmed(cast, letter=f"A {STRANGE} hall.")
    had_it = handler(complaint)
    staff = StaffMember.objects.get(login=had_it, school=cast.riverbank)
    assert STRANGE in words(client_for(had_it), at_desk(complaint))
    twin = written_twice(staff, "leader", "headteacher")
    ask_staff_account(
        complaint=complaint, staff=cast.staff["tan"], question="What did you see?", login=had_it, by="login:test",
        at=MONDAY,
    )  # fmt: skip
    asked_of = StaffMember.objects.create(school=cast.riverbank, given_name="Hui Min", family_name="Tan")
    join(join_staff, twin, staff, post_of(cast, "admin"), sign_in=Side.KEPT)
    join(join_staff, asked_of, cast.staff["tan"], post_of(cast, "admin"))
    assert twin.login is not None
    assert handler(complaint) == twin.login
    assert STRANGE in words(client_for(twin.login), at_desk(complaint))
    assert complaint.accounts_asked.get().staff == asked_of


def test_a_sign_in_that_still_acts_keeps_its_part_and_bars_the_other(cast: Cast, client_for) -> None:
    """Ms Tan's second sign-in belongs to the trust as well: what it did stays with it, and bars her at the school."""
    complaint = complained(cast)
    tan, other = cast.staff["tan"], second_sign_in("Hui Min Tan")
    DistrictPost.objects.create(
        login=other, district=cast.riverbank.district, role="chief_executive", starts_on=today()
    )
    twin = StaffMember.objects.create(school=cast.riverbank, given_name="Hui Min", family_name="Tan", login=other)
    elsewhere(cast, cast.login("tan"))
    ComplaintAbout.objects.create(complaint=complaint, login=other)
    own = key_of_login(cast.login("tan").pk)
    assert why_barred(own, Part.READ, matter_of(complaint)) is None
    join(join_staff, tan, twin, post_of(cast, "admin"), sign_in=Side.KEPT)
    assert complaint.about.get().login == other
    assert why_barred(own, Part.READ, matter_of(complaint)) is Barred.NAMED
    assert client_for(cast.login("tan")).get(asked(complaint)).status_code == 404


def test_a_teacher_whose_second_sign_in_is_a_guardian_is_family(cast: Cast) -> None:
    """A guardian's record had the sign-in of a teacher; another stays. The teacher is family of the child still."""
    teacher, child = cast.staff["ode"], cast.students["idris"]
    twin = guardian_like(cast.guardians["amina"], given_name="Ruth", email="", phone="", login=teacher.login)
    stays = guardian_like(twin, login=elsewhere(cast, second_sign_in("Ruth Ode")))
    for guardian in (twin, stays):
        tie(child, guardian, relationship="aunt")
    complaint = complained(cast, guardian="amina", student=child)
    key = key_of_login(teacher.login_id or 0)
    assert why_barred(key, Part.READ, matter_of(complaint)) is Barred.FAMILY
    join(join_guardians, stays, twin, post_of(cast, "office"), sign_in=Side.KEPT)
    assert not Guardian.objects.filter(login=teacher.login, pk=twin.pk).exists()
    assert why_barred(key, Part.READ, matter_of(complaint)) is Barred.FAMILY


@pytest.mark.in_turn
def test_what_a_guardian_began_follows_them(cast: Cast, client_for) -> None:
    amina = cast.guardians["amina"]
    stays = guardian_like(amina)
    tie(cast.students["idris"], stays)
    complaint = complained(cast, guardian="amina", student=cast.students["idris"])
    conversations = set(amina.conversations.values_list("pk", flat=True))
    concern = Concern.objects.create(
        school=cast.riverbank, guardian=amina, topic="other", what_happened="x", raised_at=MONDAY
    )
    join(join_guardians, stays, amina, post_of(cast, "office"), yes=True)
    own = client_for(cast.login("amina"))
    assert own.get(reverse("family_complaints:complaint", args=[complaint.ref])).status_code == 200
    assert own.get(reverse("family_concerns:concern", args=[concern.ref])).status_code == 200
    assert set(stays.conversations.values_list("pk", flat=True)) == conversations


def test_two_who_decided_together_and_were_one_person_stop_no_join(cast: Cast) -> None:
    """The record keeps both names, and both bar the one person from the review."""
    about = incident(cast)
    decision = decided(cast, about, Step.WRITTEN_WARNING)
    second = StaffMember.objects.create(school=cast.riverbank, given_name="Helen", family_name="Moss")
    Decision.objects.filter(pk=decision.pk).update(other_leader=second)
    first = Decision.objects.get(pk=decision.pk).decided_by
    join(join_staff, first, second, post_of(cast, "admin"))
    kept = Decision.objects.get(pk=decision.pk)
    assert (kept.decided_by, kept.other_leader) == (first, second)
    key = key_of_login(first.login_id or 0)
    assert why_barred(key, Part.HEAR_REVIEW, matter_of_incident(about)) is Barred.TOOK_PART
    assert Complaint.objects.count() == 0
