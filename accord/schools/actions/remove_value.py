"""Take a core value out."""

from django.db import transaction

from accord.schools.models import CoreValue
from accord.schools.seen import check_seen
from accord.schools.values import hold_owner, owner_of, stamp_of_value, tell_owner, wordings_of


@transaction.atomic
def remove_value(*, by: str, value: CoreValue, seen: str | None = None) -> None:
    """The value is no longer shown; its words stay in the audit log."""
    owner = hold_owner(owner_of(value))
    check_seen(seen, stamp_of_value(value))
    tell_owner(owner, by=by, verb="remove_value", value=value, details={"before": wordings_of(value)})
    value.delete()
