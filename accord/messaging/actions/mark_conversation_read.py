"""A guardian has read a conversation."""

from datetime import datetime

from django.db import transaction

from accord.delivery.actions.mark_read import mark_read
from accord.delivery.actions.tell import About
from accord.messaging.models import Conversation, ReadMark
from accord.messaging.read_marks import remember


def mark_conversation_read(*, conversation: Conversation, at: datetime) -> None:
    """The guardian has seen what the conversation holds until now; the news about it is read as well."""
    if conversation.guardian is None:
        return
    mark_read(readers=[conversation.guardian], about=About("conversation", conversation.ref), at=at)
    with transaction.atomic(savepoint=False):
        remember(ReadMark(conversation=conversation, guardian=conversation.guardian, read_at=at))
        seen = Conversation.objects.filter(pk=conversation.pk, family_news_at__lte=at)
        seen.update(family_news_at=None)
