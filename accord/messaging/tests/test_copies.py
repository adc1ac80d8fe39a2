"""A copy of a conversation: all that one side may read of it, in every script, and nothing of the other side's."""

import io
import json
import zipfile
from collections.abc import Callable, Iterator

import pytest
from django.http import HttpResponse
from django.test import Client

from accord.charters.tests.making import with_charter
from accord.core.models import AuditEntry
from accord.messaging.actions.answer_family import answer_family
from accord.messaging.actions.start_conversation import start_conversation
from accord.messaging.files import keep_files, read_file
from accord.messaging.models import Conversation, InternalNote
from tests.cast import MONDAY, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("C8")]

TEXT = "我们 went to المدرسة with பள்ளி <b>friends</b>.\n\nA second paragraph."


@pytest.fixture
def talk(cast: Cast, settings: object, tmp_path: object) -> Iterator[Conversation]:
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]
    with_charter(cast)
    sent = start_conversation(
        school=cast.riverbank, guardian=cast.guardians["amina"], student=cast.students["idris"], topic="friendships",
        subject="Playground", text=TEXT, language="en", by="login:amina", at=MONDAY,
    )  # fmt: skip
    keep_files(sent.message, [read_file("drawing.txt", "text/plain", b"a drawing", number=1)], MONDAY)
    talk = sent.message.conversation
    answer_family(
        conversation=talk, staff=cast.staff["tan"], text="شكرا على رسالتك", language="ar", by="login:tan", at=MONDAY
    )
    InternalNote.objects.create(conversation=talk, by=cast.staff["tan"], text="Ask the nurse first.", created_at=MONDAY)
    return talk


def bundle(answer: HttpResponse) -> zipfile.ZipFile:
    assert answer.status_code == 200
    return zipfile.ZipFile(io.BytesIO(b"".join(answer)))  # type: ignore[call-overload]


def staff_page(talk: Conversation, form: str) -> str:
    return f"/staff/riverbank/messages/{talk.ref}/copy/{form}"


def test_a_family_keeps_all_that_was_written_and_its_files(
    talk: Conversation, as_person: Callable[[str], Client]
) -> None:
    kept = bundle(as_person("amina").get(f"/family/messages/{talk.ref}/copy/zip/"))
    told = json.loads(kept.read("conversation.json"))
    texts = [entry["text"] for entry in told["entries"] if entry["kind"] == "message"]
    assert texts == [TEXT, "شكرا على رسالتك"]
    place = told["entries"][0]["files"][0]["place"]
    assert kept.read(place) == b"a drawing"
    page = kept.read("conversation.html").decode()
    assert "A second paragraph." in page
    assert "&lt;b&gt;friends&lt;/b&gt;" in page
    assert "//" not in page.replace("<!doctype html>", ""), "nothing is fetched from elsewhere"


def test_a_family_never_gets_an_internal_note_not_even_by_asking(
    talk: Conversation, as_person: Callable[[str], Client]
) -> None:
    staff = bundle(as_person("tan").get(staff_page(talk, "zip/"), {"notes": "1"}))
    assert "nurse" in staff.read("conversation.json").decode()
    assert "nurse" in staff.read("conversation.html").decode()
    for kept in (
        bundle(as_person("amina").get(f"/family/messages/{talk.ref}/copy/zip/", {"notes": "1"})),
        bundle(as_person("tan").get(staff_page(talk, "zip/"))),
    ):
        for name in kept.namelist():
            assert b"nurse" not in kept.read(name)


@pytest.mark.in_turn
@pytest.mark.parametrize("language", ["en", "ar", "zh-hans", "ta", "ur"])
def test_it_is_printed_in_the_language_of_the_reader(
    talk: Conversation, as_person: Callable[[str], Client], language: str
) -> None:
    client = as_person("amina")
    client.cookies["language"] = language
    answer = client.get(f"/family/messages/{talk.ref}/copy/pdf/")
    assert answer.status_code == 200
    assert answer.content.startswith(b"%PDF")


@pytest.mark.in_turn
def test_others_get_no_copy_and_learn_of_nothing(talk: Conversation, as_person: Callable[[str], Client]) -> None:
    assert as_person("tan").get(staff_page(talk, "")).status_code == 200
    assert as_person("tan").get(staff_page(talk, "pdf/")).status_code == 200
    assert as_person("amina").get(f"/family/messages/{talk.ref}/copy/").status_code == 200
    for key in ("ewa", "grace"):
        for form in ("", "pdf/", "zip/"):
            assert as_person(key).get(f"/family/messages/{talk.ref}/copy/{form}").status_code == 404
    for form in ("", "pdf/", "zip/"):
        assert as_person("lim").get(staff_page(talk, form)).status_code == 404
    assert as_person("tan").get(staff_page(talk, "docx/")).status_code == 404


def test_whoever_takes_a_copy_is_written_down(talk: Conversation, as_person: Callable[[str], Client]) -> None:
    as_person("tan").get(staff_page(talk, "zip/"), {"notes": "1"})
    entry = AuditEntry.objects.get(verb="keep_copy")
    assert entry.subject == f"conversation:{talk.ref}"
    assert entry.details == {"form": "zip", "notes": True, "side": "school"}
