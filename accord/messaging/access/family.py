"""What a guardian obtains of their own conversations beside the conversation itself."""

from collections.abc import Collection

from django.http import Http404

from accord.messaging.facts.own_rows import Own
from accord.messaging.models import Conversation, Message
from accord.people.viewer import Viewer


def own_conversations(viewer: Viewer, *, children: Collection[int], child_ref: str = "") -> Own:
    """The person's conversations as a guardian; of one child only where its ref is given.

    `children`: the keys of those whom the person may see today.
    """
    return Own(tuple(one.guardian_id for one in viewer.guardianships), tuple(children), child_ref)


def get_own_message_for(conversation: Conversation, ref: str) -> Message:
    """A message that the guardian wrote in a conversation of their own. Raises Http404."""
    found = conversation.messages.filter(ref=ref, guardian=conversation.guardian, guardian__isnull=False).first()
    if found is None:
        raise Http404
    found.conversation = conversation
    return found
