"""The pages of joining: who is proposed and why, both sides, what will happen, refusals, and where old pages lead."""

import pytest

from accord.people.models import (
    CourtOrder,
    Guardian,
    GuardianJoined,
    RoleHolding,
    StaffJoined,
    StaffMember,
    StudentJoined,
    TwoGuardians,
)
from accord.people.tests.joining.twins import guardian_like, student_like, tie, today
from accord.people.tests.pages import filled, send, staff_page, told_wrong, words

pytestmark = [pytest.mark.requirement("A2"), pytest.mark.django_db]


@pytest.fixture
def twin(cast) -> Guardian:
    """Amina, a second time, with the same e-mail address and another telephone."""
    return guardian_like(cast.guardians["amina"], phone="+44 20 7946 0555")


def test_a_pair_is_proposed_with_its_reason_in_words(cast, as_person, twin):
    page = words(as_person("office").get(staff_page("twice_guardians")))
    assert "Amina Yusuf ( Idris Yusuf, Sara Yusuf ) · Amina Yusuf" in page
    assert "The e-mail address by which one of them signs in stands in both records." in page


def test_a_like_name_alone_is_no_reason_but_the_office_may_begin_from_the_page(cast, as_person):
    office, amina = as_person("office"), cast.guardians["amina"]
    namesake = Guardian.objects.create(school=cast.riverbank, given_name="Amina", family_name="Yusuf")
    assert "Nobody looks to be here twice" in words(office.get(staff_page("twice_guardians")))
    find = staff_page("find_twin_guardians", amina.ref)
    assert find in office.get(staff_page("guardian", amina.ref)).content.decode()
    found = office.get(find, {"name": "amina"}).content.decode()
    assert staff_page("join_guardians", amina.ref, namesake.ref) in found
    pair = words(office.get(staff_page("join_guardians", amina.ref, namesake.ref)))
    assert "We ourselves see no sign that these are one person." in pair


def test_not_the_same_person_is_remembered_and_can_be_taken_back(cast, as_person, twin):
    office, page = as_person("office"), staff_page("twice_guardians")
    pair = (cast.guardians["amina"].ref, twin.ref)
    assert send(office, staff_page("apart_guardians", *pair)).status_code == 302
    shown = words(office.get(page))
    assert "Nobody looks to be here twice" in shown
    assert "Said to be two people" in shown
    assert send(office, staff_page("apart_guardians", *reversed(pair))).status_code == 302
    assert TwoGuardians.objects.count() == 1
    assert send(office, staff_page("take_back_guardians", *pair)).status_code == 302
    assert "signs in stands in both records" in words(office.get(page))
    assert send(office, staff_page("take_back_guardians", *pair)).status_code == 409


def test_both_sides_are_shown_and_what_will_happen_before_anything_does(cast, as_person, twin):
    office, amina = as_person("office"), cast.guardians["amina"]
    tie(cast.students["bao"], twin, relationship="carer")
    url = staff_page("join_guardians", amina.ref, twin.ref)
    first = office.get(url)
    shown = words(first)
    for said in ("Bao Nguyen: Carer", "Idris Yusuf: Mother", "+44 20 7946 0555", amina.email):
        assert said in shown
    form = filled(first) | {"field_phone": "away", "why": "Written down twice"}
    second = send(office, url, form)
    assert second.status_code == 200
    shown = words(second)
    for said in (
        "This will happen",
        "Telephone becomes: +44 20 7946 0555.",
        "Bao Nguyen (Carer)",
        "The other record ends today.",
    ):
        assert said in shown
    assert not GuardianJoined.objects.exists()
    agreed = filled(second)
    assert agreed["why"] == "Written down twice"
    done = send(office, url, agreed)
    assert done.status_code == 302
    assert done["Location"] == staff_page("guardian", amina.ref)
    amina.refresh_from_db()
    assert amina.phone == "+44 20 7946 0555"
    assert "Bao Nguyen" in words(office.get(done["Location"]))


def test_answers_that_change_after_the_look_ahead_are_shown_anew(cast, as_person, twin):
    office = as_person("office")
    url = staff_page("join_guardians", cast.guardians["amina"].ref, twin.ref)
    second = send(office, url, filled(office.get(url)) | {"field_phone": "away", "why": "Twice"})
    third = send(office, url, filled(second) | {"field_phone": "kept"})
    assert third.status_code == 200
    assert "Telephone becomes" not in words(third)
    assert not GuardianJoined.objects.exists()


def test_rights_are_asked_and_what_was_typed_is_kept(cast, as_person, twin):
    office, amina = as_person("office"), cast.guardians["amina"]
    tie(cast.students["idris"], twin, may_collect=False)
    url = staff_page("join_guardians", amina.ref, twin.ref)
    begun = office.get(url)
    assert "May Amina Yusuf collect Idris Yusuf?" in words(begun)
    form = filled(begun)
    question = next(name for name in begun.content.decode().split('"') if name.endswith("_may_collect"))
    assert question.removeprefix("id_") not in form, "nothing is ticked beforehand"
    answer = send(office, url, form | {"why": "Told at the door"})
    assert answer.status_code == 422
    assert {"same_person", "same_child_why"} <= told_wrong(answer)
    assert "Told at the door" in answer.content.decode()
    assert not GuardianJoined.objects.exists()


