"""What other pages show of this room: how much a person has not read yet."""

from accord.core import clock
from accord.delivery import access
from accord.delivery.facts.news import count_unread, may_have_unread
from accord.people.viewer import Post, Viewer


def unread_of_family(viewer: Viewer) -> int:
    """Return how much news a guardian has not read yet."""
    at = clock.now()
    if not may_have_unread(at, guardians=[own.guardian_id for own in viewer.guardianships]):
        return 0
    return count_unread(access.own_guardians(viewer), at)


def unread_at_work(post: Post) -> int:
    """Return how much news a member of staff has not read yet."""
    at = clock.now()
    return count_unread(access.own_staff(post), at) if may_have_unread(at, staff=[post.staff_id]) else 0
