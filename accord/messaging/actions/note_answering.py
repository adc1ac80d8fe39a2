"""Somebody is writing an answer just now."""

from datetime import datetime

from accord.core.new_rows import insert_or_change
from accord.messaging.models import Answering, Conversation
from accord.people.models import StaffMember


def note_answering(*, conversation: Conversation, staff: StaffMember, at: datetime) -> None:
    """Colleagues who open the conversation are warned for some minutes that it is being answered."""
    noted = Answering(conversation=conversation, staff=staff, seen_at=at)
    insert_or_change(noted, "seen_at", only=("conversation", "staff"))
