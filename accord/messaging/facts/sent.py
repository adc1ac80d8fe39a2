"""What became of the message that a guardian has just sent, read from the records."""

from dataclasses import dataclass

from django.db.models import F

from accord.messaging.facts.timing import charter_at, target_for
from accord.messaging.models import Assignment, Conversation, Message, ResponseClock
from accord.messaging.topics import SAFEGUARDING
from accord.rules.sending import Held, SendingDecision


@dataclass(frozen=True)
class WhatWasSent:
    """The latest message of the guardian: what holds it, what was promised, who has it, who else was told."""

    message: Message
    decision: SendingDecision
    assignment: Assignment | None
    is_emergency: bool
    told_duty: bool
    told_safeguarding: bool


def what_was_sent(conversation: Conversation) -> WhatWasSent | None:
    """What became of the latest message of the guardian in a conversation; None where all were taken back.

    Four queries where an answer is promised. The clocks of a message that waits begin when it reaches the school;
    what they will promise stands with its hold.
    """
    message = (
        conversation.messages.filter(guardian__isnull=False, withdrawal__isnull=True)
        .select_related("hold", "emergency")
        .last()
    )
    if message is None:
        return None
    due = dict(
        conversation.clocks.filter(stopped_at__isnull=True, dropped_at__isnull=True)
        .order_by(F("due_at").desc(nulls_first=True))
        .values_list("kind", "due_at")
    )
    hold = getattr(message, "hold", None) if message.visible_at is None else None
    emergency = getattr(message, "emergency", None)
    answer_by = hold.answer_by if hold else due.get(ResponseClock.Kind.ANSWER)
    decision = SendingDecision(
        reaches_at=hold.until if hold else message.visible_at or message.written_at,
        held=Held(hold.because) if hold else None,
        rule=hold.rule if hold else "",
        clause=hold.clause_key if hold else "",
        acknowledge_by=hold.acknowledge_by if hold else due.get(ResponseClock.Kind.ACKNOWLEDGE),
        answer_by=answer_by,
        to_duty=emergency is not None,
        undated=answer_by is None and _is_undated(message),
    )
    also = Conversation.objects.filter(
        guardian=conversation.guardian,
        topic=SAFEGUARDING,
        created_at=conversation.created_at,
        messages__text=message.text,
    ).exclude(pk=conversation.pk)
    return WhatWasSent(
        message=message,
        decision=decision,
        assignment=conversation.assignments.filter(ended_at__isnull=True)
        .select_related("staff", "team", "instead_of")
        .first(),
        is_emergency=emergency is not None,
        told_duty=emergency is not None and emergency.told_id is not None,
        told_safeguarding=also.exists(),
    )


def _is_undated(message: Message) -> bool:
    """Whether an answer was promised for which the school's calendar shows no day."""
    conversation, at = message.conversation, message.written_at
    return target_for(conversation.school, conversation.topic, charter_at(conversation.school, at).rules, at).undated
