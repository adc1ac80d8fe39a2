"""What a guardian is to a child, and may do."""

from typing import Any

from django.db import transaction

from accord.core import audit
from accord.people.actions.representing import check_represented
from accord.people.freshness import keep, lock_unchanged
from accord.people.models import StudentContact
from accord.people.viewer import Post


@transaction.atomic
def change_tie(*, tie: StudentContact, by: Post, seen: str, **changes: Any) -> StudentContact:
    """Correct what a guardian is to a child: relationship, responsibility, home, contact, collection."""
    check_represented(tie.student, tie.guardian, changes)
    changes["represents_id"] = getattr(changes.pop("represents"), "pk", None)
    fresh = lock_unchanged(tie, seen, changes)
    before = {name: getattr(fresh, name) for name in changes}
    changed = keep(fresh, changes)
    audit.record(
        by=by.actor, verb="change_tie", subject=f"tie:{tie.ref}", school=by.school_ref,
        details={name: [before[name], changes[name]] for name in changed if name != "represents_id"},
    )  # fmt: skip
    return fresh
