"""The story of a conversation, as each side reads it."""

from datetime import UTC, datetime, timedelta

import pytest
from django.template.loader import get_template

from accord.core import clock
from accord.messaging.actions.acknowledge_message import acknowledge_message
from accord.messaging.actions.answer_family import answer_family
from accord.messaging.actions.close_conversation import close_conversation
from accord.messaging.actions.redirect_conversation import redirect_conversation
from accord.messaging.actions.release_held_message import release_held_message
from accord.messaging.actions.start_conversation import Sent, start_conversation
from accord.messaging.actions.write_message import write_message
from accord.messaging.models import Conversation, InternalNote, Message
from accord.messaging.timeline import Entry, EntryKind, timeline_of
from tests.cast import MONDAY, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("C8")]

FRIDAY_NIGHT = datetime(2026, 11, 20, 22, 10, tzinfo=UTC)


def _write(cast: Cast, at: datetime) -> Sent:
    with clock.travel_to(at):
        return start_conversation(
            school=cast.riverbank, guardian=cast.guardians["amina"], student=cast.students["idris"],
            topic="friendships", subject="Playground", text="Idris came home in tears.\n\n<b>Please</b> help.",
            language="en", by="login:amina", at=at,
        )  # fmt: skip


def _read(conversation: Conversation, *, for_family: bool, at: datetime = MONDAY) -> list[Entry]:
    conversation.refresh_from_db()
    return timeline_of(conversation, for_family=for_family, at=at)


def _words(entries: list[Entry]) -> str:
    return " | ".join(f"{entry.text} {entry.why} {entry.note} {' '.join(entry.marks)}" for entry in entries)


def _page(entries: list[Entry], template: str = "messaging/timeline.html") -> str:
    module = get_template(template).template.make_module({})  # type: ignore[attr-defined]
    return str(module.timeline(entries))


def test_what_waits_is_told_to_its_writer_and_not_to_its_reader(cast: Cast) -> None:
    sent = _write(cast, FRIDAY_NIGHT)
    conversation = sent.message.conversation
    own = _read(conversation, for_family=True, at=FRIDAY_NIGHT)
    assert "Idris came home" in _words(own)
    assert [entry.waits for entry in own if entry.kind is EntryKind.MESSAGE] == ["Reaches the school Monday 8\xa0am"]
    assert "Idris came home" not in _words(_read(conversation, for_family=False, at=FRIDAY_NIGHT))
    release_held_message(hold=sent.message.hold, by="house:worker", at=MONDAY)
    staff = _words(_read(conversation, for_family=False))
    assert "Idris came home" in staff
    assert "Written Friday 20 November 10:10" in staff


def test_a_second_message_that_waits_leaves_no_trace_in_the_story_of_staff(cast: Cast) -> None:
    conversation = _write(cast, MONDAY).message.conversation
    tan = cast.staff["tan"]
    close_conversation(
        conversation=conversation, staff=tan, by="login:tan", at=MONDAY + timedelta(hours=1),
        reason="Spoken on the phone.",
    )  # fmt: skip
    before = _words(_read(conversation, for_family=False))
    night = MONDAY + timedelta(hours=12)
    with clock.travel_to(night):
        write_message(
            conversation=conversation, guardian=cast.guardians["amina"], text="One more thing.", language="en",
            by="login:amina", at=night,
        )  # fmt: skip
    assert "Opened again" in _words(_read(conversation, for_family=True))
    assert _words(_read(conversation, for_family=False)) == before


def test_what_is_internal_never_enters_the_story_of_the_family(cast: Cast) -> None:
    conversation = _write(cast, MONDAY).message.conversation
    tan, office = cast.staff["tan"], cast.staff["head"]
    InternalNote.objects.create(conversation=conversation, by=tan, text="Ask the lunch staff.")
    redirect_conversation(
        conversation=conversation, to_staff=office, to_team=None, by_staff=tan, by="login:tan", at=MONDAY,
        note="Too close to home for me.",
    )  # fmt: skip
    conversation.refresh_from_db()
    night = MONDAY + timedelta(hours=12)
    answer_family(
        conversation=conversation, staff=office, text="We will look.", language="en", by="login:head", at=night
    )
    staff = _words(_read(conversation, for_family=False, at=night))
    assert "Ask the lunch staff." in staff
    assert "Too close to home" in staff
    assert "We will look." in staff
    family = _words(_read(conversation, for_family=True, at=night))
    assert "Idris came home" in family
    for hidden in ("Ask the lunch staff.", "Too close to home", "We will look.", "Leaves"):
        assert hidden not in family
    assert office.called in family


def test_a_receipt_a_part_and_a_question_say_what_they_mean(cast: Cast) -> None:
    conversation = _write(cast, MONDAY).message.conversation
    tan = cast.staff["tan"]
    acknowledge_message(conversation=conversation, staff=tan, by="login:tan", at=MONDAY)
    answer_family(
        conversation=conversation, staff=tan, text="First.", language="en", by="login:tan", at=MONDAY,
        kind=Message.Kind.PART, promised_rest=MONDAY.date() + timedelta(days=3), rest_reason="the trip",
    )  # fmt: skip
    answer_family(
        conversation=conversation, staff=tan, text="Which?", language="en", by="login:tan", at=MONDAY,
        kind=Message.Kind.QUESTION,
    )  # fmt: skip
    family = _words(_read(conversation, for_family=True))
    assert "has received your message. The answer follows." in family
    assert "the rest by Thursday: the trip" in family
    assert "A question to you" in family
    assert "The school waits for your answer" in family


def test_the_page_shows_words_as_they_were_typed(cast: Cast) -> None:
    conversation = _write(cast, MONDAY).message.conversation
    page = _page(_read(conversation, for_family=False))
    assert "&lt;b&gt;Please&lt;/b&gt; help." in page
    assert page.count('class="message__words" dir="auto"') == 2