@pytest.mark.in_turn
def test_a_court_order_has_to_be_seen_and_its_words_stay_with_those_who_may_read_them(cast, as_person):
    neil = cast.guardians["neil"]
    CourtOrder.objects.update(note="Secret of the court", issued_by="Family Court Nine")
    double = guardian_like(neil)
    office = as_person("office")
    url = staff_page("join_guardians", double.ref, neil.ref)
    begun = office.get(url)
    assert "I have seen that a court order stands here. It stays in force." in words(begun)
    for secret in ("Secret of the court", "Family Court Nine"):
        assert secret not in begun.content.decode()
    answer = send(office, url, filled(begun) | {"why": "Twice"})
    assert answer.status_code == 422
    assert told_wrong(answer) == {"order_seen"}
    second = send(office, url, filled(begun) | {"why": "Twice", "order_seen": "on"})
    assert "The court order stays in force and binds the joined record." in words(second)
    assert send(office, url, filled(second)).status_code == 302
    assert CourtOrder.objects.get().tie.guardian == double


def test_a_confidential_address_is_not_shown_to_the_office(cast, as_person):
    ewa = cast.guardians["ewa"]
    double = guardian_like(ewa, address="1 Open Road", address_confidential=False)
    page = as_person("office").get(staff_page("join_guardians", double.ref, ewa.ref))
    assert page.status_code == 200
    assert "17 Ferry Lane" not in page.content.decode()


@pytest.mark.in_turn
def test_the_pages_of_the_joined_record_lead_to_the_one_that_stays(cast, as_person, twin):
    office, amina = as_person("office"), cast.guardians["amina"]
    url = staff_page("join_guardians", amina.ref, twin.ref)
    old = staff_page("guardian", twin.ref)
    assert office.get(old).status_code == 200
    second = send(office, url, filled(office.get(url)) | {"why": "Twice"})
    assert send(office, url, filled(second)).status_code == 302
    for key in ("office", "tan"):
        led = as_person(key).get(old)
        assert (led.status_code, led.get("Location")) == (302, staff_page("guardian", amina.ref)), key
    assert as_person("ode").get(old).status_code == 404
    assert as_person("hillside_office").get(old).status_code == 404
    assert as_person("hillside_office").get(old.replace("riverbank", "hillside")).status_code == 404
    assert words(office.get(staff_page("search"), {"name": "amina"})).count("Amina Yusuf") == 1
    assert send(office, url, filled(second)).status_code == 409, "the second of two is told"
    assert office.get(url)["Location"] == staff_page("guardian", amina.ref)


@pytest.mark.in_turn
def test_students_are_joined_on_their_page_and_the_familys_old_address_still_works(cast, as_person):
    office, idris = as_person("office"), cast.students["idris"]
    double = student_like(idris)
    page = words(office.get(staff_page("twice_students")))
    assert "Born on the same day, with the same family name and a like given name." in page
    url = staff_page("join_students", idris.ref, double.ref)
    second = send(office, url, filled(office.get(url)) | {"why": "Twice"})
    assert second.status_code == 200
    assert send(office, url, filled(second)).status_code == 302
    assert StudentJoined.objects.get().into == idris
    assert office.get(staff_page("student", double.ref))["Location"] == staff_page("student", idris.ref)
    family = as_person("amina").get(f"/family/children/{double.ref}/")
    assert "Idris Yusuf" in words(family)
    assert as_person("ewa").get(f"/family/children/{double.ref}/").status_code == 404


@pytest.mark.in_turn
def test_an_administrator_joins_staff_but_never_the_own_record(cast, as_person):
    admin, tan = as_person("admin"), cast.staff["tan"]
    double = StaffMember.objects.create(
        school=cast.riverbank, given_name="Hui Min", family_name="Tan", email=tan.email, title="Ms"
    )
    assert "Hui Min Tan ( Form teacher of 4B ) · Hui Min Tan" in words(admin.get(staff_page("twice_staff")))
    url = staff_page("join_staff", tan.ref, double.ref)
    second = send(admin, url, filled(admin.get(url)) | {"why": "Twice"})
    assert "All absences, covers and duties, also those that are over." in words(second)
    assert send(admin, url, filled(second)).status_code == 302
    assert StaffJoined.objects.get().into == tan
    own = cast.staff["admin"]
    again = StaffMember.objects.create(school=cast.riverbank, given_name="Arun", family_name="Das")
    refused = admin.get(staff_page("join_staff", own.ref, again.ref))
    assert refused.status_code == 403
    assert "Nobody joins records of themselves" in words(refused)
    assert as_person("office").get(staff_page("twice_staff")).status_code == 403


def test_join_4_the_office_never_sees_its_own_family_among_the_pairs(cast, as_person):
    RoleHolding.objects.create(staff=cast.staff["nair"], role="office", starts_on=today())
    priya = cast.guardians["priya"]
    double = guardian_like(priya)
    url, page = staff_page("join_guardians", priya.ref, double.ref), staff_page("twice_guardians")
    assert "Priya Nair" in words(as_person("office").get(page))
    assert as_person("office").get(url).status_code == 200
    nair = as_person("nair")
    assert "Nobody looks to be here twice" in words(nair.get(page))
    assert nair.get(url).status_code == 404
    assert send(nair, url, {"why": "Mine"}).status_code == 404
    children = staff_page("join_students", cast.students["anand"].ref, cast.students["tom"].ref)
    assert nair.get(children).status_code == 403
    assert as_person("office").get(children).status_code == 200


def test_the_office_finds_the_page_where_it_looks_for_it(cast, as_person):
    office, admin = as_person("office"), as_person("admin")
    assert staff_page("twice_guardians") in office.get(staff_page("students")).content.decode()
    assert staff_page("twice_guardians") in office.get("/staff/riverbank/roster/").content.decode()
    assert staff_page("twice_staff") in admin.get(staff_page("staff")).content.decode()
    assert staff_page("twice_staff") in admin.get("/staff/riverbank/roster/").content.decode()
    assert "/twice/" not in as_person("tan").get(staff_page("students")).content.decode()
