"""A family writes again in a conversation."""

from datetime import datetime

from django.db import transaction

from accord.core import audit
from accord.messaging import incoming, notices
from accord.messaging.actions.start_conversation import Sent, checked
from accord.messaging.facts.has_it import who_has_it
from accord.messaging.facts.leaving import had_emergency
from accord.messaging.facts.phones import phone_now
from accord.messaging.facts.timing import charter_at
from accord.messaging.models import Conversation, Message
from accord.messaging.wording import Looked, note_wording
from accord.people.models import Guardian
from accord.rules.charter import EmergencyKind
from accord.rules.sending import Held, SendingDecision


@transaction.atomic
def write_message(
    *,
    conversation: Conversation,
    guardian: Guardian,
    text: str,
    language: str,
    by: str,
    at: datetime,
    emergency: EmergencyKind | None = None,
    reason: str = "",
    channel: str = Message.Channel.PORTAL,
    mail_message_id: str = "",
    folded: str = "",
    looked: Looked | None = None,
) -> Sent:
    """A guardian writes again: clocks that stood run on, and whoever has the matter is told in their own time.

    `looked` is what came of looking at the wording before it was sent.
    """
    words = checked(text)
    conversation = Conversation.objects.select_for_update(of=("self",)).get(pk=conversation.pk)
    message = Message.objects.create(
        conversation=conversation,
        guardian=guardian,
        channel=channel,
        language=language,
        text=words,
        folded=folded,
        mail_message_id=mail_message_id,
        written_at=at,
        created_at=at,
    )
    note_wording(message, looked, at)
    routed = who_has_it(conversation, at)
    decision = incoming.take_in(message, routed=routed, emergency=emergency, reason=reason)
    if channel == Message.Channel.EMAIL and decision.held:
        _tell_writer(message, decision, at)
    audit.record(
        by=by,
        verb="write_message",
        subject=f"message:{message.ref}",
        school=conversation.school.ref,
        details={"conversation": conversation.ref, "rule": decision.rule, "channel": channel},
    )
    return Sent(message, decision)


def _tell_writer(message: Message, decision: SendingDecision, at: datetime) -> None:
    """Whoever wrote by mail saw no page that says when it is read, and what to do if it cannot wait: a mail does."""
    if decision.held is Held.CONTACT_LIMIT:
        notices.tell_writer_of_waiting(message, decision.reaches_at, at)
        return
    conversation = message.conversation
    phone = phone_now(conversation.school, charter_at(conversation.school, at), at)
    notices.tell_writer_when_it_is_read(
        message, decision.reaches_at, at, phone=phone.number, cannot_wait=had_emergency(conversation, at)
    )
