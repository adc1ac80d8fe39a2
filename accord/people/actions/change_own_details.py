"""A guardian keeps their own details right."""

from typing import Any

from django.db import transaction

from accord.core import audit
from accord.people.freshness import keep, lock_unchanged
from accord.people.models import Guardian
from accord.people.name_followers import tell_if_renamed
from accord.people.viewer import Viewer


@transaction.atomic
def change_own_details(*, guardian: Guardian, by: Viewer, seen: str, **changes: Any) -> Guardian:
    """A guardian corrects how one school reaches and addresses them. It changes nothing for anybody else."""
    fresh = lock_unchanged(guardian, seen, changes)
    changed = keep(fresh, changes)
    tell_if_renamed(fresh, changed)
    audit.record(
        by=by.actor, verb="change_own_details", subject=f"guardian:{guardian.ref}",
        school=guardian.school.ref, details={"changed": changed},
    )  # fmt: skip
    return fresh
