"""Finding messages by their words: in every script, among what one may read, and never a hint of the rest."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from accord.core import clock
from accord.messaging import finding
from accord.messaging.actions.acknowledge_message import acknowledge_message
from accord.messaging.actions.answer_family import answer_family
from accord.messaging.actions.release_held_message import release_held_message
from accord.messaging.actions.withdraw_message import withdraw_message
from accord.messaging.finding import COUNTED, ON_A_PAGE, Found
from accord.messaging.models import Findable, InternalNote, Message
from accord.messaging.spelling import asked_for
from accord.messaging.tests.finding import family_finds, refs, staff_finds, write
from accord.messaging.tests.written import FRIDAY_NIGHT, LAST_MONDAY
from tests.cast import MONDAY, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("C8")]

MONDAY_OPENING = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("我们今天在学校操场上见面。", "操场"),
        ("我们今天在学校操场上见面。", "学"),
        ("我们今天在学校操场上见面。", "学校操场"),
        ("ذهب الأطفال إلى المدرسة اليوم", "مدرسة"),
        ("ذهب الأطفال إلى مَدْرَسَة جديدة", "المدرسة"),
        ("بچوں کی پڑھائی گھر پر", "پڑھائی"),
        ("بچوں کی پڑھائی گھر پر", "بچوں"),
        ("குழந்தைகள் பள்ளிக்கு செல்கிறார்கள்", "பள்ளி"),
        ("Dziś żółta łódka płynęła", "zolta"),
        ("Școala începe marți", "scoala"),
        ("L’élève n’est pas allé à l’école", "ECOLE"),
        ("Room 12b at 15:30", "12b 15"),
        ("ＡＢＣ school", "abc"),
        ("Ngày mai trường đóng cửa", "truong"),
    ],
)
def test_words_are_found_in_every_script(story: Cast, text: str, typed: str) -> None:
    sent = write(story, text)
    write(story, "Nothing of the kind.")
    for found in (staff_finds(story, "tan", typed), staff_finds(story, "office", typed)):
        assert refs(found) == [sent.message.ref]
        assert any(part.marked for part in found.rows[0].parts)
    assert refs(family_finds(story, "amina", typed)) == [sent.message.ref]


def test_a_short_word_is_not_the_beginning_of_another(story: Cast) -> None:
    write(story, "We are at home.")
    assert not staff_finds(story, "office", "ho").rows
    assert staff_finds(story, "office", "hom").rows


def test_families_children_and_subjects_are_found_with_words(story: Cast) -> None:
    sent = write(story, "He lost it on the bus.", subject="Blue jacket")
    for typed in ("yusuf jacket", "idris bus", "amina lost", "blue"):
        assert refs(staff_finds(story, "office", typed)) == [sent.message.ref], typed
    assert not staff_finds(story, "office", "idris train").rows


def test_what_is_held_is_found_by_its_writer_alone_until_it_is_released(story: Cast) -> None:
    sent = write(story, "A fox was in the yard.", at=FRIDAY_NIGHT)
    for key in ("tan", "office", "head"):
        assert staff_finds(story, key, "fox") == Found()
    assert refs(family_finds(story, "amina", "fox")) == [sent.message.ref]
    with clock.travel_to(MONDAY_OPENING):
        assert release_held_message(hold=sent.message.hold, by="house:worker", at=MONDAY_OPENING)
    assert refs(staff_finds(story, "tan", "fox")) == [sent.message.ref]


def test_what_was_taken_back_is_never_found(story: Cast) -> None:
    sent = write(story, "A fox was in the yard.", at=FRIDAY_NIGHT)
    assert family_finds(story, "amina", "fox").rows
    withdraw_message(message=sent.message, by="login:amina", at=FRIDAY_NIGHT + timedelta(minutes=5))
    assert family_finds(story, "amina", "fox") == Found()
    assert staff_finds(story, "head", "fox") == Found()


def test_an_answer_of_the_night_is_found_by_the_family_once_it_has_left(story: Cast) -> None:
    sent = write(story, "Good morning.")
    night = MONDAY + timedelta(hours=12)
    answered = answer_family(
        conversation=sent.message.conversation, staff=story.staff["tan"], text="The hedgehog is well.",
        language="en", by="login:tan", at=night,
    )  # fmt: skip
    assert answered.message.visible_at is None
    assert refs(staff_finds(story, "tan", "hedgehog")) == [answered.message.ref]
    assert family_finds(story, "amina", "hedgehog") == Found()
    with clock.travel_to(night + timedelta(hours=14)):
        assert release_held_message(hold=answered.message.hold, by="house:worker", at=night + timedelta(hours=14))
    assert refs(family_finds(story, "amina", "hedgehog")) == [answered.message.ref]


def test_internal_notes_are_found_by_staff_who_read_the_conversation_and_by_no_family(story: Cast) -> None:
    conversation = write(story, "Good morning.").message.conversation
    note = InternalNote.objects.create(conversation=conversation, by=story.staff["tan"], text="Ask the nurse first.")
    assert refs(staff_finds(story, "tan", "nurse", in_notes=True)) == [note.ref]
    assert refs(staff_finds(story, "office", "nurse", in_notes=True)) == [note.ref]
    assert staff_finds(story, "tan", "nurse") == Found()
    assert staff_finds(story, "lim", "nurse", in_notes=True) == Found()
    assert family_finds(story, "amina", "nurse") == Found()


def test_nobody_finds_what_is_about_themselves(story: Cast) -> None:
    sent = write(story, "The heron story.", concerned=["head"])
    assert refs(staff_finds(story, "office", "heron")) == [sent.message.ref]
    assert staff_finds(story, "head", "heron") == Found()
    assert staff_finds(story, "head", "yusuf") == Found()


def test_a_receipt_is_nothing_to_be_found(story: Cast) -> None:
    sent = write(story, "Good morning.")
    acknowledge_message(conversation=sent.message.conversation, staff=story.staff["tan"], by="login:tan", at=MONDAY)
    assert refs(staff_finds(story, "office", "yusuf")) == [sent.message.ref]


@pytest.mark.parametrize(
    ("latest", "apart"), [(finding.LATEST, 1), (COUNTED + 3, 1), (20, 400), (20, 2_000), (20, 3_000), (20, 9_000)]
)
def test_pages_lead_from_the_newest_to_the_oldest_and_counts_end_at_fifty(
    story: Cast, monkeypatch: pytest.MonkeyPatch, latest: int, apart: int
) -> None:
    """However far apart the messages that hold a word lie: so far that no page, or only some, is full of the latest."""
    monkeypatch.setattr(finding, "LATEST", latest)
    conversation = write(story, "Start here.").message.conversation
    for number in range(COUNTED + 9):
        Message.objects.create(
            pk=1_000_000 + apart * number, conversation=conversation, guardian=story.guardians["amina"],
            text=f"lantern {number}", written_at=MONDAY, visible_at=MONDAY,
        )  # fmt: skip
    for key in ("office", "tan"):
        seen: list[str] = []
        found = staff_finds(story, key, "lantern")
        assert found.is_more
        while True:
            seen += refs(found)
            if not found.before:
                break
            found = staff_finds(story, key, "lantern", before=found.before)
        assert seen == list(
            Message.objects.filter(text__startswith="lantern").order_by("-pk").values_list("ref", flat=True)
        )
        assert len(seen) == COUNTED + 9
        assert not found.is_more
    assert len(staff_finds(story, "office", "lantern").rows) == ON_A_PAGE


def test_a_topic_and_days_narrow_what_is_found(story: Cast) -> None:
    early = write(story, "The kite one.", at=LAST_MONDAY, topic="learning")
    late = write(story, "The kite two.", topic="friendships")
    everything = refs(staff_finds(story, "office", "kite"))
    assert everything == [late.message.ref, early.message.ref]
    assert refs(staff_finds(story, "office", "kite", topic="learning")) == [early.message.ref]
    assert refs(staff_finds(story, "office", "kite", since=MONDAY.date())) == [late.message.ref]
    assert refs(staff_finds(story, "office", "kite", until=LAST_MONDAY.date())) == [early.message.ref]


def test_the_index_follows_what_is_stored(story: Cast) -> None:
    message = write(story, "The walrus.").message
    assert Findable.objects.filter(found_by__finds=asked_for("walrus")).count() == 1
    message.text = "The seal."
    message.save()
    assert not Findable.objects.filter(found_by__finds=asked_for("walrus")).exists()
    assert Findable.objects.filter(found_by__finds=asked_for("seal")).get().message_id == message.pk


def test_the_index_is_kept_by_the_database() -> None:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM sqlite_master WHERE type='trigger' AND name LIKE 'messaging_findable%'"
            )
            assert cursor.fetchone() == (6,)
    else:
        with connection.cursor() as cursor:
            cursor.execute("SELECT reloptions FROM pg_class WHERE relname LIKE 'messaging_findable%words'")
            assert cursor.fetchall() == [(["fastupdate=on", "gin_pending_list_limit=256"],)] * 2
