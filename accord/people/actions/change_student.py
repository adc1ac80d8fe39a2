"""What the school has written down of a child."""

from typing import Any

from django.db import transaction

from accord.core import audit
from accord.people.freshness import keep, lock_unchanged
from accord.people.models import Student
from accord.people.name_followers import tell_if_renamed
from accord.people.viewer import Post


@transaction.atomic
def change_student(*, student: Student, by: Post, seen: str, **changes: Any) -> Student:
    """Correct a child's names, how they are said, the day of birth, the year, the first and the last day."""
    fresh = lock_unchanged(student, seen, changes)
    changed = keep(fresh, changes)
    tell_if_renamed(fresh, changed)
    audit.record(
        by=by.actor, verb="change_student", subject=f"student:{student.ref}", school=by.school_ref,
        details={"changed": changed},
    )  # fmt: skip
    return fresh
