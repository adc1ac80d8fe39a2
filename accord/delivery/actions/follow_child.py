"""What was told of a record follows the child whom the record is about."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from accord.core import audit
from accord.delivery.actions.tell import About
from accord.delivery.models import Notice
from accord.people.models import Student
from accord.schools.models import School


@transaction.atomic
def follow_child(
    *, school: School, about: About, kinds: Collection[str], student: Student | None, by: str, at: datetime
) -> int:
    """Notices of these kinds about a record are about another child now (None: about none); returns how many.

    Who may still hear of them is asked by that child from now on, also of what has not left yet.
    """
    told = Notice.objects.filter(about_kind=about.kind, about_ref=about.ref, school=school, kind__in=kinds)
    moved = told.update(student=student)
    if moved:
        audit.record(
            by=by,
            verb="follow_child",
            subject=f"{about.kind}:{about.ref}",
            school=school.ref,
            details={"student": student.ref if student else "", "notices": moved},
        )
    return moved
