"""Move a policy up or down in the list beside the charter."""

from django.db import transaction

from accord.charters.drafting import renumber
from accord.charters.models import SchoolPolicy
from accord.charters.policies import hold_school, policies_of, tell


@transaction.atomic
def move_policy(*, by: str, policy: SchoolPolicy, up: bool) -> None:
    """The policy changes places with its neighbour; at the edge nothing happens."""
    order = list(policies_of(hold_school(policy.school)))
    here = next((place for place, one in enumerate(order) if one.pk == policy.pk), None)
    there = -1 if here is None else here - 1 if up else here + 1
    if here is None or not 0 <= there < len(order):
        return
    order[here], order[there] = order[there], order[here]
    renumber(order)
    tell(by=by, verb="move_policy", policy=policy, details={"from": here, "to": there})
