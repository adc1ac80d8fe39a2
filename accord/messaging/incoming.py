"""A family's message on its way to the school: when it reaches whom, what is promised. A step of actions."""

from datetime import datetime, timedelta

from accord.conduct.facts import restrictions_on
from accord.messaging import notices, running
from accord.messaging.facts.routes import Matter, Routed
from accord.messaging.facts.timing import InForce, charter_at, reader_calendar, staff_quiet, target_for
from accord.messaging.models import Assignment, Conversation, Emergency, Hold, Message
from accord.people.facts import on_duty
from accord.people.models import Duty, Guardian, Student
from accord.rules.charter import EmergencyKind
from accord.rules.restrictions import Deed, RestrictionDecision, decide_deed
from accord.rules.sending import SendingDecision, ToStaffFacts, decide_sending_to_staff
from accord.schools.models import School


def judge(
    *,
    school: School,
    topic: str,
    student: Student | None,
    guardian: Guardian | None,
    at: datetime,
    routed: Routed,
    held: InForce,
    emergency: EmergencyKind | None = None,
    message: Message | None = None,
) -> SendingDecision:
    """Decide when a message of a family reaches its reader and what is promised; nothing is written.

    `message` is the one that is judged, where it is stored already: it does not count against its own writer.
    """
    quiet, clause = staff_quiet(held.rules)
    restriction, frees_at = _limit(guardian, at, message)
    return decide_sending_to_staff(
        ToStaffFacts(
            at=at,
            reader=reader_calendar(school, routed.staff, at),
            target=target_for(school, topic, held.rules, at),
            quiet=quiet,
            quiet_clause=clause,
            emergency=emergency,
            restriction=restriction,
            limit_frees_at=frees_at,
        )
    )


def _limit(
    guardian: Guardian | None, at: datetime, judged: Message | None
) -> tuple[RestrictionDecision | None, datetime | None]:
    """The limit on contact of a guardian, and when it frees the next message."""
    if guardian is None:
        return None, None
    restrictions = restrictions_on([guardian.pk], at).get(guardian.pk, ())
    counted = [one for one in restrictions if one.most]
    if not counted:
        return decide_deed(Deed.WRITE, restrictions, at), None
    span = timedelta(days=min(one.per_days for one in counted))
    others = Message.objects.filter(
        guardian=guardian, written_at__gt=at - span, withdrawal__isnull=True, emergency__isnull=True
    )
    if judged:
        others = others.exclude(pk=judged.pk)
    written = list(others.order_by("-written_at").values_list("written_at", flat=True))
    decision = decide_deed(Deed.WRITE, restrictions, at, done_lately=len(written))
    if decision.restriction is None or not decision.restriction.most:
        return decision, None
    nth = written[decision.restriction.most - 1 : decision.restriction.most]
    return decision, nth[0] + timedelta(days=decision.restriction.per_days) if nth else None


def matter_of(conversation: Conversation) -> Matter:
    """What a conversation is about, for its way through the school."""
    concerned = frozenset(conversation.concerned.values_list("staff_id", flat=True))
    return Matter(conversation.school, conversation.topic, conversation.student, conversation.guardian, concerned)


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
    """A message of a family is stored: hold it or show it, start its clocks, tell whom it concerns."""
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
        Hold.objects.create(
            message=message, until=decision.reaches_at, because=decision.held, rule=decision.rule,
            clause_key=decision.clause, created_at=at,
        )  # fmt: skip
    running.resume(conversation, at)
    target = target_for(conversation.school, conversation.topic, held.rules, at)
    running.start_clocks(message, target, held.rules, at)
    conversation.waiting_on = Conversation.WaitingOn.SCHOOL
    conversation.last_message_at = at
    conversation.closed_at = None
    conversation.closings.filter(reopened_at__isnull=True).update(reopened_at=at)
    if not decision.held:
        show_to_staff(message, at)
    running.write_down(conversation)
    return decision


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
    duty = on_duty(message.conversation.school_id, Duty.Kind.DUTY_PERSON, message.written_at)
    told = duty.staff if duty and not message.conversation.concerned.filter(staff=duty.staff).exists() else None
    emergency = Emergency.objects.create(
        message=message, kind=kind, reason=reason, told=told, created_at=message.written_at
    )
    notices.tell_duty_of(emergency, message.written_at)
