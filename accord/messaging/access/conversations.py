"""Conversations that somebody may read: a guardian their own, staff as rules/reading.py says."""

from collections.abc import Collection, Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404

from accord.core.questions import question
from accord.messaging.access.reach import SAFEGUARDING, Reach, free_of_ties, reach_of, readable
from accord.messaging.facts.own_rows import own_rows
from accord.messaging.models import Conversation, Escalation
from accord.people.facts.family import seen_children
from accord.people.viewer import Guardianship, Post, Viewer

__all__ = [
    "SAFEGUARDING",
    "conversations_for",
    "conversations_of",
    "get_conversation_for",
    "get_own_conversation_for",
    "listed_for",
]


def conversations_of(
    guardianships: Iterable[Guardianship], *, children: Collection[int] | None = None
) -> QuerySet[Conversation]:
    """The conversations of a person as a guardian, the latest first; those of others never.

    What is about a child is shown as long as the guardian may see the child (SEE-3); whoever knows the ids of those
    children already hands them in as `children`. A conversation of which nothing has left the school does not exist.
    """
    known = list(guardianships)
    seen = seen_children(known) if children is None else children
    return (
        own_rows([one.guardian_id for one in known], seen)
        .select_related("school", "student", "assigned_staff", "assigned_team")
        .order_by("-last_message_at", "-id")
    )


def get_own_conversation_for(viewer: Viewer, ref: str) -> Conversation:
    """A conversation of the person's own as a guardian. Raises Http404."""
    guardian_ids = [one.guardian_id for one in viewer.guardianships]
    children = seen_children(viewer.guardianships)
    found = _own.first(guardian_ids=guardian_ids, children=children, ref=ref) if guardian_ids else None
    if found is None:
        raise Http404
    return found


@question
def _own(*, guardian_ids: Collection[int], children: Collection[int], ref: str) -> QuerySet[Conversation]:
    rows = own_rows(guardian_ids, children).filter(ref=ref)
    return rows.select_related("school", "guardian", "student", "assigned_staff", "assigned_team")


def conversations_for(post: Post, reach: Reach | None = None) -> QuerySet[Conversation]:
    """The conversations that a member of staff may read, the next due first: READ-1 to READ-5 as one question."""
    rows = Conversation.objects.filter(readable(reach or reach_of(post)))
    return (
        free_of_ties(rows, post)
        .select_related("school", "student", "guardian", "assigned_staff", "assigned_team")
        .order_by("due_at", "-last_message_at", "id")
    )


def listed_for(reach: Reach, among: Q, *, had: bool = False) -> QuerySet[Conversation]:
    """The same conversations for a list: those `among` which the database finds by an index, in no order yet.

    A post that reads only what it has is led to it by who has it, so that a school of any size costs the same;
    with `had`, so is every other.
    """
    rows = Conversation.objects.filter(among)
    if had or not reach.is_wide:
        own = Conversation.objects.filter(among, assigned_staff_id__in=reach.answers_for).values("pk")
        teams = [Conversation.objects.filter(among, assigned_team_id=team).values("pk") for team in sorted(reach.teams)]
        looked_at = Conversation.objects.filter(among, pk=OuterRef("clock__conversation_id"))
        came = Escalation.objects.filter(Exists(looked_at), to_id=reach.post.staff_id, ended_at__isnull=True)
        urgent = Conversation.objects.filter(among, pk__in=reach.called_to).values("pk")
        came_to = came.values("clock__conversation_id")
        rows = Conversation.objects.filter(pk__in=own.union(*teams, came_to, urgent, all=True))
    return free_of_ties(rows.filter(readable(reach)), reach.post)


def get_conversation_for(post: Post, ref: str, reach: Reach | None = None) -> Conversation:
    """A conversation that a member of staff may read; whoever knows the `reach` hands it in. Raises Http404."""
    found = _readable.first(reach=reach or reach_of(post), ref=ref)
    if found is None:
        raise Http404
    return found


@question
def _readable(*, reach: Reach, ref: str) -> QuerySet[Conversation]:
    return conversations_for(reach.post, reach).select_related("guardian__login").filter(ref=ref)
