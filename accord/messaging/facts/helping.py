"""Small facts behind the pages that help staff."""

from django.db.models import QuerySet

from accord.core.questions import question
from accord.people.models import StaffMember
from accord.people.viewer import Post


def staff_member_of(post: Post) -> StaffMember:
    """Return the record of the member of staff who asks, as it was read with the person."""
    return post.member or _staff(staff_id=post.staff_id)[0]


@question
def _staff(*, staff_id: int) -> QuerySet[StaffMember]:
    return StaffMember.objects.select_related("school").filter(pk=staff_id)
