"""Staff say that a message has arrived."""

from datetime import datetime

from django.db import transaction

from accord.core import audit
from accord.messaging import outgoing
from accord.messaging.models import Conversation, Message
from accord.people.models import StaffMember


@transaction.atomic
def acknowledge_message(*, conversation: Conversation, staff: StaffMember, by: str, at: datetime) -> Message:
    """With one click the family knows that the message arrived and who has it; the answer follows."""
    conversation = Conversation.objects.select_for_update(of=("self",)).get(pk=conversation.pk)
    message = Message.objects.create(
        conversation=conversation,
        staff=staff,
        kind=Message.Kind.RECEIPT,
        text="",
        written_at=at,
        created_at=at,
    )
    outgoing.send_out(message)
    audit.record(
        by=by,
        verb="acknowledge_message",
        subject=f"conversation:{conversation.ref}",
        school=conversation.school.ref,
    )
    return message
