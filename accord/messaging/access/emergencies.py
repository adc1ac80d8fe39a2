"""Emergencies that a leader looks back at: only those of conversations that the leader may read."""

from django.db.models import QuerySet
from django.http import Http404

from accord.messaging.access.conversations import conversations_for
from accord.messaging.models import Emergency
from accord.people.viewer import Post


def emergencies_for(post: Post) -> QuerySet[Emergency]:
    """Return the emergencies of both sides in the conversations that the post may read, the latest first."""
    readable = conversations_for(post).order_by().values("pk")
    found = Emergency.objects.filter(
        message__conversation__in=readable, message__visible_at__isnull=False, message__withdrawal__isnull=True
    )
    return found.select_related(
        "message__conversation__student", "message__guardian", "message__staff", "told", "review__by"
    ).order_by("-created_at", "-id")


def get_emergency_for(post: Post, ref: str) -> Emergency:
    """Return one such emergency. Raises Http404."""
    found = emergencies_for(post).filter(ref=ref).first()
    if found is None:
        raise Http404
    return found
