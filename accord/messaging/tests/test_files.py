"""Files that go with messages: what is taken, what is refused and why, and who may open them."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.datastructures import MultiValueDict

from accord.core.field_parts import field_parts
from accord.core.forms import Form
from accord.core.lost_files import delete_lost_files
from accord.core.waiting_files import forget_waiting
from accord.messaging.actions.answer_family import answer_family
from accord.messaging.actions.redirect_conversation import redirect_conversation
from accord.messaging.actions.withdraw_message import withdraw_message
from accord.messaging.files import LARGEST, MOST_FILES, NewFile, keep_files, read_file, url_of
from accord.messaging.forms.files import AttachmentsField
from accord.messaging.models import Attachment, Message
from accord.messaging.tests.written import with_charter, write
from tests.cast import MONDAY, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("C5", "C8")]

PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(40)
LATE = MONDAY + timedelta(hours=12)


@pytest.fixture(autouse=True)
def own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


class Letter(Form):
    """A form with files, as the pages have it."""

    files = AttachmentsField()


def chosen(*files: tuple[str, bytes]) -> Letter:
    return Letter({}, MultiValueDict({"files": [SimpleUploadedFile(name, content) for name, content in files]}))


def picture(name: str = "knee.png") -> NewFile:
    return read_file(name, "image/png", PICTURE, number=1)


def written(cast: Cast, at: datetime = MONDAY, *, concerned: tuple[str, ...] = ()) -> Message:
    return write(with_charter(cast), at, concerned=concerned).message


def test_several_files_are_taken_and_typed_by_their_bytes():
    form = chosen(("page.pdf", b"%PDF-1.7 page"), ("knee.txt", PICTURE))
    assert form.is_valid()
    assert [(one.name, one.media_type) for one in form.cleaned_data["files"]] == [
        ("page.pdf", "application/pdf"),
        ("knee.txt", "image/png"),
    ]
    assert chosen().is_valid(), "a message needs no file"


def test_a_refused_file_is_named_with_the_reason():
    form = chosen(("page.pdf", b"%PDF-1.7 page"), ("homework.pdf", b"MZ" + bytes(90)), ("empty.txt", b""))
    assert not form.is_valid()
    said = form.errors["files"]
    assert any("homework.pdf" in line and "program" in line for line in said)
    assert any("empty.txt" in line and "empty" in line for line in said)
    assert not any("page.pdf" in line for line in said)


def tokens(form: Letter) -> list[str]:
    """The files that wait with a page, as its next sending brings them."""
    return [token for token, _name in field_parts(form["files"]).widget["waiting"]]


def again(data: dict[str, list[str]], *files: tuple[str, bytes]) -> Letter:
    sent = [SimpleUploadedFile(name, content) for name, content in files]
    return Letter(MultiValueDict(data), MultiValueDict({"files": sent}))


def test_good_files_wait_with_a_page_that_comes_back():
    first = chosen(("page.pdf", b"%PDF-1.7 page"), ("homework.pdf", b"MZ" + bytes(90)))
    assert not first.is_valid()
    [waiting] = tokens(first)
    second = again({"files-waiting": [waiting]}, ("knee.png", PICTURE))
    assert second.is_valid()
    assert [one.name for one in second.cleaned_data["files"]] == ["page.pdf", "knee.png"]
    assert second.cleaned_data["files"][0].content == b"%PDF-1.7 page"
    assert len(tokens(second)) == 2, "all of them, should the page come back once more"
    assert again({}).is_valid(), "what is left out does not come"
    for wrong in ("", "nonsense", waiting[:-2]):
        assert not again({"files-waiting": [wrong]}).is_valid()


def test_what_waited_for_a_day_is_forgotten():
    form = chosen(("page.pdf", b"%PDF-1.7 page"))
    assert form.is_valid()
    [waiting] = tokens(form)
    assert forget_waiting(datetime.now(UTC) + timedelta(hours=23)) == 0
    assert forget_waiting(datetime.now(UTC) + timedelta(hours=25)) == 1
    later = again({"files-waiting": [waiting]})
    assert "no longer here" in later.errors["files"][0]


def test_too_many_and_too_large_are_refused():
    assert chosen(*[(f"{n}.txt", b"words") for n in range(MOST_FILES)]).is_valid()
    assert "at most 10" in chosen(*[(f"{n}.txt", b"words") for n in range(MOST_FILES + 1)]).errors["files"][0]
    assert "larger than 10 MB" in chosen(("film.mp4", bytes(LARGEST + 1))).errors["files"][0]
    assert "together" in chosen(*[(f"{n}.txt", b"a" * (LARGEST - 1)) for n in range(3)]).errors["files"][0]


def test_names_are_cleaned_and_folders_left_out(cast):
    [kept] = keep_files(written(cast), [picture("../../etc/\u202epass\x00wd.png")], MONDAY)
    assert "/" not in kept.name
    assert "\u202e" not in kept.name
    assert ".." not in kept.file.name
    assert kept.name not in kept.file.name


def test_both_sides_download_it_and_no_browser_opens_it(cast, as_person):
    [kept] = keep_files(written(cast), [picture("knee <1>.png")], MONDAY)
    for key, url in (("amina", url_of(kept)), ("tan", url_of(kept.ref, school_slug="riverbank"))):
        answer = as_person(key).get(url)
        assert answer.status_code == 200
        assert b"".join(answer.streaming_content) == PICTURE
        assert answer["Content-Disposition"].startswith("attachment")
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Content-Type"] == "application/octet-stream"
        assert "sandbox" in answer["Content-Security-Policy"]


def seen(client: Client, attachment: Attachment, *, staff: bool) -> int:
    return client.get(url_of(attachment, school_slug="riverbank" if staff else "")).status_code


def test_nobody_else_learns_that_it_exists(cast, as_person):
    message = write(with_charter(cast), who="ewa", child="lena", concerned=("lim",)).message
    [kept] = keep_files(message, [picture()], MONDAY)
    assert seen(as_person("ewa"), kept, staff=False) == 200
    assert seen(as_person("tan"), kept, staff=True) == 200
    assert seen(as_person("jakub"), kept, staff=False) == 404, "the other guardian of the same child"
    assert seen(as_person("lim"), kept, staff=True) == 404
    answer = as_person("jakub").get(url_of(kept))
    absent = as_person("jakub").get(url_of("2" * 16))
    assert len(answer.content) == len(absent.content)


@pytest.mark.requirement("C2")
def test_a_file_waits_with_its_message(cast, as_person):
    held = written(cast, LATE)
    [kept] = keep_files(held, [picture()], LATE)
    assert held.visible_at is None
    assert seen(as_person("amina"), kept, staff=False) == 200
    assert seen(as_person("tan"), kept, staff=True) == 404
    withdraw_message(message=held, by="login:amina", at=LATE)
    assert seen(as_person("tan"), kept, staff=True) == 404


@pytest.mark.requirement("C2")
def test_a_file_of_the_school_leaves_with_its_message(cast, as_person):
    conversation = written(cast).conversation
    answered = answer_family(
        conversation=conversation, staff=cast.staff["tan"], text="See the page.", language="en", by="login:tan", at=LATE
    )
    [kept] = keep_files(answered.message, [picture()], LATE)
    assert seen(as_person("tan"), kept, staff=True) == 200
    assert seen(as_person("amina"), kept, staff=False) == 404


def test_who_has_it_no_more_opens_nothing_more(cast, as_person):
    message = written(cast)
    [kept] = keep_files(message, [picture()], MONDAY)
    assert seen(as_person("tan"), kept, staff=True) == 200
    redirect_conversation(
        conversation=message.conversation, to_staff=cast.staff["lim"], to_team=None, by_staff=cast.staff["office"],
        by="login:office", at=MONDAY,
    )  # fmt: skip
    assert seen(as_person("lim"), kept, staff=True) == 200
    assert seen(as_person("tan"), kept, staff=True) == 404


def test_files_that_no_message_names_are_deleted_after_two_days(cast):
    [kept] = keep_files(written(cast), [picture()], MONDAY)
    lost = default_storage.save("messages/2026/11/undone", ContentFile(b"of a page that was undone"))
    assert delete_lost_files(datetime.now(UTC) + timedelta(hours=47)) == 0
    assert delete_lost_files(datetime.now(UTC) + timedelta(hours=49)) == 1
    assert not default_storage.exists(lost)
    assert default_storage.exists(kept.file.name)
