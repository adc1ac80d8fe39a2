"""The pages of the roster: who may, from the file to the result, with and without scripts."""

import io
import secrets
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from accord.core.models import AuditEntry
from accord.core.queue import Worker
from accord.people.models import Guardian, RosterImport, Student
from accord.people.roster import store
from accord.people.tests.roster.bundles import Bundle, person, small_school
from tests.cast import MONDAY

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("A4")]
ROSTER = "/staff/riverbank/roster/"


def small_riverbank() -> Bundle:
    """The small school, brought in at Riverbank of the cast."""
    return small_school()


def send(client: Client, address: str, **fields: object):
    """Send a form as a browser does."""
    return client.post(address, {"once": secrets.token_hex(8), **fields})


def hand_in(client: Client, content: bytes, *, name: str = "roster.zip", table: str = "oneroster"):
    """Hand in a file and follow to the page of the import."""
    answer = send(client, f"{ROSTER}new/", file=SimpleUploadedFile(name, content), table=table, encoding="")
    assert answer.status_code == 302, answer.content.decode()
    return answer["Location"]


def work() -> None:
    """Let the worker do what is due."""
    Worker().run_until_idle()


@pytest.mark.parametrize("key", ["office", "admin"])
def test_the_office_and_administrators_bring_rosters_in(as_person, key):
    client = as_person(key)
    assert client.get(ROSTER).status_code == 200
    assert client.get(f"{ROSTER}new/").status_code == 200


def test_nobody_else_does(as_person):
    assert as_person("office").get(ROSTER).status_code == 200
    for key in ("tan", "head", "safeguarding"):
        assert as_person(key).get(ROSTER).status_code == 403
        assert send(as_person(key), f"{ROSTER}new/").status_code == 403
    for key in ("amina", "alnoor_admin"):
        assert as_person(key).get(ROSTER).status_code == 404


def test_another_school_s_import_is_not_there(as_person, cast):
    page = hand_in(as_person("office"), small_riverbank().zipped())
    assert as_person("office").get(page).status_code == 200
    foreign = page.replace("riverbank", "alnoor")
    assert as_person("alnoor_admin").get(foreign).status_code == 404
    assert as_person("alnoor_admin").get(page).status_code == 404


@pytest.mark.parametrize("state", [state for state in RosterImport.State if state != "matching"])
def test_every_state_has_a_page(as_person, cast, state):
    client = as_person("office")
    page = hand_in(client, small_riverbank().zipped())
    work()
    RosterImport.objects.update(state=state, applied_at=MONDAY if state == "applied" else None)
    assert client.get(page, follow=True).status_code == 200


def test_from_the_file_to_the_result(as_person, cast):
    client = as_person("office")
    page = hand_in(client, small_riverbank().zipped())
    waiting = client.get(page).content.decode()
    assert "We are reading the file" in waiting
    assert 'http-equiv="refresh"' in waiting
    work()
    result = client.get(page).content.decode()
    assert "What this file would change" in result
    assert "Lena Novak" in client.get(f"{page}?tab=added").content.decode()
    assert not Student.objects.filter(source_id="u-lena").exists()
    assert send(client, f"{page}agree/").status_code == 302
    assert "We are taking it over" in client.get(page).content.decode()
    work()
    assert "What this file has changed" in client.get(page).content.decode()
    assert Student.objects.get(source_id="u-lena").school == cast.riverbank
    ref = page.split("/")[-2]
    assert store.upload_of(ref) is None
    verbs = set(AuditEntry.objects.filter(subject=f"roster_import:{ref}").values_list("verb", flat=True))
    assert {"start_roster_import", "read_roster", "agree_to_roster", "take_over_roster"} <= verbs


def test_the_same_file_again_says_that_there_is_nothing_to_change(as_person, cast):
    client = as_person("office")
    first = hand_in(client, small_riverbank().zipped())
    work()
    send(client, f"{first}agree/")
    work()
    again = hand_in(client, small_riverbank().zipped())
    work()
    assert "There is nothing to change." in client.get(again).content.decode()


def test_the_progress_asks_the_page_to_load_anew_when_it_is_done(as_person, cast):
    client = as_person("office")
    page = hand_in(client, small_riverbank().zipped())
    assert "HX-Refresh" not in client.get(f"{page}progress/")
    work()
    assert client.get(f"{page}progress/")["HX-Refresh"] == "true"


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


def test_the_bad_lines_can_be_saved(as_person, cast):
    client = as_person("office")
    bundle = small_riverbank().put("demographics", "u-lena", birthDate="=1+1")
    page = hand_in(client, bundle.zipped())
    work()
    saved = client.get(f"{page}bad-lines.csv")
    assert saved["Content-Disposition"].startswith("attachment")
    assert "is not a date" in saved.content.decode()


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


def test_a_result_that_is_out_of_date_is_not_taken_over(as_person, cast):
    client = as_person("office")
    one = hand_in(client, small_riverbank().zipped())
    two = hand_in(client, small_riverbank().put("users", "u-tom", givenName="Thomas").zipped())
    work()
    send(client, f"{one}agree/")
    work()
    assert send(client, f"{two}agree/").status_code == 409


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


