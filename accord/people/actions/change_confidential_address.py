"""An address that only the headteacher and the safeguarding lead read."""

from typing import Any

from django.db import transaction

from accord.core import audit
from accord.people.freshness import keep, lock_unchanged
from accord.people.models import Guardian
from accord.people.viewer import Post


@transaction.atomic
def change_confidential_address(*, guardian: Guardian, by: Post, seen: str, **changes: Any) -> Guardian:
    """Correct a guardian's address, and say whether it is kept from the office and the leaders."""
    fresh = lock_unchanged(guardian, seen, changes)
    changed = keep(fresh, changes)
    audit.record(
        by=by.actor, verb="change_confidential_address", subject=f"guardian:{guardian.ref}",
        school=by.school_ref, details={"changed": changed},
    )  # fmt: skip
    return fresh
