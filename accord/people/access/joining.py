"""Pairs of records that a post may look at side by side and join."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.utils.translation import gettext as _

from accord.core.errors import NotYours
from accord.people.access.families import get_student_that_may
from accord.people.access.joined import led_to
from accord.people.access.names import named
from accord.people.access.posts import get_post_that_may
from accord.people.joining.kinds import STAFF, STUDENTS, Kind
from accord.people.joining.own import concerns_oneself
from accord.people.joining.proposals import joinable
from accord.people.models import StaffMember
from accord.people.viewer import Post, Viewer

MOST_FOUND = 20


@dataclass(frozen=True)
class Pair:
    """Two records of one kind; `is_moved` when an address names one that was joined into another already."""

    post: Post
    kept: Any
    away: Any
    is_moved: bool


def get_joining_post(viewer: Viewer, school: str, kind: Kind) -> Post:
    """Return the post that may join records of this kind: the office for families, an administrator for staff."""
    return get_post_that_may(viewer, school, kind.act)


def get_joinable_for(post: Post, kind: Kind, ref: str) -> Any:
    """Return a record that the post may join, else 404; one's own record or family is refused."""
    if kind is STAFF:
        rows = StaffMember.objects.filter(school_id=post.school_id, joined_into__isnull=True)
        person = led_to(rows, kind, post.school_id, ref)
    elif kind is STUDENTS:
        person = get_student_that_may(post, ref, kind.act)
    else:
        person = led_to(joinable(kind, post), kind, post.school_id, ref)
    refuse_own(kind, post, person)
    return person


def get_pair_for(viewer: Viewer, school: str, kind: Kind, ref: str, other: str) -> Pair:
    """Return two records that the post may join; each must be of its school, and none of its own family."""
    post = get_joining_post(viewer, school, kind)
    kept, away = (get_joinable_for(post, kind, each) for each in (ref, other))
    if ref == other:
        raise Http404
    return Pair(post, kept, away, is_moved=(kept.ref, away.ref) != (ref, other))


def find_joinable(post: Post, kind: Kind, person: Any, name: str) -> list[Any]:
    """Return other records of the kind by name."""
    if not name:
        return []
    rows = joinable(kind, post).exclude(pk=person.pk)
    return list(rows.filter(named(name))[:MOST_FOUND])


def refuse_own(kind: Kind, post: Post, *people: Any) -> None:
    """Refuse to join a record of oneself or of one's own family."""
    if concerns_oneself(kind, post, [person.pk for person in people]):
        raise NotYours(
            _("Nobody joins records of themselves or of their own family."),
            code="own-record",
            remedy=_("A colleague does this for you, as for everybody else."),
        )
