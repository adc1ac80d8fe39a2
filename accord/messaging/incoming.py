"""A family's message on its way to the school: when it reaches whom, what is promised. A step of actions."""

from datetime import datetime

from accord.messaging import notices, running, waking
from accord.messaging.facts.judging import judge
from accord.messaging.facts.leaving import had_emergency
from accord.messaging.facts.promised import keep_promised
from accord.messaging.facts.routes import SAFEGUARDING, Routed, matter_of, may_never_get
from accord.messaging.facts.timing import charter_at
from accord.messaging.models import Assignment, Conversation, Emergency, Hold, Message
from accord.people.facts import on_duty
from accord.people.models import Duty, StaffMember
from accord.rules.charter import EmergencyKind
from accord.rules.sending import EMERGENCY_LASTS, SendingDecision


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
        mail_after_emergency=_goes_on(message) and had_emergency(conversation, at),
    )
    if emergency:
        _declare(message, emergency, reason)
    elif decision.to_duty:
        _tell_duty_again(message)
    if decision.held:
        hold = Hold.objects.create(
            message=message, until=decision.reaches_at, because=decision.held, rule=decision.rule,
            clause_key=decision.clause, created_at=at,
        )  # fmt: skip
        keep_promised(hold, at)
        waking.be_there_for(hold)
        running.foretell(conversation)
    else:
        arrive(message, routed=routed, at=at, waited=not decision.to_duty)
    return decision


def _goes_on(message: Message) -> bool:
    """Whether a message came by mail in a conversation that stood: there is no page on which to mark an emergency."""
    return message.channel == Message.Channel.EMAIL and message.guardian_id is not None


def arrive(message: Message, *, routed: Routed, at: datetime, opens: bool = True, waited: bool = True) -> None:
    """A message of a family reaches whoever has the matter; its promise counts from when it was written.

    `opens` is False where the family settled the matter after they wrote it; `waited` where it came at any hour.
    """
    conversation = message.conversation
    if (routed.staff, routed.team) != (conversation.assigned_staff, conversation.assigned_team):
        assign(conversation, routed, at)
    conversation.last_message_at = max(conversation.last_message_at, message.written_at)
    if opens:
        running.resume(conversation, message.written_at, at)
        running.begin(message, at_once=at == message.written_at)
        conversation.waiting_on = Conversation.WaitingOn.SCHOOL
        conversation.closed_at = None
        ended = conversation.closings.filter(reopened_at__isnull=True)
        ended.filter(created_at__gt=message.written_at).update(reopened_at=at)
        ended.update(reopened_at=message.written_at)
    show_to_staff(message, at, waited=waited)
    running.write_down(conversation)


def show_to_staff(message: Message, at: datetime, *, waited: bool = True) -> None:
    """A family's message reaches its reader now, whose working time it has `waited` for or not."""
    message.visible_at = at
    message.save(update_fields=["visible_at"])
    conversation = message.conversation
    if conversation.visible_to_staff_at is None:
        conversation.visible_to_staff_at = at
        conversation.save(update_fields=["visible_to_staff_at"])
    notices.tell_staff_of(message, at, waited=waited)


def _declare(message: Message, kind: EmergencyKind, reason: str) -> None:
    """A child at risk is told at once to whoever has the matter, and to nobody else (K5)."""
    emergency = Emergency.objects.create(
        message=message, kind=kind, reason=reason, told=who_is_told(message), created_at=message.written_at
    )
    notices.tell_duty_of(emergency, message.written_at)


def who_is_told(message: Message) -> StaffMember | None:
    """Who is told at once, at any hour: whoever is on duty; of a child at risk the one who has it, and nobody else."""
    conversation = message.conversation
    if conversation.topic == SAFEGUARDING:
        return conversation.assigned_staff
    never = may_never_get(matter_of(conversation))
    duty = on_duty(conversation.school_id, Duty.Kind.DUTY_PERSON, message.written_at, never=never)
    return duty.staff if duty else None


def _tell_duty_again(message: Message) -> None:
    """What follows an emergency by mail reaches whoever is on duty now; a new one among them has it as their own."""
    told, at = who_is_told(message), message.written_at
    if told is None:
        return
    before = Emergency.objects.filter(
        message__conversation=message.conversation, message__guardian__isnull=False, created_at__gt=at - EMERGENCY_LASTS
    ).order_by("-created_at", "-id")
    kind = before[0].kind
    if told.pk in {one.told_id for one in before}:
        notices.tell_duty_of_more(message, told, kind, at)
        return
    emergency = Emergency.objects.create(message=message, kind=kind, told=told, created_at=at)
    notices.tell_duty_of(emergency, at)