def test_administrators_do_not_see_families_contact_details(as_person, cast):
    office = as_person("office")
    page = hand_in(office, small_riverbank().zipped())
    work()
    assert "ines@home.example" in office.get(f"{page}?tab=added").content.decode()
    assert "ines@home.example" not in as_person("admin").get(f"{page}?tab=added").content.decode()


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


def test_a_file_that_is_not_wanted_is_removed(as_person, cast):
    client = as_person("office")
    page = hand_in(client, small_riverbank().zipped())
    work()
    ref = page.split("/")[-2]
    assert send(client, f"{page}drop/").status_code == 302
    assert RosterImport.objects.get(ref=ref).state == "dropped"
    assert client.get(page).status_code == 200


TABLE = (
    "Adm No;Surname;Forename;DOB;Reg Form;Parent 1 Name;Parent 1 Email;Parent 2 Name;Parent 2 Email\r\n"
    "N1;Łukasik;Zoë;03/04/2017;Maple;Anna Łukasik;anna@home.example;Piotr Nowak;piotr@away.example\r\n"
    "N2;Łukasik;Max;04/05/2018;Maple;Anna Łukasik;anna@home.example;;\r\n"
)


@pytest.mark.in_turn
def test_a_table_of_our_own_is_matched_and_remembered(as_person, cast):
    client = as_person("office")
    page = hand_in(client, TABLE.encode("cp1250", "replace"), name="children.csv", table="families")
    shown = client.get(page, follow=True).content.decode()
    assert "What the columns mean" in shown
    assert "For example: N1 · N2" in shown
    chosen = {f"column_{at}": field for at, field in enumerate(
        ["child_id", "child_family_name", "child_given_name", "child_born_on", "child_class", "adult1_name",
         "adult1_email", "adult2_name", "adult2_email"]
    )}  # fmt: skip
    answer = send(client, f"{page}columns/", **chosen, dates="day", year=_year_on(shown))
    assert answer.status_code == 302, answer.content.decode()
    work()
    send(client, f"{page}agree/")
    work()
    max_ = Student.objects.get(source_id="N2")
    assert (max_.family_name, max_.born_on) == ("Łukasik", date(2018, 5, 4))
    assert max_.enrolments.get().school_class.name == "Maple"
    assert [tie.guardian.full_name for tie in max_.contacts.all()] == ["Anna Łukasik"]
    again = hand_in(client, TABLE.encode(), name="children.csv", table="families")
    assert "You have brought in a table with these headings before." in client.get(again, follow=True).content.decode()


def test_columns_without_a_name_or_a_number_are_refused_and_kept(as_person, cast):
    client = as_person("office")
    page = hand_in(client, TABLE.encode(), name="children.csv", table="families")
    left_out = {f"column_{at}": "-" for at in range(9)}
    shown = client.get(f"{page}columns/").content.decode()
    about = {"dates": "day", "year": _year_on(shown)}
    refused = send(client, f"{page}columns/", **{**left_out, "column_0": "child_id"}, **about)
    assert refused.status_code == 422
    assert "No column holds the name." in refused.content.decode()
    twice = send(client, f"{page}columns/", **{**left_out, "column_0": "child_id", "column_1": "child_id"}, **about)
    assert "Two columns cannot both be" in twice.content.decode()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("roster.zip", b"this is no zip file", "is called a zip file but is not one"),
        ("roster.zip", b"PK\x03\x04broken", "damaged"),
        ("roster.csv", b"", "The file is empty"),
        ("roster.pdf", b"%PDF-1.7 hello", "not a table"),
    ],
)
def test_what_cannot_be_opened_is_said_on_the_form(as_person, cast, name, content, said):
    client = as_person("office")
    answer = send(client, f"{ROSTER}new/", file=SimpleUploadedFile(name, content), table="oneroster", encoding="")
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not RosterImport.objects.exists()


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


def test_an_upload_lies_outside_everything_that_is_served(as_person, cast, settings):
    page = hand_in(as_person("office"), small_riverbank().zipped(), name="../../evil.zip")
    path = store.upload_of(page.split("/")[-2])
    assert path is not None
    assert path.name == "evil.zip"
    assert not path.is_relative_to(settings.STATIC_ROOT)
    assert not path.is_relative_to(settings.MEDIA_ROOT)
    assert path.stat().st_mode & 0o077 == 0
    assert io.BytesIO(path.read_bytes()).read(2) == b"PK"


def _year_on(shown: str) -> str:
    """The first school year that the page offers."""
    return shown.split('<option value="ref:')[1].split('"')[0].join(["ref:", ""])


def test_the_same_adult_on_two_children_s_lines_is_joined_by_a_person(as_person, cast):
    client = as_person("office")
    page = hand_in(client, TABLE.encode(), name="children.csv", table="families")
    shown = client.get(page, follow=True).content.decode()
    fields = ["child_id", "child_family_name", "child_given_name", "child_born_on", "child_class", "adult1_name"]
    chosen = {f"column_{at}": field for at, field in enumerate([*fields, "adult1_email", "-", "-"])}
    send(client, f"{page}columns/", **chosen, dates="day", year=_year_on(shown))
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
    send(client, f"{again}columns/", **chosen, dates="day", year=_year_on(shown))
    work()
    assert "There is nothing to change." in client.get(again).content.decode()
