"""While a message is held nothing that its reader sees changes; at its release the promise counts from its writing."""

import random
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse

from accord.charters.models import PromiseOutcome
from accord.core import clock, words
from accord.messaging.actions.acknowledge_message import acknowledge_message
from accord.messaging.actions.answer_family import answer_family
from accord.messaging.actions.close_conversation import close_conversation
from accord.messaging.actions.release_held_message import release_held_message
from accord.messaging.actions.withdraw_message import withdraw_message
from accord.messaging.actions.write_message import write_message
from accord.messaging.facts.family_rows import row_of
from accord.messaging.models import Conversation, Hold, Message, Pause, ResponseClock
from accord.messaging.tests.writing import as_
from accord.messaging.tests.written import release, with_charter, write
from accord.messaging.timeline import timeline_of
from accord.people.models import Absence
from accord.rules.charter import EmergencyKind
from tests.cast import MONDAY, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("C2")]

NIGHT = MONDAY + timedelta(hours=12)
TUESDAY = datetime(2026, 11, 24, 8, 30, tzinfo=UTC)
SchoolSide = dict[str, Any]


@pytest.fixture
def story(cast: Cast) -> Cast:
    """The cast with the code of their trust in force."""
    return with_charter(cast)


def _staff_view(conversation: Conversation, at: datetime) -> SchoolSide:
    """All that staff can see of a conversation, and what is counted of it."""
    fresh = Conversation.objects.get(pk=conversation.pk)
    columns = ("waiting_on", "due_at", "last_message_at", "closed_at", "visible_to_staff_at", "assigned_staff_id")
    clocks = ResponseClock.objects.filter(conversation=fresh)
    return {
        **{name: getattr(fresh, name) for name in columns},
        "clocks": list(clocks.order_by("pk").values()),
        "pauses": list(Pause.objects.filter(clock__in=clocks).order_by("pk").values()),
        "outcomes": list(PromiseOutcome.objects.order_by("pk").values()),
        "closings": list(fresh.closings.order_by("pk").values()),
        "assignments": list(fresh.assignments.order_by("pk").values()),
        "story": timeline_of(fresh, for_family=False, at=at),
    }


def _say(cast: Cast, conversation: Conversation, at: datetime, **more: Any) -> Message:
    with clock.travel_to(at):
        return write_message(
            conversation=conversation, guardian=cast.guardians["amina"], text="It happened again.", language="en",
            by="login:amina", at=at, **more,
        ).message  # fmt: skip


def _answer(cast: Cast, conversation: Conversation, at: datetime, **more: Any) -> Message:
    with clock.travel_to(at):
        return answer_family(
            conversation=conversation, staff=cast.staff["tan"], text="We spoke with both.", language="en",
            by="login:tan", at=at, **more,
        ).message  # fmt: skip


def _asked(cast: Cast) -> Conversation:
    """A conversation in which the school has asked the family something."""
    conversation = write(cast).message.conversation
    _answer(cast, conversation, MONDAY + timedelta(hours=1), kind=Message.Kind.QUESTION)
    return conversation


def _clock(conversation: Conversation, kind: str = "answer") -> ResponseClock:
    return conversation.clocks.filter(kind=kind).latest("pk")


def test_a_reply_at_night_starts_nothing_before_it_reaches_the_school(story: Cast) -> None:
    conversation = _asked(story)
    before = _staff_view(conversation, NIGHT)
    reply = _say(story, conversation, NIGHT)
    assert reply.visible_at is None
    assert _staff_view(conversation, NIGHT) == before


def test_at_its_release_the_promise_counts_from_the_writing(story: Cast) -> None:
    conversation = _asked(story)
    reply = _say(story, conversation, NIGHT)
    told = row_of(conversation)
    assert (told.waiting_on, told.closed_at) == (Conversation.WaitingOn.SCHOOL, None)
    assert told.held_until is not None
    assert told.clocks.answer_by is not None
    assert release(reply, TUESDAY)
    running = _clock(conversation)
    assert running.pauses.get().until == NIGHT
    assert running.due_at == told.clocks.answer_by == row_of(conversation).clocks.answer_by
    conversation.refresh_from_db()
    assert conversation.waiting_on == Conversation.WaitingOn.SCHOOL
    assert conversation.last_message_at == NIGHT
    acknowledge = _clock(conversation, "acknowledge")
    assert (acknowledge.message, acknowledge.started_at) == (reply, NIGHT)
    assert PromiseOutcome.objects.get(about=f"clock:{acknowledge.ref}").began_at == NIGHT


