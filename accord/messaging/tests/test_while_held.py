"""While a message is held nothing that its reader sees changes; at its release the promise counts from its writing."""

from datetime import timedelta

import pytest

from accord.charters.models import PromiseOutcome
from accord.messaging.actions.close_conversation import close_conversation
from accord.messaging.actions.withdraw_message import withdraw_message
from accord.messaging.facts.family_rows import row_of
from accord.messaging.models import Conversation
from accord.messaging.tests.held import NIGHT, TUESDAY, amina_writes, asked, latest_clock, staff_view
from accord.messaging.tests.written import release, write
from accord.messaging.timeline import timeline_of
from accord.people.models import Absence
from tests.cast import MONDAY, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("C2")]


def test_a_reply_at_night_starts_nothing_before_it_reaches_the_school(story: Cast) -> None:
    conversation = asked(story)
    before = staff_view(conversation, NIGHT)
    reply = amina_writes(story, conversation, NIGHT)
    assert reply.visible_at is None
    assert staff_view(conversation, NIGHT) == before


def test_at_its_release_the_promise_counts_from_the_writing(story: Cast) -> None:
    conversation = asked(story)
    reply = amina_writes(story, conversation, NIGHT)
    told = row_of(conversation)
    assert (told.waiting_on, told.closed_at) == (Conversation.WaitingOn.SCHOOL, None)
    assert told.held_until is not None
    assert told.clocks.answer_by is not None
    assert release(reply, TUESDAY)
    running = latest_clock(conversation)
    assert running.pauses.get().until == NIGHT
    assert running.due_at == told.clocks.answer_by == row_of(conversation).clocks.answer_by
    conversation.refresh_from_db()
    assert conversation.waiting_on == Conversation.WaitingOn.SCHOOL
    assert conversation.last_message_at == NIGHT
    acknowledge = latest_clock(conversation, "acknowledge")
    assert (acknowledge.message, acknowledge.started_at) == (reply, NIGHT)
    assert PromiseOutcome.objects.get(about=f"clock:{acknowledge.ref}").began_at == NIGHT


def test_taken_back_before_its_release_it_leaves_no_trace(story: Cast) -> None:
    conversation = asked(story)
    before = staff_view(conversation, NIGHT)
    reply = amina_writes(story, conversation, NIGHT)
    withdraw_message(message=reply, by="login:amina", at=NIGHT + timedelta(minutes=5))
    assert staff_view(conversation, NIGHT) == before
    assert row_of(conversation).waiting_on == Conversation.WaitingOn.FAMILY


def test_a_new_matter_taken_back_was_never_promised(story: Cast) -> None:
    sent = write(story, NIGHT)
    assert row_of(sent.message.conversation).clocks.answer_by == sent.decision.answer_by
    withdraw_message(message=sent.message, by="login:amina", at=NIGHT + timedelta(minutes=5))
    assert not PromiseOutcome.objects.exists()


def test_what_is_settled_opens_when_the_message_arrives_and_for_its_writer_at_once(story: Cast) -> None:
    conversation = write(story).message.conversation
    tan = story.staff["tan"]
    close_conversation(conversation=conversation, staff=tan, by="login:tan", at=MONDAY, reason="It was a thank-you.")
    reply = amina_writes(story, conversation, NIGHT)
    conversation.refresh_from_db()
    assert conversation.closed_at == MONDAY
    assert conversation.closings.get().reopened_at is None
    assert row_of(conversation).closed_at is None
    assert release(reply, TUESDAY)
    conversation.refresh_from_db()
    assert conversation.closed_at is None
    assert conversation.closings.get().reopened_at == NIGHT
    assert "Opened again" in [entry.text for entry in timeline_of(conversation, for_family=False, at=TUESDAY)]


def test_what_its_writer_settled_meanwhile_stays_settled(story: Cast) -> None:
    conversation = asked(story)
    reply = amina_writes(story, conversation, NIGHT)
    close_conversation(conversation=conversation, staff=None, by="login:amina", at=NIGHT + timedelta(minutes=5))
    assert row_of(conversation).closed_at is not None
    assert release(reply, TUESDAY)
    conversation.refresh_from_db()
    assert conversation.closed_at == NIGHT + timedelta(minutes=5)
    assert not conversation.clocks.filter(stopped_at=None, dropped_at=None).exists()


def test_a_stand_in_gets_it_when_it_arrives_and_not_before(story: Cast) -> None:
    conversation = asked(story)
    Absence.objects.create(
        staff=story.staff["tan"], starts_at=MONDAY + timedelta(hours=8), ends_at=MONDAY + timedelta(days=5)
    )
    before = staff_view(conversation, NIGHT)
    reply = amina_writes(story, conversation, NIGHT)
    assert staff_view(conversation, NIGHT) == before
    assert release(reply, TUESDAY)
    conversation.refresh_from_db()
    assert conversation.assigned_staff != story.staff["tan"]
