"""Whatever is written, asked, taken back and settled, in whatever order: what must hold at every moment."""

import random
from datetime import timedelta
from typing import Any

import pytest

from accord.core import clock
from accord.messaging.actions.acknowledge_message import acknowledge_message
from accord.messaging.actions.close_conversation import close_conversation
from accord.messaging.actions.release_held_message import release_held_message
from accord.messaging.actions.withdraw_message import withdraw_message
from accord.messaging.facts.family_rows import row_of
from accord.messaging.models import Conversation, Hold, Message, ResponseClock
from accord.messaging.tests.held import amina_writes, staff_view, tan_answers
from accord.messaging.tests.written import write
from accord.rules.charter import EmergencyKind
from tests.cast import MONDAY, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("C2")]


class Story:
    """A conversation in which anything may happen next, and what must hold after each step."""

    def __init__(self, cast: Cast, seed: int) -> None:
        self.cast, self.chance, self.at = cast, random.Random(seed), MONDAY
        self.conversation = write(cast).message.conversation
        self.done_with: set[int] = set()

    def go_on(self) -> None:
        """One step: something is written, asked, taken back or settled; then what is due leaves."""
        self.at += timedelta(minutes=self.chance.choice([10, 60, 200, 540, 900]))
        before = staff_view(self.conversation, self.at)
        deed = self.chance.choice(
            [self.say, self.say, self.say, self.take_back, self.answer, self.ask, self.part, self.receive, self.settle]
        )
        with clock.travel_to(self.at):
            hidden = deed()
        if hidden:
            assert staff_view(self.conversation, self.at) == before
        self.check()
        with clock.travel_to(self.at):
            self.release()
        self.check()

    def say(self) -> bool:
        kind = EmergencyKind.MEDICAL if self.chance.random() < 0.15 else None
        return amina_writes(self.cast, self.conversation, self.at, emergency=kind).visible_at is None

    def take_back(self) -> bool:
        for hold in self.holds():
            if hold.message.guardian_id and self.chance.random() < 0.7:
                withdraw_message(message=hold.message, by="login:amina", at=self.at)
        return True

    def answer(self, **more: Any) -> bool:
        reason = "It cannot wait." if self.chance.random() < 0.2 else ""
        message = tan_answers(self.cast, self.conversation, self.at, emergency_reason=reason, **more)
        if message.visible_at:
            self.left(message)
        return False

    def ask(self) -> bool:
        return self.answer(kind=Message.Kind.QUESTION)

    def part(self) -> bool:
        rest = self.at.date() + timedelta(days=4)
        return self.answer(kind=Message.Kind.PART, promised_rest=rest, rest_reason="We wait for a report.")

    def receive(self) -> bool:
        fresh = Conversation.objects.get(pk=self.conversation.pk)
        read = fresh.messages.filter(staff=None, visible_at__isnull=False).order_by("visible_at").last()
        heard = read and fresh.messages.filter(staff__isnull=False, written_at__gte=read.visible_at).exists()
        if read and not heard and not fresh.closed_at and fresh.waiting_on == Conversation.WaitingOn.SCHOOL:
            acknowledge_message(conversation=fresh, staff=self.cast.staff["tan"], by="login:tan", at=self.at)
        return False

    def settle(self) -> bool:
        by_family = self.chance.random() < 0.5
        if by_family:
            self.done_with |= set(self.conversation.messages.filter(staff=None).values_list("pk", flat=True))
        staff = None if by_family else self.cast.staff["tan"]
        fresh = Conversation.objects.get(pk=self.conversation.pk)
        close_conversation(conversation=fresh, staff=staff, by="login:tan", at=self.at, reason="Done by telephone.")
        self.done_with |= {message.pk for message in self.read()}
        return False

    def release(self) -> None:
        for hold in self.holds():
            if release_held_message(hold=hold, by="house:worker", at=self.at) and hold.message.staff_id:
                self.left(hold.message)

    def holds(self) -> list[Hold]:
        rows = Hold.objects.filter(release=None, message__withdrawal=None, message__conversation=self.conversation)
        return list(rows.order_by("until", "pk"))

    def left(self, message: Message) -> None:
        if message.kind == Message.Kind.WORDS:
            seen = self.conversation.messages.filter(staff=None, visible_at__lte=message.written_at)
            self.done_with |= set(seen.values_list("pk", flat=True))

    def read(self) -> list[Message]:
        return list(self.conversation.messages.filter(staff=None, visible_at__isnull=False))

    def is_promised(self, message: Message, running: ResponseClock) -> bool:
        """Whether a clock runs for a message, and no part answer moved it whose writer had not read this (CLOCK-9)."""
        parts = [moved.message.written_at for moved in running.new_dates.all()]
        assert message.visible_at
        return running.started_at <= message.written_at and message.visible_at <= min(parts, default=self.at)

    def check(self) -> None:
        """What must hold at every moment."""
        self.conversation.refresh_from_db()
        clocks = self.conversation.clocks.all()
        running = [one for one in clocks if one.kind == "answer" and not one.stopped_at and not one.dropped_at]
        owed = [message for message in self.read() if message.pk not in self.done_with]
        nobody = self.conversation.waiting_on == Conversation.WaitingOn.NOBODY
        for message in owed:
            assert [one for one in running if self.is_promised(message, one)]
        if owed:
            assert not nobody
            assert self.conversation.closed_at is None
        for one in clocks:
            assert one.message.visible_at is not None
            parts = [moved.message.written_at for moved in one.new_dates.all()]
            assert one.message.visible_at <= min(parts, default=self.at)
            assert one.started_at <= one.message.written_at
            if one.stopped_by:
                assert one.message.visible_at <= one.stopped_by.written_at
            if one in running:
                assert (one.due_at is None) == one.pauses.filter(until=None).exists()
        due = [one.due_at for one in clocks if not one.stopped_at and not one.dropped_at and one.due_at]
        assert self.conversation.due_at == min(due, default=None)
        waits = [hold for hold in self.holds() if hold.message.guardian_id and hold.message_id not in self.done_with]
        if waits:
            row = row_of(self.conversation)
            assert row.held_until == min(hold.until for hold in waits)
            assert row.closed_at is None
            assert row.waiting_on == Conversation.WaitingOn.FAMILY or row.clocks.answer_by


@pytest.mark.in_turn
@pytest.mark.parametrize("seed", [*range(3), *(pytest.param(n, marks=pytest.mark.thorough) for n in range(3, 12))])
def test_whatever_happens_in_whatever_order(story: Cast, seed: int) -> None:
    told = Story(story, seed)
    for _step in range(25):
        told.go_on()
