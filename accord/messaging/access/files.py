"""Files that somebody may open: those of messages that they may read. Asked again at every download."""

from django.db.models import Q
from django.http import Http404

from accord.messaging.access.conversations import conversations_for, conversations_of
from accord.messaging.models import Attachment
from accord.people.viewer import Post, Viewer


def get_file_for(post: Post, ref: str) -> Attachment:
    """A file that a member of staff may open: of the school's own messages, and of those of families that arrived.

    Raises Http404.
    """
    theirs = conversations_for(post).order_by().values("pk")
    arrived = Q(message__visible_at__isnull=False) | Q(message__staff__isnull=False)
    taken_back = Q(message__withdrawal__isnull=False) & ~Q(message__staff_id=post.staff_id)
    rows = Attachment.objects.filter(arrived, ref=ref, message__conversation__in=theirs).exclude(taken_back)
    found = rows.select_related("message__conversation").first()
    if found is None:
        raise Http404
    return found


def get_own_file_for(viewer: Viewer, ref: str) -> Attachment:
    """A file that a guardian may open: their own, and those of the school that have left it. Raises Http404."""
    own = conversations_of(viewer.guardianships).order_by().values("pk")
    readable = Q(message__guardian__isnull=False) | Q(
        message__visible_at__isnull=False, message__withdrawal__isnull=True
    )
    found = Attachment.objects.filter(readable, ref=ref, message__conversation__in=own).first()
    if found is None:
        raise Http404
    return found
