"""What the school has written down of a guardian."""

from typing import Any

from django.db import transaction

from accord.core import audit
from accord.people.freshness import keep, lock_unchanged
from accord.people.models import Guardian
from accord.people.name_followers import tell_if_renamed
from accord.people.viewer import Post


@transaction.atomic
def change_guardian(*, guardian: Guardian, by: Post, seen: str, **changes: Any) -> Guardian:
    """Correct a guardian's names, contact details, language, and what helps in talking with them.

    The audit log tells which details were changed, not what they are.
    """
    fresh = lock_unchanged(guardian, seen, changes)
    changed = keep(fresh, changes)
    tell_if_renamed(fresh, changed)
    audit.record(
        by=by.actor, verb="change_guardian", subject=f"guardian:{guardian.ref}", school=by.school_ref,
        details={"changed": changed},
    )  # fmt: skip
    return fresh
