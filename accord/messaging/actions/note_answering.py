"""Somebody is writing an answer just now."""

from datetime import datetime

from accord.messaging.models import Answering, Conversation
from accord.people.models import StaffMember


def note_answering(*, conversation: Conversation, staff: StaffMember, at: datetime) -> None:
    """Colleagues who open the conversation are warned for some minutes that it is being answered."""
    if not Answering.objects.filter(conversation=conversation, staff=staff).update(seen_at=at):
        Answering.objects.update_or_create(conversation=conversation, staff=staff, defaults={"seen_at": at})
