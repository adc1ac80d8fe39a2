"""What tests of held messages share: a conversation of Amina and Tan, and all that staff can see of it."""

from datetime import UTC, datetime, timedelta
from typing import Any

from accord.charters.models import PromiseOutcome
from accord.core import clock
from accord.messaging.actions.answer_family import answer_family
from accord.messaging.actions.write_message import write_message
from accord.messaging.models import Conversation, Message, Pause, ResponseClock
from accord.messaging.tests.written import write
from accord.messaging.timeline import timeline_of
from tests.cast import MONDAY, Cast

NIGHT = MONDAY + timedelta(hours=12)
TUESDAY = datetime(2026, 11, 24, 8, 30, tzinfo=UTC)
SchoolSide = dict[str, Any]


def staff_view(conversation: Conversation, at: datetime) -> SchoolSide:
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


def amina_writes(cast: Cast, conversation: Conversation, at: datetime, **more: Any) -> Message:
    """The guardian writes again."""
    with clock.travel_to(at):
        return write_message(
            conversation=conversation, guardian=cast.guardians["amina"], text="It happened again.", language="en",
            by="login:amina", at=at, **more,
        ).message  # fmt: skip


def tan_answers(cast: Cast, conversation: Conversation, at: datetime, **more: Any) -> Message:
    """The teacher answers."""
    with clock.travel_to(at):
        return answer_family(
            conversation=conversation, staff=cast.staff["tan"], text="We spoke with both.", language="en",
            by="login:tan", at=at, **more,
        ).message  # fmt: skip


def asked(cast: Cast) -> Conversation:
    """A conversation in which the school has asked the family something."""
    conversation = write(cast).message.conversation
    tan_answers(cast, conversation, MONDAY + timedelta(hours=1), kind=Message.Kind.QUESTION)
    return conversation


def latest_clock(conversation: Conversation, kind: str = "answer") -> ResponseClock:
    """The clock of the kind that began last."""
    return conversation.clocks.filter(kind=kind).latest("pk")
