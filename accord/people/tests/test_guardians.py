"""What staff see and write down of guardians, and of their ties to children."""

from datetime import timedelta

import pytest

from accord.core import clock
from accord.people.models import ConfidentialReading, Guardian, StudentContact
from accord.people.tests.pages import begun, filled, noted, same, send, staff_page, told_wrong, words

pytestmark = [pytest.mark.requirement("A2"), pytest.mark.django_db]


@pytest.mark.in_turn
def test_contact_details_are_shown_to_those_whose_role_opens_them(as_person, cast):
    amina = cast.guardians["amina"]
    url, child = staff_page("guardian", amina.ref), staff_page("student", cast.students["idris"].ref)
    for key in ("office", "safeguarding", "deputy", "head"):
        for page in (url, child):
            found = words(as_person(key).get(page))
            assert amina.phone in found, (key, page)
            assert "4 Quay Street" in found, (key, page)
    for key in ("tan", "year_head", "needs"):
        for page in (url, child):
            answer = as_person(key).get(page)
            assert "Amina Yusuf" in words(answer), (key, page)
            for secret in (amina.phone, amina.email, "Quay Street"):
                assert secret not in answer.content.decode(), (key, page, secret)


def test_a_teacher_finds_what_a_talk_needs(as_person, cast):
    found = words(as_person("tan").get(staff_page("student", cast.students["idris"].ref)))
    for said in ("Mother", "Arabic", "Interpreter", "May collect", "Parental responsibility", "ID-rees"):
        assert said in found, said


def test_a_guardian_of_children_out_of_reach_is_a_stranger(as_person, cast):
    tan = as_person("tan")
    assert tan.get(staff_page("guardian", cast.guardians["ewa"].ref)).status_code == 200
    strange = tan.get(staff_page("guardian", cast.guardians["kavitha"].ref))
    elsewhere = tan.get(staff_page("guardian", cast.guardians["layla"].ref))
    absent = tan.get(staff_page("guardian", "2222222222222222"))
    assert strange.status_code == 404
    assert same(strange) == same(elsewhere) == same(absent)


def test_a_kept_address_opens_only_to_two_and_every_look_is_noted(as_person, cast):
    ewa = cast.guardians["ewa"]
    page, address = staff_page("guardian", ewa.ref), staff_page("address", ewa.ref)
    for key in ("office", "deputy", "head", "safeguarding"):
        answer = as_person(key).get(page)
        assert "Confidential" in words(answer)
        assert "Ferry Lane" not in answer.content.decode(), key
    assert as_person("office").get(address).status_code == 403
    assert not ConfidentialReading.objects.exists()
    assert "17 Ferry Lane" in as_person("safeguarding").get(address).content.decode()
    reading = ConfidentialReading.objects.get()
    assert reading.login == cast.login("safeguarding")
    assert noted("read_confidential")[0].subject == f"guardian:{ewa.ref}"


def test_the_office_cannot_change_a_kept_address_not_even_by_a_forged_form(as_person, cast):
    office, url = as_person("office"), staff_page("edit_guardian", cast.guardians["ewa"].ref)
    assert "address" not in begun(office, url)
    send(office, url, begun(office, url) | {"address": "1 New Road", "phone": "+44 20 7946 0111"})
    ewa = Guardian.objects.get(ref=cast.guardians["ewa"].ref)
    assert (ewa.address, ewa.address_confidential, ewa.phone) == ("17 Ferry Lane", True, "+44 20 7946 0111")
    assert "Ferry" not in str(noted("change_guardian")[0].details)


def test_the_office_keeps_details_right_and_hears_what_is_wrong(as_person, cast):
    office, url = as_person("office"), staff_page("edit_guardian", cast.guardians["amina"].ref)
    wrong = send(office, url, begun(office, url) | {"phone": "call me", "email": "amina@", "language": "xx"})
    assert wrong.status_code == 422
    assert told_wrong(wrong) == {"phone", "email", "language"}
    assert filled(wrong)["phone"] == "call me"
    send(office, url, begun(office, url) | {"language": "so", "preferred_name": "Umm Idris"})
    found = words(as_person("tan").get(staff_page("student", cast.students["idris"].ref)))
    assert "Umm Idris" in found
    assert "Somali" in found
    assert noted("change_guardian")[0].details == {"changed": ["language", "preferred_name"]}


def test_two_in_the_office_do_not_overwrite_each_other(as_person, cast):
    office, url = as_person("office"), staff_page("edit_guardian", cast.guardians["amina"].ref)
    mine = begun(office, url)
    Guardian.objects.filter(ref=cast.guardians["amina"].ref).update(phone="+44 20 7946 0222")
    answer = send(office, url, mine | {"email": "new@home.example"})
    assert answer.status_code == 422
    assert "Meanwhile this became: +44 20 7946 0222." in words(answer)
    assert Guardian.objects.get(ref=cast.guardians["amina"].ref).phone == "+44 20 7946 0222"


