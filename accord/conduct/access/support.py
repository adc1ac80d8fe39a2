"""Support for somebody who was harmed: seen by the person and by whoever offered it, and by nobody else."""

from django.db.models import Q
from django.http import Http404

from accord.conduct.models import Affected, Support
from accord.people.viewer import Post


def offers_seen_by(post: Post, affected: Affected) -> list[Support]:
    """The offers to somebody: all of them for the person, for everybody else those that they made themselves."""
    mine = Q(affected__staff_id=post.staff_id) | Q(by_id=post.staff_id)
    return list(affected.support.filter(mine).select_related("by").order_by("created_at", "id"))


def get_offer_to(post: Post, ref: str) -> Support:
    """An offer of support to the member of staff. Raises Http404."""
    found = Support.objects.filter(ref=ref, affected__staff_id=post.staff_id)
    one = found.select_related("by__school", "affected__staff", "affected__incident__school").first()
    if one is None:
        raise Http404
    return one
