"""Write down a talk by telephone or at the gate."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accord.core import audit
from accord.core.errors import DomainError
from accord.messaging import incoming, outgoing, running, talks
from accord.messaging.actions.redirect_conversation import BY_HAND
from accord.messaging.actions.start_conversation import checked
from accord.messaging.as_seen import locked_as_seen
from accord.messaging.facts.came_after import came_after
from accord.messaging.facts.promised import as_targeted
from accord.messaging.facts.routes import matter_of, route_for, topic_rule
from accord.messaging.facts.timing import InForce, charter_at, target_for
from accord.messaging.models import Assignment, Concerned, Conversation, InternalNote, Message, ResponseClock
from accord.messaging.topics import SAFEGUARDING, topic_words
from accord.people.models import Guardian, StaffMember, Student
from accord.rules.sending import SendingDecision


@dataclass(frozen=True)
class Logged:
    """Where a talk was written down; `decision` says when the family reads it (None: only staff do)."""

    conversation: Conversation
    decision: SendingDecision | None


@transaction.atomic
def log_talk(
    *,
    guardian: Guardian,
    student: Student | None,
    staff: StaffMember,
    way: str,
    text: str,
    language: str,
    by: str,
    at: datetime,
    conversation: Conversation | None = None,
    topic: str = "",
    about: StaffMember | None = None,
    answers: bool = False,
    kept_inside: bool = False,
) -> Logged:
    """What was said by telephone or at the gate lands in the family's conversation, where the family reads it too.

    Without a conversation a new one begins under a topic; when it is not answered yet, it goes to whom the topic
    goes, and the promised dates count from now. `answers`: the talk stops the clocks as an answer does.
    `kept_inside`: only staff read the note. `about`: a member of staff whom it is about and who never gets it.
    """
    said = checked(text)
    if kept_inside and (answers or conversation is None):
        raise _not_inside(answers=answers)
    held = charter_at(guardian.school, at)
    is_new = conversation is None
    if conversation is None:
        conversation = _begin(guardian, student, topic, held, at)
        if about:
            Concerned.objects.create(conversation=conversation, staff=about)
    else:
        conversation = locked_as_seen(conversation)
    note = f"{talks.who_spoke(way, guardian, staff)}\n\n{said}"
    decision = None
    if kept_inside:
        ref = InternalNote.objects.create(conversation=conversation, by=staff, text=note, created_at=at).ref
    else:
        message = Message.objects.create(
            conversation=conversation, staff=staff, kind=Message.Kind.TALK, channel=talks.channel_of(way),
            language=language, text=note, written_at=at, created_at=at,
        )  # fmt: skip
        ref = message.ref
        if is_new:
            _give(conversation, staff, held, answers=answers, at=at)
        _move_clocks(message, way, held, answers=answers, is_new=is_new)
        decision = outgoing.send_out(message)
        running.write_down(conversation)
    talks.tell_colleagues(conversation, ref=ref, text=note, language=language, staff=staff, at=at)
    audit.record(
        by=by,
        verb="log_talk",
        subject=f"conversation:{conversation.ref}",
        school=conversation.school.ref,
        details={"way": way, "answers": answers, "kept_inside": kept_inside, "new": is_new},
    )
    return Logged(conversation, decision)


def _not_inside(*, answers: bool) -> DomainError:
    sentence = (
        _("A note that the family does not read cannot count as an answer. Take away one of the two ticks.")
        if answers
        else _(
            "A note for staff alone needs a conversation that stands already. Choose one, or let the family read it."
        )
    )
    return DomainError("not_kept_inside", sentence, status=422, fields={"kept_inside": sentence})


def _begin(guardian: Guardian, student: Student | None, topic: str, held: InForce, at: datetime) -> Conversation:
    return Conversation.objects.create(
        school=guardian.school,
        guardian=guardian,
        student=student,
        topic=topic,
        subject=(_("Talk: %(topic)s") % {"topic": topic_words(topic, held.rules)})[:160],
        edition=held.edition,
        confidential=topic_rule(held.rules, topic).confidential,
        last_message_at=at,
        visible_to_staff_at=at,
        created_at=at,
    )


def _give(conversation: Conversation, staff: StaffMember, held: InForce, *, answers: bool, at: datetime) -> None:
    """What is settled stays with whoever spoke; the rest, and all that is confidential, goes where its topic goes."""
    may_keep = not conversation.confidential and conversation.topic != SAFEGUARDING
    concerned = frozenset(conversation.concerned.values_list("staff_id", flat=True))
    if answers and may_keep and staff.pk not in concerned:
        Assignment.objects.create(conversation=conversation, staff=staff, because=BY_HAND, by=staff, created_at=at)
        conversation.assigned_staff = staff
        conversation.save(update_fields=["assigned_staff"])
        return
    incoming.assign(conversation, route_for(matter_of(conversation), held.rules, at), at)


def _move_clocks(message: Message, way: str, held: InForce, *, answers: bool, is_new: bool) -> None:
    conversation, at = message.conversation, message.written_at
    if answers:
        running.stop_clocks(message, at, outgoing.BOTH, came_after(message))
        conversation.waiting_on = Conversation.WaitingOn.NOBODY
        return
    if is_new:
        target = target_for(conversation.school, conversation.topic, held.rules, at)
        running.start_clocks(message, as_targeted(target, held, at), at)
    elif conversation.waiting_on == Conversation.WaitingOn.FAMILY and way != talks.Way.WE_CALLED:
        running.resume(conversation, at)
        conversation.waiting_on = Conversation.WaitingOn.SCHOOL
    running.stop_clocks(message, at, (ResponseClock.Kind.ACKNOWLEDGE,), came_after(message))
