"""Who is called otherwise is found by the new name at once, in what was written before."""

import pytest

from accord.messaging import name_follower
from accord.messaging.actions.confirm_sender import confirm_sender
from accord.messaging.actions.start_conversation import start_conversation
from accord.messaging.models import InternalNote, Message
from accord.messaging.tests.finding import refs, staff_finds, write
from accord.messaging.tests.working import work
from accord.people.actions.change_guardian import change_guardian
from accord.people.actions.change_own_details import change_own_details
from accord.people.actions.change_student import change_student
from accord.people.freshness import mark_of
from accord.people.viewer import viewer_of
from tests.cast import MONDAY, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("C8")]


def test_a_guardian_and_a_child_are_found_by_their_new_names_and_no_more_by_the_old(story: Cast) -> None:
    sent = write(story, "The heron story.")
    other = write(story, "The heron song.", guardian="ewa", student="lena")
    note = InternalNote.objects.create(
        conversation=sent.message.conversation, by=story.staff["tan"], text="Ask the nurse."
    )
    amina, idris = story.guardians["amina"], story.students["idris"]
    post = viewer_of(story.login("office")).post_at(story.riverbank.slug)
    assert post is not None

    seen = mark_of(amina, ["family_name"])
    change_guardian(guardian=amina, by=post, seen=seen, family_name="Warsame")
    assert refs(staff_finds(story, "office", "warsame heron")) == [sent.message.ref]
    assert refs(staff_finds(story, "office", "warsame", in_notes=True)) == [note.ref]
    assert refs(staff_finds(story, "tan", "warsame")) == [sent.message.ref]

    seen = mark_of(idris, ["family_name", "given_name"])
    change_student(student=idris, by=post, seen=seen, given_name="Edris", family_name="Warsame")
    assert refs(staff_finds(story, "office", "edris")) == [sent.message.ref]
    assert not staff_finds(story, "office", "idris yusuf").rows
    assert refs(staff_finds(story, "office", "kowalska heron")) == [other.message.ref], "others stay as they were"

    ewa = story.guardians["ewa"]
    seen = mark_of(ewa, ["preferred_name"])
    change_own_details(guardian=ewa, by=viewer_of(story.login("ewa")), seen=seen, preferred_name="Evie")
    assert refs(staff_finds(story, "office", "evie")) == [other.message.ref]


def test_of_very_many_messages_the_newest_are_found_at_once_and_the_rest_by_the_worker(
    story: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(name_follower, "AT_ONCE", 2)
    monkeypatch.setattr(name_follower, "AT_A_TIME", 3)
    conversation = write(story, "Heron 0.").message.conversation
    for number in range(1, 9):
        Message.objects.create(
            conversation=conversation, guardian=story.guardians["amina"], text=f"Heron {number}.", written_at=MONDAY,
            visible_at=MONDAY,
        )  # fmt: skip
    amina = story.guardians["amina"]
    viewer = viewer_of(story.login("amina"))
    change_own_details(guardian=amina, by=viewer, seen=mark_of(amina, ["preferred_name"]), preferred_name="Minnie")
    found = staff_finds(story, "office", "minnie").rows
    assert ["".join(part.text for part in row.parts) for row in found] == ["Heron 8.", "Heron 7."]
    work(MONDAY)
    assert len(staff_finds(story, "office", "minnie heron").rows) == 9


def test_a_mail_is_found_by_the_name_of_its_sender_once_somebody_confirms_it(story: Cast) -> None:
    amina = story.guardians["amina"]
    letter = start_conversation(
        school=story.riverbank, guardian=None, student=None, topic="something_else", subject="Trip",
        text="When is the heron trip?", language="en", by="house:mail", at=MONDAY, channel="email",
        unknown_sender="somebody@home.example",
    ).message  # fmt: skip
    assert refs(staff_finds(story, "office", "heron")) == [letter.ref]
    assert not staff_finds(story, "office", "amina").rows
    confirm_sender(
        conversation=letter.conversation, guardian=amina, student=None, staff=story.staff["office"],
        by="login:office", at=MONDAY,
    )  # fmt: skip
    assert refs(staff_finds(story, "office", "amina heron")) == [letter.ref]
