"""Somebody joins the staff."""

from datetime import date

from django.db import transaction

from accord.core import audit
from accord.people.models import StaffMember
from accord.people.viewer import Post


@transaction.atomic
def add_staff_member(*, by: Post, starts_on: date | None = None, **person: str) -> StaffMember:
    """Write down somebody who works for the school or serves it as a governor."""
    staff = StaffMember.objects.create(school_id=by.school_id, starts_on=starts_on, **person)
    audit.record(by=by.actor, verb="add_staff_member", subject=f"staff:{staff.ref}", school=by.school_ref, details={})
    return staff