def test_taken_back_before_its_release_it_leaves_no_trace(story: Cast) -> None:
    conversation = _asked(story)
    before = _staff_view(conversation, NIGHT)
    reply = _say(story, conversation, NIGHT)
    withdraw_message(message=reply, by="login:amina", at=NIGHT + timedelta(minutes=5))
    assert _staff_view(conversation, NIGHT) == before
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
    reply = _say(story, conversation, NIGHT)
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
    conversation = _asked(story)
    reply = _say(story, conversation, NIGHT)
    close_conversation(conversation=conversation, staff=None, by="login:amina", at=NIGHT + timedelta(minutes=5))
    assert row_of(conversation).closed_at is not None
    assert release(reply, TUESDAY)
    conversation.refresh_from_db()
    assert conversation.closed_at == NIGHT + timedelta(minutes=5)
    assert not conversation.clocks.filter(stopped_at=None, dropped_at=None).exists()


def test_a_stand_in_gets_it_when_it_arrives_and_not_before(story: Cast) -> None:
    conversation = _asked(story)
    Absence.objects.create(
        staff=story.staff["tan"], starts_at=MONDAY + timedelta(hours=8), ends_at=MONDAY + timedelta(days=5)
    )
    before = _staff_view(conversation, NIGHT)
    reply = _say(story, conversation, NIGHT)
    assert _staff_view(conversation, NIGHT) == before
    assert release(reply, TUESDAY)
    conversation.refresh_from_db()
    assert conversation.assigned_staff != story.staff["tan"]


def _desk_pages(conversation: Conversation, who: Client) -> list[str]:
    """Every page on which staff could see that a date runs again, as it stands at night."""
    kinds = ["?place=me", "?place=families", "?place=all", "?state=late", "?state=unread", "?q=playground"]
    addresses = [
        *(reverse("messages:inbox", args=["riverbank"]) + kind for kind in kinds),
        reverse("messages:conversation", args=["riverbank", conversation.ref]),
        reverse("messages:search", args=["riverbank"]) + "?q=happened",
        reverse("messages:search", args=["riverbank"]) + "?q=tears",
        *(reverse(f"messages:{name}", args=["riverbank"]) for name in ("today", "own_load", "workload", "emergencies")),
        *(f"/staff/riverbank/{place}/" for place in ("notices", "deliveries", "mail")),
        "/staff/riverbank/",
    ]
    with clock.travel_to(NIGHT):
        shown = [who.get(address) for address in addresses]
    assert shown[6].status_code == 200
    assert {page.status_code for page in shown} <= {200, 403}
    return [re.sub(r'(nonce|value)="[^"]*"', "", page.content.decode()) for page in shown]


@pytest.mark.in_turn
@pytest.mark.requirement("C4")
@pytest.mark.parametrize("key", ["tan", "head", "office"])
def test_the_pages_of_staff_do_not_change_by_a_byte(story: Cast, key: str, as_person: Callable[[str], Client]) -> None:
    """A date that stood for a question stands on the desk until the reply arrives, and runs on from the writing."""
    conversation = _asked(story)
    desk = as_person(key)
    _desk_pages(conversation, desk)
    before = _desk_pages(conversation, desk)
    reply = _say(story, conversation, NIGHT)
    assert _desk_pages(conversation, desk) == before
    withdraw_message(message=reply, by="login:amina", at=NIGHT + timedelta(minutes=5))
    assert _desk_pages(conversation, desk) == before


@pytest.mark.requirement("C4")
def test_the_family_reads_that_it_goes_on_when_the_reply_arrives(story: Cast) -> None:
    conversation = _asked(story)
    _say(story, conversation, NIGHT)
    own = as_(story, "amina")
    address = reverse("family_messages:conversation", args=[conversation.ref])
    with clock.travel_to(NIGHT):
        page, home = (own.get(where).content.decode() for where in (address, "/family/messages/"))
    assert "waits for your answer" not in home
    assert "It happened again." in page
    row = row_of(conversation)
    assert row.held_until
    assert row.clocks.answer_by
    for due in (row.held_until, row.clocks.answer_by):
        assert words.moment(due, NIGHT, ZoneInfo("Europe/London")) in page


def test_an_answer_of_the_night_does_not_answer_what_came_after_it(story: Cast) -> None:
    conversation = write(story).message.conversation
    answer = _answer(story, conversation, NIGHT)
    early = datetime(2026, 11, 24, 7, 50, tzinfo=UTC)
    newer = _say(story, conversation, early)
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
    newer = _say(story, conversation, NIGHT)
    answer = _answer(story, conversation, NIGHT + timedelta(hours=1))
    assert release(newer, TUESDAY)
    assert release(answer, TUESDAY)
    conversation.refresh_from_db()
    assert conversation.waiting_on == Conversation.WaitingOn.SCHOOL
    assert _clock(conversation).started_at == NIGHT
    assert _clock(conversation).stopped_at is None


