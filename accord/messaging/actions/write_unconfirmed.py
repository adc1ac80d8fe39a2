"""Somebody who is not confirmed yet writes again by mail."""

from datetime import datetime

from django.db import transaction

from accord.core import audit
from accord.messaging import incoming
from accord.messaging.actions.start_conversation import checked
from accord.messaging.facts.has_it import who_has_it
from accord.messaging.models import Conversation, Message


@transaction.atomic
def write_unconfirmed(
    *, conversation: Conversation, text: str, folded: str, language: str, mail_message_id: str, at: datetime
) -> Message:
    """A second mail of a sender whom nobody has confirmed yet joins the first, at the front door."""
    words = checked(text)
    conversation = Conversation.objects.select_for_update(of=("self",)).get(pk=conversation.pk)
    message = Message.objects.create(
        conversation=conversation,
        from_unknown=True,
        channel=Message.Channel.EMAIL,
        language=language,
        text=words,
        folded=folded,
        mail_message_id=mail_message_id,
        written_at=at,
        created_at=at,
    )
    incoming.take_in(message, routed=who_has_it(conversation, at))
    audit.record(
        by="house:mail",
        verb="write_unconfirmed",
        subject=f"message:{message.ref}",
        school=conversation.school.ref,
        details={"conversation": conversation.ref},
    )
    return message
