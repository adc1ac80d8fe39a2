"""What the school has written down of a member of staff."""

from typing import Any

from django.db import transaction

from accord.core import audit
from accord.people.freshness import keep, lock_unchanged
from accord.people.models import StaffMember
from accord.people.viewer import Post


@transaction.atomic
def change_staff_member(*, staff: StaffMember, by: Post, seen: str, **changes: Any) -> StaffMember:
    """Correct the names, the title, the work and the school's own e-mail address of a member of staff."""
    fresh = lock_unchanged(staff, seen, changes)
    changed = keep(fresh, changes)
    audit.record(
        by=by.actor, verb="change_staff_member", subject=f"staff:{staff.ref}", school=by.school_ref,
        details={"changed": changed},
    )  # fmt: skip
    return fresh