def test_a_question_of_the_night_does_not_halt_what_came_after_it(story: Cast) -> None:
    conversation = write(story).message.conversation
    question = _answer(story, conversation, NIGHT, kind=Message.Kind.QUESTION)
    _say(story, conversation, datetime(2026, 11, 24, 7, 50, tzinfo=UTC))
    assert release(question, TUESDAY)
    conversation.refresh_from_db()
    assert conversation.waiting_on == Conversation.WaitingOn.SCHOOL
    assert not Pause.objects.exists()


def test_a_part_answer_of_the_night_moves_only_what_its_writer_had_read(story: Cast) -> None:
    """CLOCK-9: what the family wrote before it left keeps its own date, on the desk and for the family."""
    conversation = write(story).message.conversation
    part = _answer(
        story, conversation, NIGHT, kind=Message.Kind.PART, promised_rest=NIGHT.date() + timedelta(days=20),
        rest_reason="We wait for a report.",
    )  # fmt: skip
    early = datetime(2026, 11, 24, 7, 50, tzinfo=UTC)
    newer = _say(story, conversation, early)
    assert release(part, TUESDAY)
    moved, own = conversation.clocks.filter(kind="answer").order_by("pk")
    assert moved.new_dates.get().message == part
    assert moved.due_at
    assert own.due_at
    assert moved.due_at > TUESDAY + timedelta(days=15)
    assert (own.message, own.started_at, own.new_dates.count()) == (newer, early, 0)
    conversation.refresh_from_db()
    assert conversation.due_at == _clock(conversation, "acknowledge").due_at
    assert row_of(conversation).clocks.answer_by == own.due_at < moved.due_at
    outcomes = {one.about: one.due_at for one in PromiseOutcome.objects.filter(measured="answered_in_time")}
    assert outcomes == {f"clock:{moved.ref}": moved.due_at, f"clock:{own.ref}": own.due_at}
    later = _say(story, conversation, TUESDAY + timedelta(hours=1))
    assert later.visible_at
    assert conversation.clocks.filter(kind="answer", stopped_at=None).count() == 2
    second = _answer(
        story, conversation, TUESDAY + timedelta(hours=2), kind=Message.Kind.PART, rest_reason="It takes longer.",
        promised_rest=NIGHT.date() + timedelta(days=10),
    )  # fmt: skip
    assert second.visible_at
    both = conversation.clocks.filter(kind="answer", stopped_at=None)
    assert {one.new_dates.order_by("-pk")[0].message for one in both} == {second}
    assert len({one.due_at for one in both}) == 1
    _answer(story, conversation, TUESDAY + timedelta(hours=3))
    assert not conversation.clocks.filter(stopped_at=None, dropped_at=None).exists()


def test_an_answer_of_the_night_settles_what_its_writer_had_read(story: Cast) -> None:
    conversation = write(story).message.conversation
    answer = _answer(story, conversation, NIGHT)
    assert release(answer, TUESDAY)
    conversation.refresh_from_db()
    assert conversation.waiting_on == Conversation.WaitingOn.NOBODY
    assert conversation.due_at is None


class _Story:
    """A conversation in which anything may happen next, and what must hold after each step."""

    def __init__(self, cast: Cast, seed: int) -> None:
        self.cast, self.chance, self.at = cast, random.Random(seed), MONDAY
        self.conversation = write(cast).message.conversation
        self.done_with: set[int] = set()

    def go_on(self) -> None:
        """One step: something is written, asked, taken back or settled; then what is due leaves."""
        self.at += timedelta(minutes=self.chance.choice([10, 60, 200, 540, 900]))
        before = _staff_view(self.conversation, self.at)
        deed = self.chance.choice(
            [self.say, self.say, self.say, self.take_back, self.answer, self.ask, self.part, self.receive, self.settle]
        )
        with clock.travel_to(self.at):
            hidden = deed()
        if hidden:
            assert _staff_view(self.conversation, self.at) == before
        self.check()
        with clock.travel_to(self.at):
            self.release()
        self.check()

    def say(self) -> bool:
        kind = EmergencyKind.MEDICAL if self.chance.random() < 0.15 else None
        return _say(self.cast, self.conversation, self.at, emergency=kind).visible_at is None

    def take_back(self) -> bool:
        for hold in self.holds():
            if hold.message.guardian_id and self.chance.random() < 0.7:
                withdraw_message(message=hold.message, by="login:amina", at=self.at)
        return True

    def answer(self, **more: Any) -> bool:
        reason = "It cannot wait." if self.chance.random() < 0.2 else ""
        message = _answer(self.cast, self.conversation, self.at, emergency_reason=reason, **more)
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
    told = _Story(story, seed)
    for _step in range(25):
        told.go_on()
