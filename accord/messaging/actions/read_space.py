"""Somebody has read a space up to now."""

from datetime import datetime

from django.db import transaction

from accord.delivery.actions.mark_read import mark_read
from accord.delivery.actions.tell import About
from accord.messaging.models import GroupMember, GroupSpace
from accord.people.models import Guardian, StaffMember


@transaction.atomic
def read_space(
    *, space: GroupSpace, at: datetime, guardian: Guardian | None = None, staff: StaffMember | None = None
) -> None:
    """Somebody has seen what is in a space until now; the news about it is read as well."""
    if staff:
        GroupMember.objects.update_or_create(
            space=space, staff=staff, defaults={"read_at": at}, create_defaults={"read_at": at, "created_at": at}
        )
    elif guardian:
        GroupMember.objects.filter(space=space, guardian=guardian).update(read_at=at)
        mark_read(readers=[guardian], about=About("group_space", space.ref), at=at)
