"""What other pages show of this room: how much a person has not read yet."""

from accord.core import clock
from accord.delivery import access
from accord.delivery.facts.news import count_unread
from accord.people.viewer import Post, Viewer


def unread_of_family(viewer: Viewer) -> int:
    """Return how much news a guardian has not read yet."""
    return count_unread(access.own_guardians(viewer), clock.now())


def unread_at_work(post: Post) -> int:
    """Return how much news a member of staff has not read yet."""
    return count_unread(access.own_staff(post), clock.now())
