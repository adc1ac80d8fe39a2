"""Whom the room of conversations tells what: staff in their own working time, families by the channels they wish."""

from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from accord.delivery.actions.tell import About, tell
from accord.delivery.declared import declare_kind
from accord.delivery.inbound.reply_address import reply_address
from accord.delivery.person import Person
from accord.delivery.wording import Text, Words, Written, gettext_noop
from accord.messaging.facts.readers import readers, still_has_it
from accord.messaging.facts.timing import reader_calendar
from accord.messaging.models import Assignment, Conversation, Emergency, Message
from accord.people.models import Guardian
from accord.rules.channels import Urgency

MESSAGE, ANSWER, EMERGENCY, REMINDER = "message", "answer", "emergency", "reminder"


def declare() -> None:
    """Name the kinds of notices of this room, and who is still entitled to them when they leave."""
    declare_kind(MESSAGE, label=_("Messages of families"), still_entitled=still_has_it)
    declare_kind(ANSWER, label=_("Messages of the school"))
    declare_kind(EMERGENCY, label=_("Emergencies"), still_entitled=still_has_it)
    declare_kind(REMINDER, label=_("Reminders of promised answers"), still_entitled=still_has_it)


def tell_staff_of(message: Message, at: datetime) -> None:
    """Tell whoever has the conversation that a family wrote; nobody outside their own working time."""
    _tell_staff(message, at, once=f"message:{message.ref}")


def _tell_staff(message: Message, at: datetime, *, once: str) -> None:
    conversation = message.conversation
    tell(
        school=conversation.school,
        kind=MESSAGE,
        recipients=readers(conversation, at),
        subject=Words(gettext_noop("Message about %(topic)s"), {"topic": conversation.subject}),
        text=Written(message.text, message.language),
        about=About("conversation", conversation.ref),
        confidential=conversation.confidential,
        not_before=lambda person: _next_opening(conversation, person, at),
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
    if emergency.told is None:
        return
    conversation = emergency.message.conversation
    tell(
        school=conversation.school,
        kind=EMERGENCY,
        recipients=[emergency.told],
        subject=Words(gettext_noop("Emergency: %(topic)s"), {"topic": conversation.subject}),
        text=Written(emergency.message.text, emergency.message.language),
        about=About("conversation", conversation.ref),
        urgency=Urgency.EMERGENCY,
        reason=emergency.kind,
        by=_writer(emergency.message),
        at=at,
        once=f"emergency:{emergency.ref}",
    )


def tell_family_of(message: Message, at: datetime) -> None:
    """Tell the guardian what the school wrote; nobody else of the family learns of it."""
    conversation = message.conversation
    if conversation.guardian is None:
        return
    emergency = getattr(message, "emergency", None)
    tell(
        school=conversation.school,
        kind=ANSWER,
        recipients=[conversation.guardian],
        subject=Words(
            gettext_noop("%(school)s: %(topic)s"), {"school": conversation.school.name, "topic": conversation.subject}
        ),
        text=_words_of(message),
        about=About("conversation", conversation.ref),
        student=conversation.student,
        confidential=conversation.confidential,
        urgency=Urgency.EMERGENCY if emergency else Urgency.IMPORTANT,
        reason=emergency.reason if emergency else "",
        reply_to=lambda person: _reply_to(conversation, f"guardian:{person.ref}", at),
        references=references(conversation),
        by=_writer(message),
        at=at,
        once=f"message:{message.ref}",
    )


def _words_of(message: Message) -> Text:
    if message.kind == Message.Kind.RECEIPT:
        return Words(gettext_noop("We have received your message. An answer follows."))
    return Written(message.text, message.language)


def _next_opening(conversation: Conversation, person: Person, at: datetime) -> datetime | None:
    if isinstance(person, Guardian):
        return None
    if conversation.assigned_staff_id == person.pk:
        return at
    return reader_calendar(conversation.school, person, at).next_opening(at)


def _reply_to(conversation: Conversation, recipient: str, at: datetime) -> str:
    return reply_address(kind="conversation", ref=conversation.ref, recipient=recipient, at=at)


def references(conversation: Conversation) -> list[str]:
    """The Message-ID that stands for the whole conversation, so that mail programs keep it together."""
    return [f"<conversation.{conversation.ref}@{settings.ACCORD_MAIL_DOMAINS[0]}>"]


def _writer(message: Message) -> str:
    if message.guardian:
        return f"guardian:{message.guardian.ref}"
    return f"staff:{message.staff.ref}" if message.staff else "house:mail"
