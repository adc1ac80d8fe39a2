"""The incidents that somebody may be shown as numbers: none in which they are named, affected, or family."""

from django.db.models import QuerySet

from accord.conduct.access.incidents import has_a_part
from accord.conduct.models import Incident
from accord.people.viewer import Post
from accord.rules.visibility import Act


def counted_for(post: Post) -> QuerySet[Incident]:
    """The incidents of the school that a post may see in a number (PART-1 to PART-3)."""
    rows = Incident.objects.filter(school_id=post.school_id)
    return rows.exclude(has_a_part(post)) if post.may(Act.SEE_PATTERNS) else rows.none()
