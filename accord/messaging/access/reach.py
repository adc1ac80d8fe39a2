"""What decides which conversations a member of staff may read now, read from the database once for a page."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import CharField, Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast

from accord.core.questions import question
from accord.messaging.models import Concerned, Conversation, Emergency, Escalation
from accord.people.facts import BelongingLine, belonging_lines, belonging_of
from accord.people.models import Guardian
from accord.people.viewer import Post
from accord.rules.sending import EMERGENCY_LASTS
from accord.rules.visibility import Act

SAFEGUARDING = "safeguarding"
"""The topic that the safeguarding lead reads, or who has it in their place; see READ-4."""


@dataclass(frozen=True)
class Reach:
    """A post, those for whom it answers now (itself included), its teams, and what it was called to (READ-7)."""

    post: Post
    answers_for: frozenset[int]
    teams: frozenset[int]
    called_to: frozenset[int]

    @property
    def is_wide(self) -> bool:
        """Whether a role opens more than what the person, those covered for, and the teams have."""
        acts = (Act.READ_FRONT_DOOR, Act.READ_CONVERSATIONS, Act.READ_CONFIDENTIAL_MATTERS, Act.READ_SAFEGUARDING)
        return any(self.post.may(act) for act in acts)


def reach_of(post: Post) -> Reach:
    """Read what decides which conversations a post may read at this moment; one query where nobody is away."""
    since = post.at - EMERGENCY_LASTS
    lines = _lines(school_id=post.school_id, staff_id=post.staff_id, at=post.at, on=post.on, since=since)
    belonging = belonging_of(lines, post.school_id, post.staff_id, post.at)
    called_to = frozenset(conversation for what, conversation, _who in lines if what == _CALLED)
    return Reach(post, belonging.stands_in_for | {post.staff_id}, belonging.teams, called_to)


_CALLED = "called"


@question
def _lines(*, school_id: int, staff_id: int, at: datetime, on: date, since: datetime) -> "QuerySet[Any, BelongingLine]":
    """What the post belongs to, and the conversations with an emergency of which it was told within the last day.

    Those are few, and read beforehand.
    """
    away, teams = belonging_lines(school_id, staff_id, at, on)
    told = Emergency.objects.filter(told_id=staff_id, created_at__gt=since).order_by()
    called = told.values_list(Cast(Value(_CALLED), CharField()), "message__conversation_id", "told_id")
    return away.union(teams, called, all=True)


def has_it(reach: Reach) -> Q:
    """Conversations that the post has, by itself, for somebody else, or in a team (READ-1), or looks after (READ-6)."""
    return Q(assigned_staff_id__in=reach.answers_for) | Q(assigned_team_id__in=reach.teams) | asked_to_look(reach)


def asked_to_look(reach: Reach) -> Q:
    """Conversations that came to the post because an answer is late (READ-6)."""
    looking = Escalation.objects.filter(to_id=reach.post.staff_id, ended_at__isnull=True)
    return Q(pk__in=looking.values("clock__conversation_id"))


def readable(reach: Reach) -> Q:
    """READ-1 to READ-4, READ-6 and READ-7 as a question to the database."""
    post = reach.post
    found = has_it(reach) | Q(pk__in=reach.called_to)
    if post.may(Act.READ_FRONT_DOOR):
        found |= Q(assigned_staff__isnull=True, assigned_team__isnull=True) | Q(confidential=False)
    if post.may(Act.READ_CONVERSATIONS):
        found |= Q(confidential=False)
    if post.may(Act.READ_CONFIDENTIAL_MATTERS):
        found |= Q(confidential=True)
    found &= ~Q(topic=SAFEGUARDING) | Q(assigned_staff_id=post.staff_id)
    if post.may(Act.READ_SAFEGUARDING):
        found |= Q(topic=SAFEGUARDING)
    return found


def free_of_ties(rows: QuerySet[Conversation], post: Post) -> QuerySet[Conversation]:
    """READ-5: without what is about the person, and without the conversations of the person's own family."""
    concerned = Concerned.objects.filter(conversation=OuterRef("pk"), staff_id=post.staff_id)
    rows = rows.filter(school_id=post.school_id, visible_to_staff_at__isnull=False).exclude(Exists(concerned))
    return rows if post.own_guardian_id is None else rows.exclude(_own_family(post.own_guardian_id))


def _own_family(guardian_id: int) -> Q:
    """Conversations of the person's own family: of any guardian of a child of theirs, and of themselves."""
    own = Guardian.objects.filter(pk=guardian_id)
    relatives = Guardian.objects.filter(contacts__student__contacts__guardian__in=own)
    children = own.values("contacts__student")
    return Q(guardian__in=own) | Q(guardian__in=relatives) | Q(student__in=children, student__isnull=False)
