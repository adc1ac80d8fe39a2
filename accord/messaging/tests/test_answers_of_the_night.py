"""What staff write at night answers, halts and moves what they had read, and nothing that came after it."""

from datetime import UTC, datetime, timedelta

import pytest

from accord.charters.models import PromiseOutcome
from accord.messaging.facts.family_rows import row_of
from accord.messaging.models import Conversation, Message, Pause
from accord.messaging.tests.held import NIGHT, TUESDAY, amina_writes, latest_clock, tan_answers
from accord.messaging.tests.written import release, write
from tests.cast import Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("C2")]


def test_an_answer_of_the_night_does_not_answer_what_came_after_it(story: Cast) -> None:
    conversation = write(story).message.conversation
    answer = tan_answers(story, conversation, NIGHT)
    early = datetime(2026, 11, 24, 7, 50, tzinfo=UTC)
    newer = amina_writes(story, conversation, early)
    assert newer.visible_at == early
    assert release(answer, TUESDAY)
    conversation.refresh_from_db()
    assert conversation.waiting_on == Conversation.WaitingOn.SCHOOL
    first, second = conversation.clocks.filter(kind="answer").order_by("pk")
    assert first.stopped_by == answer
    assert (second.message, second.started_at, second.stopped_at) == (newer, early, None)
    assert conversation.due_at is not None


def test_an_answer_does_not_answer_what_its_writer_could_not_read(story: Cast) -> None:
    conversation = write(story).message.conversation
    newer = amina_writes(story, conversation, NIGHT)
    answer = tan_answers(story, conversation, NIGHT + timedelta(hours=1))
    assert release(newer, TUESDAY)
    assert release(answer, TUESDAY)
    conversation.refresh_from_db()
    assert conversation.waiting_on == Conversation.WaitingOn.SCHOOL
    assert latest_clock(conversation).started_at == NIGHT
    assert latest_clock(conversation).stopped_at is None


def test_a_question_of_the_night_does_not_halt_what_came_after_it(story: Cast) -> None:
    conversation = write(story).message.conversation
    question = tan_answers(story, conversation, NIGHT, kind=Message.Kind.QUESTION)
    amina_writes(story, conversation, datetime(2026, 11, 24, 7, 50, tzinfo=UTC))
    assert release(question, TUESDAY)
    conversation.refresh_from_db()
    assert conversation.waiting_on == Conversation.WaitingOn.SCHOOL
    assert not Pause.objects.exists()


def test_a_part_answer_of_the_night_moves_only_what_its_writer_had_read(story: Cast) -> None:
    """CLOCK-9: what the family wrote before it left keeps its own date, on the desk and for the family."""
    conversation = write(story).message.conversation
    part = tan_answers(
        story, conversation, NIGHT, kind=Message.Kind.PART, promised_rest=NIGHT.date() + timedelta(days=20),
        rest_reason="We wait for a report.",
    )  # fmt: skip
    early = datetime(2026, 11, 24, 7, 50, tzinfo=UTC)
    newer = amina_writes(story, conversation, early)
    assert release(part, TUESDAY)
    moved, own = conversation.clocks.filter(kind="answer").order_by("pk")
    assert moved.new_dates.get().message == part
    assert moved.due_at
    assert own.due_at
    assert moved.due_at > TUESDAY + timedelta(days=15)
    assert (own.message, own.started_at, own.new_dates.count()) == (newer, early, 0)
    conversation.refresh_from_db()
    assert conversation.due_at == latest_clock(conversation, "acknowledge").due_at
    assert row_of(conversation).clocks.answer_by == own.due_at < moved.due_at
    outcomes = {one.about: one.due_at for one in PromiseOutcome.objects.filter(measured="answered_in_time")}
    assert outcomes == {f"clock:{moved.ref}": moved.due_at, f"clock:{own.ref}": own.due_at}
    later = amina_writes(story, conversation, TUESDAY + timedelta(hours=1))
    assert later.visible_at
    assert conversation.clocks.filter(kind="answer", stopped_at=None).count() == 2
    second = tan_answers(
        story, conversation, TUESDAY + timedelta(hours=2), kind=Message.Kind.PART, rest_reason="It takes longer.",
        promised_rest=NIGHT.date() + timedelta(days=10),
    )  # fmt: skip
    assert second.visible_at
    both = conversation.clocks.filter(kind="answer", stopped_at=None)
    assert {one.new_dates.order_by("-pk")[0].message for one in both} == {second}
    assert len({one.due_at for one in both}) == 1
    tan_answers(story, conversation, TUESDAY + timedelta(hours=3))
    assert not conversation.clocks.filter(stopped_at=None, dropped_at=None).exists()


def test_an_answer_of_the_night_settles_what_its_writer_had_read(story: Cast) -> None:
    conversation = write(story).message.conversation
    answer = tan_answers(story, conversation, NIGHT)
    assert release(answer, TUESDAY)
    conversation.refresh_from_db()
    assert conversation.waiting_on == Conversation.WaitingOn.NOBODY
    assert conversation.due_at is None
