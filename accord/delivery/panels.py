"""What other pages show of this room: how much a person has not read yet."""

from accord.core import clock
from accord.delivery import access
from accord.delivery.facts.news import count_seen, find_unread, find_unread_soon
from accord.people.viewer import Post, Viewer


def unread_of_family(viewer: Viewer) -> int:
    """Return how much news a guardian has not read yet."""
    at = clock.now()
    unread = find_unread(at, guardians=[own.guardian_id for own in viewer.guardianships])
    return count_seen(unread, access.own_guardians(viewer), at) if unread else 0


def unread_at_work(post: Post) -> int:
    """Return how much news a member of staff has not read yet."""
    unread = find_unread(post.at, staff=[post.staff_id])
    return count_seen(unread, access.own_staff(post), post.at) if unread else 0


def unread_at_work_soon(post: Post) -> None:
    """Say that `unread_at_work` is asked soon, before any change."""
    find_unread_soon(post.at, staff=[post.staff_id])
