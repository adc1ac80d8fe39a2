"""Looks at what is confidential: each is noted, whichever page shows the words (K1)."""

from accord.messaging.models import Conversation
from accord.people.actions.log_reading import log_reading
from accord.people.viewer import Post


def note_look(post: Post, conversation: Conversation, what: str = "conversation") -> None:
    """Note that a member of staff is shown words of a conversation, if it is confidential; `what` shows them."""
    if conversation.confidential:
        log_reading(by=post, subject=f"conversation:{conversation.ref}", what=what)
