"""A member of staff has read a conversation."""

from datetime import datetime

from accord.delivery.actions.mark_read import mark_read
from accord.delivery.actions.tell import About
from accord.messaging.models import Conversation, ReadMark
from accord.messaging.read_marks import remember
from accord.people.models import StaffMember


def read_at_desk(*, conversation: Conversation, staff: StaffMember, at: datetime) -> None:
    """Remember up to when somebody has read, so that the list shows what is new; the news about it is read as well."""
    mark_read(readers=[staff], about=About("conversation", conversation.ref), at=at)
    remember(ReadMark(conversation=conversation, staff=staff, read_at=at))
