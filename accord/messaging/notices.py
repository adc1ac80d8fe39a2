"""Whom the room of conversations tells what: staff in their own working time, families by the channels they wish."""

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from accord.core.addresses import address
from accord.delivery.actions.tell import About, tell
from accord.delivery.declared import declare_kind, declare_staff_hours
from accord.delivery.facts.entitlement import Entitlement
from accord.delivery.inbound.reply_address import reply_address
from accord.delivery.person import Person, key_of
from accord.delivery.wording import Text, Words, Written, gettext_noop
from accord.messaging.facts.next_person import still_wanted
from accord.messaging.facts.readers import still_has_it, still_told, told_of_it
from accord.messaging.facts.timing import staff_told_from
from accord.messaging.models import Assignment, Conversation, Emergency, Escalation, Message, ResponseClock
from accord.people.facts import staff_name
from accord.people.models import Guardian, StaffMember, Team
from accord.rules.channels import Urgency

MESSAGE, ANSWER, EMERGENCY, REMINDER, LATE = "message", "answer", "emergency", "reminder", "late"
RECEIPT = "receipt"


def declare() -> None:
    """Name the kinds of notices of this room, who may still have them when they leave, and when staff are told."""
    declare_staff_hours(staff_told_from)
    declare_kind(MESSAGE, label=_("Messages of families"), still_entitled=still_has_it)
    declare_kind(ANSWER, label=_("Messages of the school"))
    declare_kind(RECEIPT, label=_("Messages of the school"), is_receipt=True)
    declare_kind(EMERGENCY, label=_("Emergencies"), still_entitled=still_told)
    declare_kind(REMINDER, label=_("Reminders of promised answers"), still_entitled=still_wanted)
    declare_kind(LATE, label=_("Answers that are late"), still_entitled=still_wanted)


def tell_staff_of(message: Message, at: datetime, *, waited: bool = True) -> None:
    """Tell whoever has the conversation that a family wrote; nobody outside their own working time.

    `waited`: it has waited for the working time of the one who has it.
    """
    judged = message.conversation.assigned_staff_id if waited and not hasattr(message, "emergency") else None
    _tell_staff(message, at, once=f"message:{message.ref}", judged=judged)


def _tell_staff(message: Message, at: datetime, *, once: str, judged: int | None = None) -> None:
    """Tell the readers. `judged` is the one for whose working time the message has waited already."""
    conversation = message.conversation
    tell(
        school=conversation.school,
        kind=MESSAGE,
        recipients=told_of_it(conversation, at),
        subject=Words(gettext_noop("Message about %(topic)s"), {"topic": conversation.subject}),
        text=_said_by(message),
        about=About("conversation", conversation.ref),
        url=staff_url(conversation),
        confidential=conversation.confidential,
        not_before=lambda person: at if person.pk == judged else first_told_of(conversation, person, at),
        reply_to=lambda person: _reply_to(conversation, f"staff:{person.ref}", at),
        references=references(conversation),
        by=_writer(message),
        at=at,
        once=once,
    )


def tell_staff_again(message: Message, assignment: Assignment, at: datetime) -> None:
    """Tell those to whom a conversation has gone of the message that waits in it."""
    _tell_staff(message, at, once=f"message:{message.ref}:{assignment.ref}")


def tell_duty_of(emergency: Emergency, at: datetime) -> None:
    """Tell the person on duty of an emergency at once."""
    if emergency.told:
        _tell_duty(emergency.message, emergency.told, emergency.kind, at, once=f"emergency:{emergency.ref}")


def tell_duty_of_more(message: Message, told: StaffMember, kind: str, at: datetime) -> None:
    """Tell somebody at once of what a family writes by mail after the emergency of which they were told."""
    _tell_duty(message, told, kind, at, once=f"emergency:{message.ref}")


def _tell_duty(message: Message, told: StaffMember, kind: str, at: datetime, *, once: str) -> None:
    conversation = message.conversation
    tell(
        school=conversation.school,
        kind=EMERGENCY,
        recipients=[told],
        subject=Words(gettext_noop("Emergency: %(topic)s"), {"topic": conversation.subject}),
        text=_said_by(message),
        about=About("conversation", conversation.ref),
        url=staff_url(conversation),
        confidential=conversation.confidential,
        urgency=Urgency.EMERGENCY,
        reason=kind,
        by=_writer(message),
        at=at,
        once=once,
    )


def remind_staff_of(promise: ResponseClock, people: Sequence[StaffMember], at: datetime) -> None:
    """Remind those who have a matter that an answer is due soon."""
    conversation = promise.conversation
    tell(
        school=conversation.school,
        kind=REMINDER,
        recipients=people,
        subject=Words(gettext_noop("Due soon: %(topic)s"), {"topic": conversation.subject}),
        text=Words(_PROMISED[ResponseClock.Kind(promise.kind)], {"when": promise.due_at}),
        about=About("conversation", conversation.ref),
        url=staff_url(conversation),
        confidential=conversation.confidential,
        not_before=lambda person: first_told_of(conversation, person, at),
        references=references(conversation),
        by="house:worker",
        at=at,
        once=f"reminder:{promise.ref}:{promise.due_at:%Y%m%d%H%M}",
    )


