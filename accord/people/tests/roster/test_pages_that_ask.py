"""What the pages of the roster ask a person: bad lines, many leavers, conflicts, newcomers who may be known."""

import pytest

from accord.people.models import Guardian, RosterImport
from accord.people.tests.roster.bundles import person
from accord.people.tests.roster.handing_in import TABLE, hand_in, send, small_riverbank, work, year_on

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("A4")]


def test_bad_lines_are_agreed_to_expressly(as_person, cast):
    client = as_person("office")
    bundle = small_riverbank().put("demographics", "u-lena", birthDate="30 February")
    page = hand_in(client, bundle.zipped())
    work()
    lines = client.get(f"{page}?tab=lines").content.decode()
    assert "demographics.csv, line 2, column birthDate" in lines
    assert "“30 February” is not a date." in lines
    refused = send(client, f"{page}agree/")
    assert refused.status_code == 422
    assert "One line cannot be used." in refused.content.decode()
    assert RosterImport.objects.get().state == "ready"
    assert send(client, f"{page}agree/", without_bad_lines="on").status_code == 302
    work()
    assert RosterImport.objects.get().state == "applied"


def test_many_leavers_are_agreed_to_expressly(as_person, cast):
    client = as_person("office")
    big = small_riverbank()
    for number in range(40):
        person(big, f"u-x{number}", "student", f"Child{number}", "Many")
    first = hand_in(client, big.zipped())
    work()
    send(client, f"{first}agree/")
    work()
    page = hand_in(client, small_riverbank().zipped())
    work()
    assert "40 of 47 people" in client.get(page).content.decode()
    assert send(client, f"{page}agree/").status_code == 422
    assert send(client, f"{page}agree/", though_many_leave="on").status_code == 302


def test_a_conflict_can_be_decided_for_the_file(as_person, cast):
    client = as_person("office")
    first = hand_in(client, small_riverbank().zipped())
    work()
    send(client, f"{first}agree/")
    work()
    Guardian.objects.filter(source_id="u-mother").update(email="ines@byhand.example")
    page = hand_in(client, small_riverbank().put("users", "u-mother", email="ines@source.example").zipped())
    work()
    conflicts = client.get(f"{page}?tab=conflicts").content.decode()
    assert "ines@byhand.example" in conflicts
    number = conflicts.split("/decide/")[1].split("/")[0]
    assert send(client, f"{page}decide/{number}/", choice="take", tab="conflicts").status_code == 302
    assert "will be taken" in client.get(f"{page}?tab=conflicts").content.decode()
    send(client, f"{page}agree/")
    work()
    assert Guardian.objects.get(source_id="u-mother").email == "ines@source.example"


def test_a_newcomer_who_may_be_known_is_asked_about_and_joined_only_by_a_person(as_person, cast):
    client = as_person("office")
    known = Guardian.objects.create(
        school=cast.riverbank, given_name="Ines", family_name="Novak", email="ines@home.example"
    )
    page = hand_in(client, small_riverbank().zipped())
    work()
    alike = client.get(f"{page}?tab=alike").content.decode()
    assert "This may be Ines Novak" in alike
    number = alike.split("/decide/")[1].split("/")[0]
    assert send(client, f"{page}decide/{number}/", choice="join", tab="alike").status_code == 302
    send(client, f"{page}agree/")
    work()
    assert Guardian.objects.filter(email="ines@home.example").count() == 1
    assert known.contacts.count() == 2


def test_without_an_answer_nobody_is_joined(as_person, cast):
    client = as_person("office")
    known = Guardian.objects.create(
        school=cast.riverbank, given_name="Ines", family_name="Novak", email="ines@home.example"
    )
    page = hand_in(client, small_riverbank().zipped())
    work()
    send(client, f"{page}agree/")
    work()
    assert known.contacts.count() == 0
    assert Guardian.objects.filter(email="ines@home.example").count() == 2


def test_a_bundle_of_several_schools_asks_which_is_ours(as_person, cast):
    client = as_person("office")
    bundle = small_riverbank()
    bundle.put("orgs", "org1", name="First School", identifier="S1")
    bundle.put("orgs", "org2", name="Second School", type="school", identifier="S2")
    page = hand_in(client, bundle.zipped())
    work()
    assert "Which school is yours?" in client.get(page).content.decode()
    assert send(client, f"{page}school/", org="nonsense").status_code == 422
    assert send(client, f"{page}school/", org="org1").status_code == 302
    work()
    assert "Lena Novak" in client.get(f"{page}?tab=added").content.decode()


def test_the_same_adult_on_two_children_s_lines_is_joined_by_a_person(as_person, cast):
    client = as_person("office")
    page = hand_in(client, TABLE.encode(), name="children.csv", table="families")
    shown = client.get(page, follow=True).content.decode()
    fields = ["child_id", "child_family_name", "child_given_name", "child_born_on", "child_class", "adult1_name"]
    chosen = {f"column_{at}": field for at, field in enumerate([*fields, "adult1_email", "-", "-"])}
    send(client, f"{page}columns/", **chosen, dates="day", year=year_on(shown))
    work()
    alike = client.get(f"{page}?tab=alike").content.decode()
    assert "This may be Anna Łukasik" in alike
    number = alike.split("/decide/")[1].split("/")[0]
    send(client, f"{page}decide/{number}/", choice="join", tab="alike")
    send(client, f"{page}agree/")
    work()
    anna = Guardian.objects.get(email="anna@home.example")
    assert sorted(tie.student.given_name for tie in anna.contacts.all()) == ["Max", "Zoë"]
    again = hand_in(client, TABLE.encode(), name="children.csv", table="families")
    send(client, f"{again}columns/", **chosen, dates="day", year=year_on(shown))
    work()
    assert "There is nothing to change." in client.get(again).content.decode()
