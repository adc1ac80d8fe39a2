"""Conversations that somebody may read: a guardian their own, staff as rules/reading.py says."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404

from accord.messaging.models import Concerned, Conversation
from accord.people.facts import stands_in_for
from accord.people.models import Guardian, TeamMembership
from accord.people.viewer import Guardianship, Post, Viewer, in_force
from accord.rules.visibility import Act

SAFEGUARDING = "safeguarding"
"""The topic that the safeguarding lead alone reads; see READ-4."""


def conversations_of(guardianships: Iterable[Guardianship]) -> QuerySet[Conversation]:
    """The conversations of a person as a guardian, the latest first; those of others never."""
    own = [one.guardian_id for one in guardianships]
    return (
        Conversation.objects.filter(guardian_id__in=own)
        .select_related("school", "student", "assigned_staff", "assigned_team")
        .order_by("-last_message_at", "-id")
    )


def get_own_conversation_for(viewer: Viewer, ref: str) -> Conversation:
    """A conversation of the person's own as a guardian. Raises Http404."""
    found = conversations_of(viewer.guardianships).filter(ref=ref).first()
    if found is None:
        raise Http404
    return found


def conversations_for(post: Post) -> QuerySet[Conversation]:
    """The conversations that a member of staff may read, the next due first: READ-1 to READ-5 as one question."""
    stands_in = stands_in_for(post.school_id, post.staff_id, post.at)
    teams = TeamMembership.objects.filter(in_force(post.on), staff_id=post.staff_id).values("team")
    has_it = Q(assigned_staff_id__in={post.staff_id, *stands_in}) | Q(assigned_team__in=teams)
    readable = has_it
    if post.may(Act.READ_FRONT_DOOR):
        readable |= Q(assigned_staff__isnull=True, assigned_team__isnull=True) | Q(confidential=False)
    if post.may(Act.READ_CONVERSATIONS):
        readable |= Q(confidential=False)
    if post.may(Act.READ_CONFIDENTIAL_MATTERS):
        readable |= Q(confidential=True)
    readable &= ~Q(topic=SAFEGUARDING)
    if post.may(Act.READ_SAFEGUARDING):
        readable |= Q(topic=SAFEGUARDING)
    concerned = Concerned.objects.filter(conversation=OuterRef("pk"), staff_id=post.staff_id)
    return (
        Conversation.objects.filter(readable, school_id=post.school_id, visible_to_staff_at__isnull=False)
        .exclude(_own_family(post))
        .exclude(Exists(concerned))
        .select_related("school", "student", "guardian", "assigned_staff", "assigned_team")
        .order_by("due_at", "-last_message_at", "id")
    )


def _own_family(post: Post) -> Q:
    """Conversations of the person's own family: of any guardian of a child of theirs, and of themselves."""
    if post.own_guardian_id is None:
        return Q(pk__in=())
    own = Guardian.objects.filter(pk=post.own_guardian_id)
    relatives = Guardian.objects.filter(contacts__student__contacts__guardian__in=own)
    children = own.values("contacts__student")
    return Q(guardian__in=own) | Q(guardian__in=relatives) | Q(student__in=children, student__isnull=False)


def get_conversation_for(post: Post, ref: str) -> Conversation:
    """A conversation that a member of staff may read. Raises Http404."""
    found = conversations_for(post).filter(ref=ref).first()
    if found is None:
        raise Http404
    return found
