"""The pages of the roster: who may, from the file to the result, with and without scripts."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from accord.core.models import AuditEntry
from accord.people.models import RosterImport, Student
from accord.people.roster import store
from accord.people.tests.roster.handing_in import ROSTER, hand_in, send, small_riverbank, work
from tests.cast import MONDAY

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("A4")]


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


def test_the_bad_lines_can_be_saved(as_person, cast):
    client = as_person("office")
    bundle = small_riverbank().put("demographics", "u-lena", birthDate="=1+1")
    page = hand_in(client, bundle.zipped())
    work()
    saved = client.get(f"{page}bad-lines.csv")
    assert saved["Content-Disposition"].startswith("attachment")
    assert "is not a date" in saved.content.decode()


def test_a_result_that_is_out_of_date_is_not_taken_over(as_person, cast):
    client = as_person("office")
    one = hand_in(client, small_riverbank().zipped())
    two = hand_in(client, small_riverbank().put("users", "u-tom", givenName="Thomas").zipped())
    work()
    send(client, f"{one}agree/")
    work()
    assert send(client, f"{two}agree/").status_code == 409


def test_administrators_do_not_see_families_contact_details(as_person, cast):
    office = as_person("office")
    page = hand_in(office, small_riverbank().zipped())
    work()
    assert "ines@home.example" in office.get(f"{page}?tab=added").content.decode()
    assert "ines@home.example" not in as_person("admin").get(f"{page}?tab=added").content.decode()


def test_a_file_that_is_not_wanted_is_removed(as_person, cast):
    client = as_person("office")
    page = hand_in(client, small_riverbank().zipped())
    work()
    ref = page.split("/")[-2]
    assert send(client, f"{page}drop/").status_code == 302
    assert RosterImport.objects.get(ref=ref).state == "dropped"
    assert client.get(page).status_code == 200


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


def test_an_upload_lies_outside_everything_that_is_served(as_person, cast, settings):
    page = hand_in(as_person("office"), small_riverbank().zipped(), name="../../evil.zip")
    path = store.upload_of(page.split("/")[-2])
    assert path is not None
    assert path.name == "evil.zip"
    assert not path.is_relative_to(settings.STATIC_ROOT)
    assert not path.is_relative_to(settings.MEDIA_ROOT)
    assert path.stat().st_mode & 0o077 == 0
    assert io.BytesIO(path.read_bytes()).read(2) == b"PK"
