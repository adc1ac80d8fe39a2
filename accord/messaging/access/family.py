"""What a guardian obtains of their own conversations beside the conversation itself."""

from collections.abc import Collection

from django.http import Http404

from accord.messaging.access.conversations import conversations_of
from accord.messaging.facts.own_rows import Own
from accord.messaging.models import Message
from accord.people.viewer import Viewer
from accord.rules.sending import may_take_back


def own_conversations(viewer: Viewer, *, children: Collection[int], child_ref: str = "") -> Own:
    """The person's conversations as a guardian; of one child only where its ref is given.

    `children`: the keys of those whom the person may see today.
    """
    return Own(tuple(one.guardian_id for one in viewer.guardianships), tuple(children), child_ref)


def get_own_message_for(viewer: Viewer, conversation_ref: str, ref: str) -> tuple[Message, bool]:
    """A message that the person wrote as a guardian, and whether they may read the conversation around it.

    What has not left is theirs to take back though they may read the conversation no more (SEND-11). Raises Http404.
    """
    guardian_ids = [one.guardian_id for one in viewer.guardianships]
    rows = Message.objects.filter(conversation__ref=conversation_ref, ref=ref, guardian__in=guardian_ids)
    found = rows.select_related("conversation__school").first()
    if found is None:
        raise Http404
    may_read = conversations_of(viewer.guardianships).filter(pk=found.conversation_id).exists()
    if may_read or may_take_back(is_writer=True, has_left=found.visible_at is not None):
        return found, may_read
    raise Http404
