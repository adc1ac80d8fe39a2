"""The life of one message: written at night, held, released, acknowledged, answered, its clock kept."""

from datetime import UTC, datetime, timedelta

import pytest

from accord.charters.models import PromiseOutcome
from accord.conduct.models import Restriction
from accord.core import clock
from accord.core.errors import DomainError
from accord.delivery.models import Delivery, Notice
from accord.messaging.actions.acknowledge_message import acknowledge_message
from accord.messaging.actions.answer_family import answer_family
from accord.messaging.actions.release_held_message import release_held_message
from accord.messaging.actions.start_conversation import Sent, start_conversation
from accord.messaging.actions.withdraw_message import withdraw_message
from accord.messaging.actions.write_message import write_message
from accord.messaging.models import Conversation, Hold, Message, ResponseClock
from accord.messaging.tests.written import FRIDAY_NIGHT, LAST_MONDAY
from accord.rules.charter import EmergencyKind
from accord.rules.sending import Held
from tests.cast import MONDAY, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("C2")]

MONDAY_OPENING = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


def _write(cast: Cast, at: datetime, *, topic: str = "friendships", emergency: EmergencyKind | None = None) -> Sent:
    with clock.travel_to(at):
        return start_conversation(
            school=cast.riverbank,
            guardian=cast.guardians["amina"],
            student=cast.students["idris"],
            topic=topic,
            subject="Playground",
            text="Idris came home in tears tonight.",
            language="en",
            by="login:amina",
            at=at,
            emergency=emergency,
        )


def _release(hold: Hold, at: datetime) -> bool:
    with clock.travel_to(at):
        return release_held_message(hold=hold, by="house:worker", at=at) is not None


def _told(kind: str) -> list[Delivery]:
    return list(Delivery.objects.filter(notice__kind=kind).select_related("notice"))


def test_a_message_of_friday_night_waits_for_monday_and_says_so(story: Cast) -> None:
    sent = _write(story, FRIDAY_NIGHT)
    assert sent.decision.held is Held.STAFF_QUIET_HOURS
    assert sent.decision.reaches_at == MONDAY_OPENING - timedelta(minutes=15)
    assert sent.message.conversation.assigned_staff == story.staff["tan"]
    assert sent.message.visible_at is None
    assert not _told("message")
    assert sent.decision.answer_by is not None


def test_it_is_released_on_monday_and_once_only(story: Cast) -> None:
    sent = _write(story, FRIDAY_NIGHT)
    hold = sent.message.hold
    assert not _release(hold, FRIDAY_NIGHT + timedelta(hours=20))
    assert _release(hold, MONDAY_OPENING)
    assert not _release(hold, MONDAY_OPENING + timedelta(minutes=1))
    assert len({delivery.staff_id for delivery in _told("message")}) == 1


def test_an_answer_in_time_keeps_the_promise(story: Cast) -> None:
    sent = _write(story, FRIDAY_NIGHT)
    _release(sent.message.hold, MONDAY_OPENING)
    conversation, tan = sent.message.conversation, story.staff["tan"]
    acknowledge_message(conversation=conversation, staff=tan, by="login:tan", at=MONDAY)
    acknowledged = ResponseClock.objects.get(conversation=conversation, kind="acknowledge")
    assert acknowledged.stopped_at == MONDAY
    answer_family(
        conversation=conversation, staff=tan, text="We spoke with both children.", language="en",
        by="login:tan", at=MONDAY + timedelta(hours=2),
    )  # fmt: skip
    conversation.refresh_from_db()
    assert conversation.waiting_on == Conversation.WaitingOn.NOBODY
    assert conversation.due_at is None
    assert PromiseOutcome.objects.filter(met_at__isnull=False).count() == 2
    assert Notice.objects.filter(kind="answer").count() == 2


