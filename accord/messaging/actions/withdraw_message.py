"""Take a message back before it is read."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accord.core import audit
from accord.core.errors import DomainError
from accord.messaging import running
from accord.messaging.models import Conversation, Hold, Message, Withdrawal


@transaction.atomic
def withdraw_message(*, message: Message, by: str, at: datetime) -> Withdrawal:
    """The writer takes back a message that still waits; its reader never learns that there was one.

    Raises DomainError once it has been released.
    """
    conversation = Conversation.objects.select_for_update(of=("self",)).get(pk=message.conversation_id)
    hold = Hold.objects.select_for_update(of=("self",)).filter(message=message, release__isnull=True).first()
    if hold is None or Withdrawal.objects.filter(message=message).exists():
        raise DomainError(
            "message_released", _("This message has reached its reader and cannot be taken back. Write another one.")
        )
    withdrawal = Withdrawal.objects.create(message=message, at=at, created_at=at)
    left = conversation.messages.filter(withdrawal__isnull=True)
    if not left.exists():
        conversation.waiting_on, conversation.closed_at = Conversation.WaitingOn.NOBODY, at
    running.write_down(conversation)
    audit.record(
        by=by,
        verb="withdraw_message",
        subject=f"message:{message.ref}",
        school=conversation.school.ref,
    )
    return withdrawal
