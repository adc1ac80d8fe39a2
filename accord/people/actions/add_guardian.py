"""Somebody new is responsible for a child."""

from typing import Any

from django.db import transaction

from accord.core import audit
from accord.people.actions.tie_guardian import tie_guardian
from accord.people.models import Guardian, Student, StudentContact
from accord.people.viewer import Post


@transaction.atomic
def add_guardian(*, student: Student, by: Post, person: dict[str, Any], tie: dict[str, Any]) -> StudentContact:
    """Write down a parent, carer or representative, and what this person is to the child."""
    guardian = Guardian.objects.create(school_id=by.school_id, starts_on=by.on, **person)
    audit.record(
        by=by.actor, verb="add_guardian", subject=f"guardian:{guardian.ref}", school=by.school_ref,
        details={"student": student.ref},
    )  # fmt: skip
    return tie_guardian(student=student, guardian=guardian, by=by, **tie)
