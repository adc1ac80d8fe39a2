"""Whether a member of staff is at work just now."""

from datetime import datetime

from accord.messaging.facts.helping import staff_member_of
from accord.messaging.facts.timing import reader_calendar
from accord.people.viewer import Post
from accord.rules.hours import HoursError


def own_time(post: Post) -> datetime | None:
    """When the asker's working time begins again; None while it runs, and where the school has declared no hours."""
    staff = staff_member_of(post)
    calendar = reader_calendar(staff.school, staff, post.at)
    try:
        return None if calendar.is_open(post.at) else calendar.next_opening(post.at)
    except HoursError:
        return None
