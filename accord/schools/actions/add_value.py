"""Add a core value."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from accord.schools.models import CoreValue, District, School
from accord.schools.values import (
    Wording,
    check_room,
    check_wordings,
    hold_owner,
    tell_owner,
    values_of,
    write_wordings,
)


@transaction.atomic
def add_value(*, by: str, at: datetime, owner: School | District, wordings: Mapping[str, Wording]) -> CoreValue:
    """The school, or the district for all its schools, stands for one more value, said in its languages."""
    owner = hold_owner(owner)
    check_room(owner)
    check_wordings(owner, wordings)
    last = values_of(owner).last()
    value = CoreValue.objects.create(
        school=owner if isinstance(owner, School) else None,
        district=owner if isinstance(owner, District) else None,
        position=last.position + 1 if last else 0,
        created_at=at,
    )
    write_wordings(value, wordings)
    tell_owner(owner, by=by, verb="add_value", value=value, details={"after": wordings})
    return value
