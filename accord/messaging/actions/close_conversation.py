"""Bring a conversation to its end."""

from datetime import datetime

from django.db import transaction

from accord.core import audit
from accord.messaging import running
from accord.messaging.models import Closing, Conversation
from accord.people.models import StaffMember


@transaction.atomic
def close_conversation(*, conversation: Conversation, staff: StaffMember | None, by: str, at: datetime) -> Closing:
    """Nothing is open any more; clocks that still run stop without counting, and a new message opens it again.

    `staff` is None when the family says that it is settled.
    """
    conversation = Conversation.objects.select_for_update(of=("self",)).get(pk=conversation.pk)
    closing, made = Closing.objects.get_or_create(
        conversation=conversation, reopened_at__isnull=True, defaults={"by": staff, "created_at": at}
    )
    if made:
        running.drop_clocks(conversation, at)
        conversation.closed_at = at
        conversation.waiting_on = Conversation.WaitingOn.NOBODY
        running.write_down(conversation)
        audit.record(
            by=by,
            verb="close_conversation",
            subject=f"conversation:{conversation.ref}",
            school=conversation.school.ref,
        )
    return closing
