"""Small facts behind the pages that help staff."""

from accord.people.models import StaffMember
from accord.people.viewer import Post


def staff_member_of(post: Post) -> StaffMember:
    """Return the record of the member of staff who asks."""
    return StaffMember.objects.select_related("school").get(pk=post.staff_id)
