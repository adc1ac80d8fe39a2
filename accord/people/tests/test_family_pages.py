"""The family's own pages: a child, and how each school reaches the guardian."""

import pytest

from accord.people.models import Guardian, Login, Student
from accord.people.panels import children_panel
from accord.people.tests.pages import begun, family_page, filled, in_english, noted, same, send, told_wrong, words
from accord.people.viewer import viewer_of

pytestmark = [pytest.mark.requirement("A2"), pytest.mark.django_db]


def test_a_guardian_finds_the_child_the_class_the_school_and_the_own_rights(as_person, cast):
    found = words(in_english(as_person("amina")).get(family_page("child", cast.students["idris"].ref)))
    for said in (
        "Idris Yusuf", "ID-rees", "4B", "Ms Hui Min Tan", "Riverbank Primary School", "Open until 4:30",
        "+44 20 7946 0018", "+44 20 7946 0999", "You are Mother", "You may collect Idris Yusuf yes",
    ):  # fmt: skip
        assert said in found, said


def test_one_sign_in_holds_the_children_of_all_schools_of_the_trust(as_person, cast):
    siti = in_english(as_person("siti"))
    home = words(siti.get("/family/"))
    assert "Adam" in home
    assert "Nadia" in home
    for key in ("adam", "nadia"):
        assert siti.get(family_page("child", cast.students[key].ref)).status_code == 200
    mine = words(siti.get(family_page("me")))
    assert "Riverbank Primary School" in mine
    assert "Hillside Academy" in mine


def test_a_child_of_others_and_an_absent_one_look_alike(as_person, cast):
    amina = in_english(as_person("amina"))
    assert amina.get(family_page("child", cast.students["sara"].ref)).status_code == 200
    absent = amina.get(family_page("child", "2222222222222222"))
    assert absent.status_code == 404
    for key in ("tom", "omar", "nadia"):
        assert same(amina.get(family_page("child", cast.students[key].ref))) == same(absent), key


def test_a_relative_without_care_learns_only_whom_to_collect(as_person, cast):
    nora, page = in_english(as_person("nora")), family_page("child", cast.students["tom"].ref)
    assert in_english(as_person("grace")).get(page).status_code == 200
    assert nora.get(page).status_code == 404
    mine = words(nora.get(family_page("me")))
    assert "Children whom you may collect" in mine
    assert "Tom Reed" in mine
    for page in (family_page("me"), "/family/"):
        answer = words(nora.get(page))
        assert "4B" not in answer
        assert "Hui Min" not in answer


@pytest.mark.parametrize("key", ["siti", "farid"])
def test_a_representative_sees_what_the_one_represented_sees(as_person, cast, key):
    assert as_person(key).get(family_page("child", cast.students["adam"].ref)).status_code == 200


def test_a_representative_loses_what_the_one_represented_loses(as_person, cast):
    page = family_page("child", cast.students["adam"].ref)
    farid = in_english(as_person("farid"))
    assert farid.get(page).status_code == 200
    tie = cast.ties["adam", "siti"]
    tie.ends_on = "2026-11-22"
    tie.save()
    assert farid.get(page).status_code == 404


def test_a_guardian_keeps_the_own_details_right_at_one_school(as_person, cast):
    siti = in_english(as_person("siti"))
    url = family_page("edit_me", cast.guardians["siti"].ref)
    changed = {"phone": "+60 3 2711 0000", "preferred_name": "Puan Siti", "language": "en", "large_print": "on"}
    assert send(siti, url, begun(siti, url) | changed).status_code == 302
    mine = words(siti.get(family_page("me")))
    assert mine.count("+60 3 2711 0000") == 1
    here, there = (Guardian.objects.get(id=cast.guardians[key].id) for key in ("siti", "siti_hillside"))
    assert (here.called, here.large_print) == ("Puan Siti", True)
    assert (there.called, there.large_print) == ("Siti Rahman", False)
    entry = noted("change_own_details")[0]
    assert entry.details == {"changed": ["language", "large_print", "phone", "preferred_name"]}
    assert Login.objects.get(id=cast.login("siti").pk).email == "siti.rahman@home.example"


def test_what_cannot_be_taken_is_said_and_kept(as_person, cast):
    ewa, url = in_english(as_person("ewa")), family_page("edit_me", cast.guardians["ewa"].ref)
    answer = send(ewa, url, begun(ewa, url) | {"email": "ewa at home", "phone": "☎", "address": "x" * 401})
    assert answer.status_code == 422
    assert told_wrong(answer) == {"email", "phone", "address"}
    assert filled(answer)["email"] == "ewa at home"
    assert Guardian.objects.get(id=cast.guardians["ewa"].id).phone == cast.guardians["ewa"].phone


def test_the_office_and_the_guardian_do_not_overwrite_each_other(as_person, cast):
    ewa, url = in_english(as_person("ewa")), family_page("edit_me", cast.guardians["ewa"].ref)
    mine = begun(ewa, url)
    Guardian.objects.filter(id=cast.guardians["ewa"].id).update(phone="+44 20 7946 0333")
    answer = send(ewa, url, mine | {"language": "en"})
    assert answer.status_code == 422
    assert "Meanwhile this became: +44 20 7946 0333." in words(answer)


def test_nobody_reaches_the_details_of_another(as_person, cast):
    ewa = in_english(as_person("ewa"))
    assert ewa.get(family_page("edit_me", cast.guardians["ewa"].ref)).status_code == 200
    absent = same(ewa.get(family_page("edit_me", "2222222222222222")))
    for key in ("jakub", "amina", "layla"):
        url = family_page("edit_me", cast.guardians[key].ref)
        assert same(ewa.get(url)) == absent
        assert send(ewa, url, {"phone": "+44 20 7946 0444"}).status_code == 404
        assert Guardian.objects.get(id=cast.guardians[key].id).phone == cast.guardians[key].phone


def test_hostile_names_are_shown_as_they_are(as_person, cast):
    nasty = "<img src=x onerror=alert(1)>{{ 7*7 }} ‮ ' \" %s"
    Student.objects.filter(id=cast.students["idris"].id).update(preferred_name=nasty)
    for client, url in (
        (in_english(as_person("amina")), family_page("child", cast.students["idris"].ref)),
        (in_english(as_person("office")), f"/staff/riverbank/people/students/{cast.students['idris'].ref}/"),
    ):
        body = client.get(url).content.decode()
        assert "<img src=x" not in body
        assert "{{ 7*7 }}" in body


def test_the_panel_of_children_tells_each_guardian_what_is_theirs(cast):
    def cards(key: str) -> list[tuple[str, str, bool]]:
        panel = children_panel(viewer_of(cast.login(key)))
        return [(card.name, card.form.name if card.form else "", card.only_collects) for card in panel]

    assert cards("siti") == [("Adam Rahman", "4B", False), ("Nadia Rahman", "8C", False)]
    assert cards("nora") == [("Tom Reed", "", True)]
    assert cards("neil") == []
    assert cards("grace") == [("Tom Reed", "4B", False), ("Maya Brook", "", True)]
