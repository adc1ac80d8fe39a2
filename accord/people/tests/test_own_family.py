"""Staff who are also parents: one sign-in, two faces, and no way from the one into the other."""

import pytest

from accord.people.models import CourtOrder, Guardian, Invitation, RoleHolding, StaffMember, StudentContact
from accord.people.tests.pages import same, send, staff_page, words

pytestmark = [pytest.mark.requirement("A2", "A3"), pytest.mark.django_db]


@pytest.fixture
def other_parent(cast):
    """The father of Anand, whose mother Priya Nair teaches at the school."""
    father = Guardian.objects.create(
        school=cast.riverbank, given_name="Ravi", family_name="Menon", phone="+44 7700 900555",
        address="3 Hidden Row",
    )  # fmt: skip
    tie = StudentContact.objects.create(
        school=cast.riverbank, student=cast.students["anand"], guardian=father, relationship="father",
        parental_responsibility=True, contact_order=2,
    )  # fmt: skip
    CourtOrder.objects.create(
        school=cast.riverbank, tie=tie, scope="contact", starts_on="2026-09-01", issued_by="A court",
        recorded_by=cast.staff["safeguarding"],
    )  # fmt: skip
    return father


def give(cast, *roles: str) -> None:
    for role in roles:
        RoleHolding.objects.create(staff=cast.staff["nair"], role=role, starts_on="2026-09-01")


def test_one_sign_in_has_two_clearly_different_faces(as_person, cast):
    nair = as_person("nair")
    desk, home = nair.get("/staff/riverbank/"), nair.get("/family/")
    assert 'class="staff"' in desk.content.decode()
    assert 'class="family"' in home.content.decode()
    assert "Anand" in words(home)
    assert "Anand" not in words(desk)


@pytest.mark.parametrize("role", ["office", "safeguarding_lead", "headteacher", "leader", "special_needs"])
def test_SEE_4_a_role_shows_ones_own_child_as_to_a_colleague_only(as_person, cast, other_parent, role):
    page, strange = (staff_page("student", cast.students[key].ref) for key in ("anand", "tom"))
    give(cast, role)
    nair = as_person("nair")
    assert "Grace Reed" in words(nair.get(strange))
    own = nair.get(page)
    assert "This child belongs to your own family" in words(own)
    for secret in ("Ravi", "Menon", "900555", "Hidden Row", "Court order"):
        assert secret not in own.content.decode(), secret


@pytest.mark.in_turn
def test_SEE_4_the_records_of_ones_own_family_are_refused(as_person, cast, other_parent):
    give(cast, "office", "headteacher", "safeguarding_lead")
    nair, anand, tom = as_person("nair"), cast.students["anand"], cast.students["tom"]
    for name in ("orders", "new_order", "edit_student", "join_class", "new_guardian", "find_guardian"):
        assert nair.get(staff_page(name, tom.ref)).status_code == 200, name
        refused = nair.get(staff_page(name, anand.ref))
        assert refused.status_code == 403, name
        assert "belongs to your own family" in words(refused)
    absent = same(nair.get(staff_page("guardian", "2222222222222222")))
    for guardian in (other_parent, cast.guardians["priya"]):
        assert same(nair.get(staff_page("guardian", guardian.ref))) == absent
        for name in ("edit_guardian", "address"):
            assert nair.get(staff_page(name, guardian.ref)).status_code == 404
    tie = StudentContact.objects.get(guardian=other_parent)
    for name in ("edit_tie", "end_tie"):
        assert nair.get(staff_page(name, tie.ref)).status_code == 404
        assert send(nair, staff_page(name, tie.ref), {}).status_code == 404
    assert as_person("office").get(staff_page("edit_tie", tie.ref)).status_code == 200


def test_SEE_4_search_and_lists_leave_ones_own_people_out(as_person, cast, other_parent):
    give(cast, "office")
    url = staff_page("search")
    assert "Ravi Menon" in words(as_person("office").get(url, {"name": "ravi"}))
    nair = as_person("nair")
    assert "Nobody by that name" in words(nair.get(url, {"name": "ravi"}))
    found = nair.get(staff_page("find_guardian", cast.students["tom"].ref), {"name": "ravi"})
    assert "Nobody by that name" in words(found)


def test_SEE_4_it_holds_after_the_tie_has_ended(as_person, cast, other_parent):
    give(cast, "office", "headteacher")
    StudentContact.objects.filter(guardian=cast.guardians["priya"]).update(ends_on="2026-10-01")
    Guardian.objects.filter(id=cast.guardians["priya"].id).update(ends_on="2026-10-01")
    nair = as_person("nair")
    assert nair.get(staff_page("guardian", other_parent.ref)).status_code == 404
    assert nair.get(staff_page("orders", cast.students["anand"].ref)).status_code == 403
    assert nair.get(f"/family/children/{cast.students['anand'].ref}/").status_code == 404


def test_SEE_4_ones_own_people_are_left_out_beside_other_children_too(as_person, cast, other_parent):
    give(cast, "office")
    StudentContact.objects.create(
        school=cast.riverbank, student=cast.students["tom"], guardian=other_parent, relationship="step_parent"
    )
    page = staff_page("student", cast.students["tom"].ref)
    assert "Ravi Menon" in words(as_person("office").get(page))
    answer = as_person("nair").get(page)
    assert "Ravi" not in answer.content.decode()
    assert "belong to your own family" in words(answer)


def test_a_parents_role_at_work_is_not_open_to_other_schools(as_person, cast):
    nair = as_person("nair")
    assert nair.get("/staff/riverbank/people/students/").status_code == 200
    assert nair.get("/staff/hillside/people/students/").status_code == 404


def test_SEE_4_nobody_invites_the_people_of_their_own_family(as_person, cast, other_parent):
    url = "/staff/riverbank/invitations/"
    assert "Ravi Menon" in words(as_person("office").get(url))
    give(cast, "office")
    nair = as_person("nair")
    found = words(nair.get(url))
    assert "Kavitha Raman" in found
    assert "Ravi" not in found
    send(nair, url + "send/", {"kind": "guardian", "person": other_parent.ref, "channel": "letter"})
    assert not Invitation.objects.filter(guardian=other_parent).exists()
    send(as_person("office"), url + "send/", {"kind": "guardian", "person": other_parent.ref, "channel": "letter"})
    assert Invitation.objects.filter(guardian=other_parent).exists()
    assert nair.get(url + "letters/").status_code == 404


def test_the_office_invites_families_and_an_administrator_staff(as_person, cast):
    newcomer = StaffMember.objects.create(school=cast.riverbank, given_name="Noor", family_name="Bakker")
    url = "/staff/riverbank/invitations/"
    admin, office = as_person("admin"), as_person("office")
    for person, seen, unseen in ((admin, "Noor Bakker", "Kavitha"), (office, "Kavitha Raman", "Noor")):
        for page in (url, url + "?who=staff"):
            found = words(person.get(page))
            assert seen in found
            assert unseen not in found
    wanted = {"kind": "staff", "person": newcomer.ref, "channel": "letter"}
    send(office, url + "send/", wanted)
    assert not Invitation.objects.exists()
    send(admin, url + "send/", wanted)
    assert Invitation.objects.get().staff == newcomer
    assert office.get(url + "letters/").status_code == 404
