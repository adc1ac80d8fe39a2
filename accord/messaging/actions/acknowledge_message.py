"""Staff say that a message has arrived."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accord.core import audit
from accord.core.errors import DomainError
from accord.messaging import outgoing
from accord.messaging.as_seen import locked_as_seen
from accord.messaging.models import Conversation, Message
from accord.people.models import StaffMember


@transaction.atomic
def acknowledge_message(*, conversation: Conversation, staff: StaffMember, by: str, at: datetime) -> Message:
    """With one click the family knows that the message arrived and who has it; the answer follows.

    Raises DomainError where nothing waits for it: settled, answered, acknowledged already, or passed on meanwhile.
    """
    conversation = locked_as_seen(conversation)
    _check_waits(conversation)
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


def _check_waits(conversation: Conversation) -> None:
    if conversation.closed_at is not None:
        raise DomainError("conversation_settled", _("This is settled already."))
    if conversation.guardian_id is None:
        raise DomainError("sender_unknown", _("The school does not know yet who wrote this."))
    messages = conversation.messages.filter(withdrawal__isnull=True)
    asked = messages.filter(guardian__isnull=False, visible_at__isnull=False).order_by("visible_at").last()
    if asked is None or conversation.waiting_on != Conversation.WaitingOn.SCHOOL:
        raise DomainError("nothing_waits", _("Nothing waits for an answer of the school here."))
    if messages.filter(staff__isnull=False, written_at__gte=asked.visible_at or asked.written_at).exists():
        raise DomainError("acknowledged_already", _("The family has heard of you already."))
