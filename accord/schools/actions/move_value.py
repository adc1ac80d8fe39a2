"""Move a core value up or down."""

from django.db import transaction

from accord.schools.models import CoreValue
from accord.schools.values import hold_owner, owner_of, tell_owner, values_of


@transaction.atomic
def move_value(*, by: str, value: CoreValue, up: bool) -> None:
    """The value changes places with its neighbour; at the edge nothing happens."""
    owner = hold_owner(owner_of(value))
    order = list(values_of(owner))
    here = next((place for place, other in enumerate(order) if other.pk == value.pk), None)
    if here is None:
        return
    there = here - 1 if up else here + 1
    if not 0 <= there < len(order):
        return
    order[here], order[there] = order[there], order[here]
    for place, other in enumerate(order):
        other.position = place
    CoreValue.objects.bulk_update(order, ["position"])
    tell_owner(owner, by=by, verb="move_value", value=value, details={"from": here, "to": there})
