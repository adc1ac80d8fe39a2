"""A family's message on its way to the school: when it reaches whom, what is promised. A step of actions."""

from datetime import datetime

from accord.messaging import notices, running, waking
from accord.messaging.facts.judging import judge
from accord.messaging.facts.routes import SAFEGUARDING, Routed, matter_of, may_never_get
from accord.messaging.facts.timing import charter_at
from accord.messaging.models import Assignment, Conversation, Emergency, Hold, Message
from accord.people.facts import on_duty
from accord.people.models import Duty
from accord.rules.charter import EmergencyKind
from accord.rules.sending import SendingDecision


def assign(conversation: Conversation, routed: Routed, at: datetime) -> None:
    """Give a conversation to whom the route names; without anybody it waits at the front door."""
    conversation.assignments.filter(ended_at__isnull=True).update(ended_at=at)
    Assignment.objects.create(
        conversation=conversation,
        staff=routed.staff,
        team=routed.team,
        because=routed.route.because,
        rule=routed.route.rule,
        instead_of=routed.instead_of,
        created_at=at,
    )
    conversation.assigned_staff, conversation.assigned_team = routed.staff, routed.team
    conversation.save(update_fields=["assigned_staff", "assigned_team"])


def take_in(
    message: Message, *, routed: Routed, emergency: EmergencyKind | None = None, reason: str = ""
) -> SendingDecision:
    """A message of a family is stored: it arrives now, or is held; while it is, nothing changes for the school."""
    conversation, at = message.conversation, message.written_at
    held = charter_at(conversation.school, at)
    decision = judge(
        school=conversation.school,
        topic=conversation.topic,
        student=conversation.student,
        guardian=conversation.guardian,
        at=at,
        routed=routed,
        held=held,
        emergency=emergency,
        message=message,
    )
    if emergency:
        _declare(message, emergency, reason)
    if decision.held:
        hold = Hold.objects.create(
            message=message, until=decision.reaches_at, because=decision.held, rule=decision.rule,
            clause_key=decision.clause, created_at=at,
        )  # fmt: skip
        waking.be_there_for(hold)
        running.foretell(conversation)
    else:
        arrive(message, routed=routed, at=at)
    return decision


def arrive(message: Message, *, routed: Routed, at: datetime, opens: bool = True) -> None:
    """A message of a family reaches whoever has the matter; its promise counts from when it was written.

    `opens` is False where the family settled the matter after they wrote it.
    """
    conversation = message.conversation
    if (routed.staff, routed.team) != (conversation.assigned_staff, conversation.assigned_team):
        assign(conversation, routed, at)
    conversation.last_message_at = max(conversation.last_message_at, message.written_at)
    if opens:
        running.resume(conversation, message.written_at, at)
        running.begin(message)
        conversation.waiting_on = Conversation.WaitingOn.SCHOOL
        conversation.closed_at = None
        ended = conversation.closings.filter(reopened_at__isnull=True)
        ended.filter(created_at__gt=message.written_at).update(reopened_at=at)
        ended.update(reopened_at=message.written_at)
    show_to_staff(message, at)
    running.write_down(conversation)


def show_to_staff(message: Message, at: datetime) -> None:
    """A family's message reaches its reader now."""
    message.visible_at = at
    message.save(update_fields=["visible_at"])
    conversation = message.conversation
    if conversation.visible_to_staff_at is None:
        conversation.visible_to_staff_at = at
        conversation.save(update_fields=["visible_to_staff_at"])
    notices.tell_staff_of(message, at)


def _declare(message: Message, kind: EmergencyKind, reason: str) -> None:
    """A child at risk is told at once to whoever has the matter, and to nobody else (K5)."""
    conversation = message.conversation
    duty = on_duty(conversation.school_id, Duty.Kind.DUTY_PERSON, message.written_at)
    told = duty.staff if duty and duty.staff.ref not in may_never_get(matter_of(conversation)) else None
    if conversation.topic == SAFEGUARDING:
        told = conversation.assigned_staff
    emergency = Emergency.objects.create(
        message=message, kind=kind, reason=reason, told=told, created_at=message.written_at
    )
    notices.tell_duty_of(emergency, message.written_at)
