"""What the story of a conversation tells staff of one message."""

from accord.core import clock
from accord.messaging.facts.reached import Reached
from accord.messaging.models import Message
from accord.messaging.timeline import timeline_of


def reached(message: Message) -> Reached | None:
    """What stands below a message about its way to the family."""
    entries = timeline_of(message.conversation, for_family=False, at=clock.now())
    return next(entry.reached for entry in entries if entry.ref == message.ref)
