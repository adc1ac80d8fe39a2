"""Families hear once a day that there is something new in the space of their class."""

from datetime import datetime

from django.db import transaction

from accord.core import audit
from accord.messaging import group_notices
from accord.messaging.facts.group_spaces import members_with_news
from accord.messaging.models import GroupSpace


@transaction.atomic
def tell_of_new_posts(*, space: GroupSpace, by: str, at: datetime) -> int:
    """Tell those families of a space who have not read what others wrote; returns how many are told."""
    guardians = [] if space.ended_at else members_with_news(space, at)
    if guardians:
        group_notices.tell_of_new_posts(space, guardians, at)
        audit.record(
            by=by, verb="tell_of_new_posts", subject=f"space:{space.ref}", school=space.school.ref,
            details={"told": len(guardians)},
        )  # fmt: skip
    return len(guardians)
