"""Somebody is writing an answer just now."""

from datetime import datetime

from accord.messaging.models import Answering, Conversation
from accord.people.models import StaffMember


def note_answering(*, conversation: Conversation, staff: StaffMember, at: datetime) -> Answering:
    """Colleagues who open the conversation are warned for some minutes that it is being answered."""
    answering, _made = Answering.objects.update_or_create(
        conversation=conversation, staff=staff, defaults={"seen_at": at}
    )
    return answering
