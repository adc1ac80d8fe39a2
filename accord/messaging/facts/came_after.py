"""What a family wrote that the writer of an answer did not know: it goes on waiting for one."""

from datetime import datetime

from django.db.models import Q, QuerySet

from accord.core.questions import question
from accord.messaging.models import Hold, Message


def came_after(message: Message) -> list[Message]:
    """What a family wrote that its reader at the school could not know when they wrote this, the earliest first."""
    return came_after_or_waits(message)[0]


def came_after_or_waits(message: Message) -> tuple[list[Message], list[Hold]]:
    """The same, and what the family wrote that waits to reach the school; one question for both."""
    found = not_known(conversation_id=message.conversation_id, since=message.written_at)
    for one in found:
        one.conversation = message.conversation
    return [one for one in found if one.visible_at], [one.hold for one in found if not one.visible_at]


@question
def not_known(*, conversation_id: int, since: datetime) -> QuerySet[Message]:
    """What the family wrote that reached its reader since a moment, or waits to."""
    theirs = Message.objects.filter(conversation=conversation_id, staff__isnull=True)
    came = Q(visible_at__gt=since) & ~Q(hold__settled=True)
    waits = Q(visible_at__isnull=True, hold__isnull=False, withdrawal__isnull=True)
    return theirs.filter(came | waits).select_related("hold__promise__edition").order_by("written_at", "id")
