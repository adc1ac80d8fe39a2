"""A family writes again in a conversation."""

from datetime import datetime

from django.db import transaction

from accord.core import audit
from accord.messaging import incoming
from accord.messaging.actions.start_conversation import Sent, checked
from accord.messaging.facts.has_it import who_has_it
from accord.messaging.mail_notices import tell_writer
from accord.messaging.models import Conversation, Message
from accord.messaging.wording import Looked, note_wording
from accord.people.models import Guardian
from accord.rules.charter import EmergencyKind


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
    if channel == Message.Channel.EMAIL:
        tell_writer(message, decision, incoming.who_is_told(message) if decision.to_duty else None, at)
    audit.record(
        by=by,
        verb="write_message",
        subject=f"message:{message.ref}",
        school=conversation.school.ref,
        details={"conversation": conversation.ref, "rule": decision.rule, "channel": channel},
    )
    return Sent(message, decision)
