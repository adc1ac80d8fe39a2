"""Say a core value differently."""

from collections.abc import Mapping

from django.db import transaction

from accord.schools.models import CoreValue
from accord.schools.seen import check_seen
from accord.schools.values import (
    Wording,
    check_wordings,
    hold_owner,
    owner_of,
    stamp_of_value,
    tell_owner,
    wordings_of,
    write_wordings,
)


@transaction.atomic
def change_value(*, by: str, value: CoreValue, wordings: Mapping[str, Wording], seen: str | None = None) -> CoreValue:
    """The value has another name or sentence in one or more languages; a language left empty is taken out."""
    owner = hold_owner(owner_of(value))
    check_seen(seen, stamp_of_value(value))
    check_wordings(owner, wordings)
    before = wordings_of(value)
    write_wordings(value, wordings)
    tell_owner(owner, by=by, verb="change_value", value=value, details={"before": before, "after": wordings})
    return value
