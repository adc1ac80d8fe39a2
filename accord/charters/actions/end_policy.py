"""End a policy of the list beside the charter."""

from datetime import datetime

from django.db import transaction

from accord.charters.models import SchoolPolicy
from accord.charters.policies import hold_school, stamp_of_policy, tell, words_of
from accord.schools.seen import check_seen


@transaction.atomic
def end_policy(*, by: str, at: datetime, policy: SchoolPolicy, seen: str | None = None) -> SchoolPolicy:
    """Families are no longer pointed to this policy; its words stay in the records. Raises DomainError."""
    hold_school(policy.school)
    stored = SchoolPolicy.objects.select_related("school").get(pk=policy.pk)
    if stored.ended_at:
        return stored
    check_seen(seen, stamp_of_policy(stored))
    stored.ended_at = at
    stored.save(update_fields=["ended_at"])
    tell(by=by, verb="end_policy", policy=stored, details={"before": words_of(stored)})
    return stored
