"""Posts: what somebody is at a school, and whether a role opens an act."""

from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from accord.core.errors import NotYours
from accord.core.questions import question
from accord.people.viewer import Post, Viewer
from accord.rules.visibility import Act
from accord.schools.models import School


def get_post_for(viewer: Viewer, school_slug: str) -> Post:
    """Return the viewer's post at the school; strangers and former staff get 404."""
    post = viewer.post_at(school_slug)
    if post is None:
        raise Http404
    return post


def get_post_that_may(viewer: Viewer, school_slug: str, act: Act) -> Post:
    """Return the viewer's post if one of its roles opens the act; other staff of the school are refused."""
    post = get_post_for(viewer, school_slug)
    if not post.may(act):
        raise refused(post)
    return post


def refused(post: Post) -> NotYours:
    """Make the refusal for a post whose roles do not open what was asked."""
    return NotYours(
        _("Your role at %(school)s does not include this.") % {"school": post.school_name},
        remedy=_("If you need it for your work, ask an administrator of the school."),
    )


def get_school_of(post: Post) -> School:
    """Return the school of a post, as it was read with the person who asks."""
    return post.member.school if post.member else _school(school_id=post.school_id)[0]


@question
def _school(*, school_id: int) -> QuerySet[School]:
    return School.objects.filter(id=school_id)
