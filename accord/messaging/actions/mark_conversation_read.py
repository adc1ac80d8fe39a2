"""A guardian has read a conversation."""

from datetime import datetime

from django.db import transaction

from accord.delivery.actions.mark_read import mark_read
from accord.delivery.actions.tell import About
from accord.messaging.models import Conversation, ReadMark


@transaction.atomic
def mark_conversation_read(*, conversation: Conversation, at: datetime) -> None:
    """The guardian has seen what the conversation holds until now; the news about it is read as well."""
    if conversation.guardian is None:
        return
    ReadMark.objects.update_or_create(
        conversation=conversation, guardian=conversation.guardian, defaults={"read_at": at}
    )
    mark_read(readers=[conversation.guardian], about=About("conversation", conversation.ref), at=at)