def test_somebody_new_is_written_down_with_the_rights_that_they_have(as_person, cast):
    office, idris = as_person("office"), cast.students["idris"]
    url = staff_page("new_guardian", idris.ref)
    data = begun(office, url) | {
        "given_name": "Hamid", "family_name": "Yusuf", "language": "ar", "relationship": "father",
        "parental_responsibility": "on", "may_collect": "on",
    }  # fmt: skip
    assert send(office, url, data).status_code == 302
    tie = StudentContact.objects.get(guardian__given_name="Hamid")
    assert (tie.contact_order, tie.may_be_contacted, tie.lives_with) == (2, True, False)
    assert "Hamid Yusuf" in words(office.get(staff_page("student", idris.ref)))
    assert [entry.verb for entry in noted("add_guardian") + noted("tie_guardian")] == [
        "add_guardian",
        "tie_guardian",
    ]


def test_a_person_known_already_is_found_and_tied_once(as_person, cast):
    office, sara = as_person("office"), cast.students["sara"]
    grace = cast.guardians["grace"]
    assert "Grace Reed" in words(office.get(staff_page("find_guardian", sara.ref), {"name": "grace"}))
    assert "Layla" not in words(office.get(staff_page("find_guardian", sara.ref), {"name": "la"}))
    url = staff_page("tie_known", sara.ref, grace.ref)
    assert send(office, url, begun(office, url) | {"relationship": "aunt_or_uncle"}).status_code == 302
    again = send(office, url, begun(office, url) | {"relationship": "other"})
    assert again.status_code == 422
    assert "Grace Reed is already tied to Sara Yusuf." in words(again)
    assert StudentContact.objects.filter(student=sara, guardian=grace).count() == 1


def test_a_representative_speaks_for_one_of_the_childs_own_people(as_person, cast):
    office, url = as_person("office"), staff_page("new_guardian", cast.students["idris"].ref)
    somebody = begun(office, url) | {"given_name": "Rana", "relationship": "representative"}
    nobody_named = send(office, url, somebody)
    assert told_wrong(nobody_named) == {"represents"}
    stranger = send(office, url, somebody | {"represents": cast.guardians["ewa"].ref})
    assert told_wrong(stranger) == {"represents"}
    assert not Guardian.objects.filter(given_name="Rana").exists()
    assert send(office, url, somebody | {"represents": cast.guardians["amina"].ref}).status_code == 302
    assert "Speaks for Amina Yusuf." in words(office.get(staff_page("student", cast.students["idris"].ref)))


def test_rights_are_changed_and_the_change_is_noted(as_person, cast):
    office, tie = as_person("office"), cast.ties["lena", "jakub"]
    url = staff_page("edit_tie", tie.ref)
    data = begun(office, url)
    assert data["relationship"] == "father"
    data.pop("may_collect")
    assert send(office, url, data).status_code == 302
    tie.refresh_from_db()
    assert tie.may_collect is False
    assert noted("change_tie")[0].details == {"may_collect": [True, False]}
    found = words(as_person("tan").get(staff_page("student", cast.students["lena"].ref)))
    assert "May not collect" in found


def test_the_order_of_contact_is_changed_one_place_at_a_time(as_person, cast):
    office, lena = as_person("office"), cast.students["lena"]
    page = staff_page("student", lena.ref)
    before = words(office.get(page))
    assert before.index("1. Ewa") < before.index("2. Jakub")
    move = staff_page("earlier", cast.ties["lena", "jakub"].ref)
    assert send(office, move, {"after": cast.ties["lena", "ewa"].ref}).status_code == 302
    after = words(office.get(page))
    assert after.index("1. Jakub") < after.index("2. Ewa")
    assert send(office, move, {"after": cast.ties["lena", "ewa"].ref}).status_code == 409
    assert len(noted("move_contact")) == 1


def test_a_tie_ends_and_is_never_deleted(as_person, cast):
    office, tie = as_person("office"), cast.ties["lena", "jakub"]
    jakub, page = as_person("jakub"), f"/family/children/{cast.students['lena'].ref}/"
    assert jakub.get(page).status_code == 200
    url = staff_page("end_tie", tie.ref)
    told_nothing = send(office, url, {"when": "now"})
    assert told_wrong(told_nothing) == {"why"}
    assert send(office, url, {"when": "now", "why": "Court decision, seen by the office"}).status_code == 302
    assert jakub.get(page).status_code == 404
    tie.refresh_from_db()
    assert tie.ends_on == clock.now().date() - timedelta(days=1)
    assert noted("end_tie")[0].purpose == "Court decision, seen by the office"
    assert "Jakub" in words(office.get(staff_page("student", cast.students["lena"].ref)))
    assert send(office, url, {"when": "now", "why": "again"}).status_code == 422
    url = staff_page("tie_known", cast.students["lena"].ref, cast.guardians["jakub"].ref)
    assert send(office, url, begun(office, url) | {"relationship": "father"}).status_code == 302
    assert jakub.get(page).status_code == 200


def test_a_tie_can_be_ended_after_a_day_to_come(as_person, cast):
    office, tie = as_person("office"), cast.ties["bao", "mei"]
    url, at = staff_page("end_tie", tie.ref), clock.now()
    past = send(office, url, {"when": "after", "last_day": "2026-11-20", "why": "Moves"})
    assert told_wrong(past) == {"last_day"}
    send(office, url, {"when": "after", "last_day": "2026-11-25", "why": "Moves to another family"})
    mei, page = as_person("mei"), f"/family/children/{cast.students['bao'].ref}/"
    for days, status in ((0, 200), (2, 200), (3, 404)):
        with clock.travel_to(at + timedelta(days=days)):
            assert mei.get(page).status_code == status, days
