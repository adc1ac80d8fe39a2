"""A child gets support for additional needs."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accord.core import audit
from accord.core.errors import DomainError
from accord.people.facts.needs import as_support
from accord.people.joining.guard import lock_unjoined
from accord.people.models import NeedSupport, Student
from accord.people.viewer import Post
from accord.rules.needs import ends_before


@transaction.atomic
def record_need(*, student: Student, by: Post, level: str, starts_on: date) -> NeedSupport:
    """Write down that a child has support from a day on; support that has lasted so far ends the day before.

    The audit log names the record and nothing else: neither the child nor the level. Raises DomainError.
    """
    fresh = lock_unjoined(student)
    held = list(NeedSupport.objects.filter(student=fresh).select_for_update().order_by("pk"))
    ends = ends_before(as_support(held), starts_on)
    if ends is None:
        message = _("There is support on or after that day already. Choose a later day, or correct the other first.")
        raise DomainError("needs-overlap", message, 422, fields={"starts_on": message})
    for row in held:
        if row.pk in ends:
            row.ends_on, row.ended_by_id = ends[row.pk], by.staff_id
            row.save(update_fields=["ends_on", "ended_by"])
    need = NeedSupport.objects.create(
        school_id=by.school_id, student=fresh, level=level, starts_on=starts_on, recorded_by_id=by.staff_id
    )
    audit.record(by=by.actor, verb="record_need", subject=f"need:{need.ref}", school=by.school_ref)
    return need