def test_a_question_to_the_family_stops_the_clock_until_they_write(story: Cast) -> None:
    sent = _write(story, MONDAY)
    conversation, tan = sent.message.conversation, story.staff["tan"]
    before = ResponseClock.objects.get(conversation=conversation, kind="answer").due_at
    answer_family(
        conversation=conversation, staff=tan, text="Which playground?", language="en", by="login:tan",
        at=MONDAY + timedelta(hours=1), kind=Message.Kind.QUESTION,
    )  # fmt: skip
    conversation.refresh_from_db()
    assert conversation.waiting_on == Conversation.WaitingOn.FAMILY
    assert conversation.due_at is None
    later = MONDAY + timedelta(days=2)
    with clock.travel_to(later):
        write_message(
            conversation=conversation, guardian=story.guardians["amina"], text="The lower one.", language="en",
            by="login:amina", at=later,
        )  # fmt: skip
    after = ResponseClock.objects.get(conversation=conversation, kind="answer").due_at
    assert before is not None
    assert after is not None
    assert after > before


def test_a_message_that_waits_can_be_taken_back_without_a_trace_for_its_reader(story: Cast) -> None:
    sent = _write(story, FRIDAY_NIGHT)
    withdraw_message(message=sent.message, by="login:amina", at=FRIDAY_NIGHT + timedelta(minutes=5))
    assert not _release(sent.message.hold, MONDAY_OPENING)
    assert not _told("message")
    assert not ResponseClock.objects.filter(dropped_at__isnull=True, stopped_at__isnull=True).exists()


def test_what_was_released_cannot_be_taken_back(story: Cast) -> None:
    sent = _write(story, FRIDAY_NIGHT)
    _release(sent.message.hold, MONDAY_OPENING)
    with pytest.raises(DomainError):
        withdraw_message(message=sent.message, by="login:amina", at=MONDAY)


def test_an_emergency_is_not_held(story: Cast) -> None:
    sent = _write(story, FRIDAY_NIGHT, emergency=EmergencyKind.MEDICAL)
    assert sent.decision.held is None
    assert sent.message.visible_at == FRIDAY_NIGHT
    assert sent.message.emergency.kind == "medical"


def test_staff_write_at_night_and_it_leaves_in_the_morning(story: Cast) -> None:
    sent = _write(story, MONDAY)
    night = MONDAY + timedelta(hours=11)
    answered = answer_family(
        conversation=sent.message.conversation, staff=story.staff["tan"], text="Good evening.", language="en",
        by="login:tan", at=night,
    )  # fmt: skip
    assert answered.decision.held is Held.LEAVES_AT_OPENING
    assert Notice.objects.filter(kind="answer").count() == 0
    assert _release(answered.message.hold, datetime(2026, 11, 24, 8, 30, tzinfo=UTC))
    assert Notice.objects.filter(kind="answer").count() == 1


def test_beyond_a_limit_a_message_waits_and_is_read_when_the_limit_frees_it(story: Cast) -> None:
    Restriction.objects.create(
        school=story.riverbank, guardian=story.guardians["amina"], kind="contact_limit", most=2, per_days=7,
        starts_at=LAST_MONDAY, ends_at=MONDAY + timedelta(days=60), decided_by=story.staff["head"],
    )  # fmt: skip
    first = _write(story, MONDAY)
    second = _write(story, MONDAY + timedelta(hours=1))
    third = _write(story, MONDAY + timedelta(hours=2))
    assert [first.decision.held, second.decision.held] == [None, None]
    assert third.decision.held is Held.CONTACT_LIMIT
    assert third.decision.reaches_at == MONDAY + timedelta(days=7)
    assert third.decision.answer_by is not None
    assert not _release(third.message.hold, MONDAY + timedelta(days=6))
    assert _release(third.message.hold, MONDAY + timedelta(days=7))
    urgent = _write(story, MONDAY + timedelta(hours=3), emergency=EmergencyKind.CHILD_SAFETY)
    assert urgent.decision.held is None
