"""The space of a class comes to its end."""

from datetime import datetime

from django.db import transaction

from accord.core import audit
from accord.messaging.actions.change_space import open_one
from accord.messaging.models import GroupSpace


@transaction.atomic
def close_space(*, space: GroupSpace, by: str, at: datetime) -> GroupSpace:
    """Close a space for good: nobody enters it any more, what was written is kept with the school's records.

    Raises DomainError when it was closed meanwhile.
    """
    space = open_one(space)
    space.ended_at = at
    space.save(update_fields=["ended_at"])
    audit.record(by=by, verb="close_space", subject=f"space:{space.ref}", school=space.school.ref)
    return space