_PROMISED = {
    ResponseClock.Kind.ACKNOWLEDGE: gettext_noop("The family expects to hear by %(when)s that you have their message."),
    ResponseClock.Kind.ANSWER: gettext_noop("The family expects an answer by %(when)s."),
}


def tell_next_person_of(escalation: Escalation, at: datetime) -> None:
    """Tell the next person that an answer is late, and who has the matter; the family is not told of it."""
    if escalation.to is None:
        return
    conversation = escalation.clock.conversation
    has_it = conversation.assigned_staff or conversation.assigned_team
    late = Words(gettext_noop("The answer was promised by %(when)s."), {"when": escalation.clock.due_at})
    at_the_door = gettext_noop("It waits at the front door. Please look into it.")
    with_somebody = Words(
        gettext_noop("%(name)s has the matter and keeps it. Please look into it."), {"name": _name_of(has_it)}
    )
    tell(
        school=conversation.school,
        kind=LATE,
        recipients=[escalation.to],
        subject=Words(gettext_noop("Late: %(topic)s"), {"topic": conversation.subject}),
        text=[late, with_somebody if has_it else Words(at_the_door)],
        about=About("conversation", conversation.ref),
        url=staff_url(conversation),
        confidential=conversation.confidential,
        not_before=lambda person: first_told_of(conversation, person, at),
        references=references(conversation),
        by="house:worker",
        at=at,
        once=f"late:{escalation.clock.ref}",
    )


def _name_of(has_it: StaffMember | Team | None) -> str:
    match has_it:
        case StaffMember():
            return has_it.called
        case Team():
            return has_it.name
    return ""


def tell_family_of(message: Message, at: datetime, *, emergency: str = "", entitled: Entitlement | None = None) -> None:
    """Tell the guardian what the school wrote, at any hour for an `emergency`; nobody else of the family learns it.

    Whoever has just asked what the guardian may hear hands that in as `entitled`.
    """
    conversation = message.conversation
    if conversation.guardian is None:
        return
    tell(
        school=conversation.school,
        kind=ANSWER,
        recipients=[conversation.guardian],
        subject=Words(
            gettext_noop("%(school)s: %(topic)s"), {"school": conversation.school.name, "topic": conversation.subject}
        ),
        text=_said_by(message),
        about=About("conversation", conversation.ref),
        url=family_url(conversation),
        student=conversation.student,
        confidential=conversation.confidential,
        urgency=Urgency.EMERGENCY if emergency else Urgency.IMPORTANT,
        reason=emergency,
        reply_to=lambda person: _reply_to(conversation, f"guardian:{person.ref}", at),
        references=references(conversation),
        by=_writer(message),
        at=at,
        once=f"message:{message.ref}",
        entitled={key_of(conversation.guardian): entitled} if entitled else None,
    )


def _said_by(message: Message) -> list[Text]:
    """What is said, and by whom: whoever reads it in their mail answers a person."""
    if message.kind == Message.Kind.RECEIPT:
        return [Words(gettext_noop("We have received your message. An answer follows."))]
    name = ""
    if message.guardian:
        name = message.guardian.called
    elif message.staff:
        name = staff_name(message.staff.title, message.staff.called)
    said = Written(message.text, message.language)
    return [Words(gettext_noop("%(name)s writes:"), {"name": name}), said] if name else [said]


def first_told_of(conversation: Conversation, person: Person, at: datetime) -> datetime | None:
    """From when a member of staff may be told, by their own working time and the charter; families by their wishes."""
    if isinstance(person, Guardian):
        return None
    if person.school_id == conversation.school_id:
        person.school = conversation.school
    return staff_told_from(person, at)


def _reply_to(conversation: Conversation, recipient: str, at: datetime) -> str:
    return reply_address(kind="conversation", ref=conversation.ref, recipient=recipient, at=at)


def staff_url(conversation: Conversation) -> str:
    """Return where staff read a conversation."""
    return address("messages:conversation", conversation.school.slug, conversation.ref)


def family_url(conversation: Conversation) -> str:
    """Return where its guardian reads a conversation."""
    return address("family_messages:conversation", conversation.ref)


def references(conversation: Conversation) -> list[str]:
    """The Message-ID that stands for the whole conversation, so that mail programs keep it together."""
    return [f"<conversation.{conversation.ref}@{settings.ACCORD_MAIL_DOMAINS[0]}>"]


def _writer(message: Message) -> str:
    if message.guardian:
        return f"guardian:{message.guardian.ref}"
    return f"staff:{message.staff.ref}" if message.staff else "house:mail"
