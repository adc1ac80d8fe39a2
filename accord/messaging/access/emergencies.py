"""Emergencies that somebody looks back at: those of conversations that they may read, and of nobody else's."""

from datetime import datetime

from django.db.models import Q, QuerySet
from django.http import Http404

from accord.messaging.access.conversations import conversations_for
from accord.messaging.access.reach import SAFEGUARDING, free_of_ties
from accord.messaging.facts.looking_back import keepers_of, lookers_above, lookers_at
from accord.messaging.models import Conversation, Emergency
from accord.people.access.posts import get_post_for, get_school_of, refused
from accord.people.facts.district_safeguarding import districts_kept_by
from accord.people.viewer import Post, Viewer
from accord.rules.visibility import Act

MOST = 50
"""So many emergencies about a child at risk wait at most for whoever stands in for the lead."""


def get_post_that_looks_back(viewer: Viewer, school: str) -> Post:
    """The post of a leader, of the safeguarding lead, or of who stands in for the lead now; others are refused."""
    post = get_post_for(viewer, school)
    if not post.may(Act.REVIEW_EMERGENCIES) and not stands_in_for_lead(post):
        raise refused(post)
    return post


def stands_in_for_lead(post: Post) -> bool:
    """Whether a post stands in for a safeguarding lead who is away now."""
    return post.staff_id in {one.pk for one in keepers_of(get_school_of(post), post.at).stand_ins}


def emergencies_for(post: Post) -> QuerySet[Emergency]:
    """The emergencies of both sides in the conversations that the post may read, the latest first.

    The safeguarding lead looks back at those about a child at risk alone, whoever stands in for the lead at those of
    them for which nobody else is free (REVIEW-3).
    """
    readable = conversations_for(post).order_by()
    if not post.may(Act.READ_CONVERSATIONS):
        readable = readable.filter(topic=SAFEGUARDING)
    among = Q(message__conversation__in=readable.values("pk")) & Q(pk__isnull=not post.may(Act.REVIEW_EMERGENCIES))
    return _shown().filter(among | Q(pk__in=_entrusted(post)))


def get_emergency_for(post: Post, ref: str) -> Emergency:
    """One such emergency. Raises Http404."""
    found = emergencies_for(post).filter(ref=ref).first()
    if found is None:
        raise Http404
    return found


def emergencies_above(viewer: Viewer, at: datetime) -> list[Emergency]:
    """What somebody who holds safeguarding for a district looks back at: about a child at risk, where nobody of the
    school is free (REVIEW-3), and what they have looked back at; one query for everybody else.
    """
    districts = districts_kept_by(viewer.login, at.date())
    if not districts:
        return []
    mine = Q(review__isnull=True) | Q(review__by_login=viewer.login)
    of_these = Q(message__conversation__topic=SAFEGUARDING, message__conversation__school__district__in=districts)
    rows = list(_shown().filter(of_these, mine)[:MOST])
    keepers = {one.pk: keepers_of(one, at) for one in {row.message.conversation.school for row in rows}}
    return [one for one in rows if viewer.login in lookers_above(one, keepers[one.message.conversation.school_id])]


def get_emergency_above(viewer: Viewer, ref: str, at: datetime) -> Emergency:
    """One such emergency. Raises Http404."""
    found = next((one for one in emergencies_above(viewer, at) if one.ref == ref), None)
    if found is None:
        raise Http404
    return found


def may_open(post: Post, emergency: Emergency) -> bool:
    """Whether the post may open the conversation behind an emergency, beyond the words that were marked as one."""
    return conversations_for(post).filter(pk=emergency.message.conversation_id).exists()


def _shown() -> QuerySet[Emergency]:
    found = Emergency.objects.filter(message__visible_at__isnull=False, message__withdrawal__isnull=True)
    return found.select_related(
        "message__conversation__student", "message__conversation__school", "message__guardian", "message__staff",
        "told", "review__by", "review__by_login",
    ).order_by("-created_at", "-id")  # fmt: skip


def _entrusted(post: Post) -> list[int]:
    """What a stand-in looks back at: about a child at risk, not of their own ties, with nobody nearer who is free."""
    keepers = keepers_of(get_school_of(post), post.at)
    if post.staff_id not in {one.pk for one in keepers.stand_ins}:
        return []
    rows = free_of_ties(Conversation.objects.filter(topic=SAFEGUARDING), post)
    mine = Q(review__isnull=True) | Q(review__by=post.staff_id)
    waiting = _shown().filter(mine, message__conversation__in=rows.values("pk"))[:MOST]
    return [one.pk for one in waiting if post.staff_id in {free.pk for free in lookers_at(one, keepers)}]
