"""The way to published editions, for staff: always those of one's own school."""

from django.http import Http404

from accord.charters.access.drafts import get_edition_of
from accord.charters.facts.editions import published_and_recalled
from accord.charters.models import Edition
from accord.people.viewer import Post
from accord.schools.models import School


def get_published_of(post: Post, ref: str) -> Edition:
    """Return an edition that this very school published, also one called back; else 404."""
    found = get_edition_of(post, ref)
    if not hasattr(found, "publication"):
        raise Http404
    return found


def editions_of(school: School) -> list[Edition]:
    """Return everything that the school published, the latest first."""
    return list(published_and_recalled(school).prefetch_related("wordings"))


def discarded_of(school: School) -> list[Edition]:
    """Return the drafts that the school put aside, the latest first."""
    rows = Edition.objects.filter(charter__school=school, discard__isnull=False)
    return list(rows.select_related("discard__by", "charter__school").prefetch_related("wordings").order_by("-id"))


def open_drafts_of(school: School) -> list[Edition]:
    """Return the drafts of the school, the latest first."""
    rows = Edition.objects.filter(charter__school=school, publication=None, discard=None)
    return list(rows.select_related("charter__school").prefetch_related("wordings").order_by("-id"))
