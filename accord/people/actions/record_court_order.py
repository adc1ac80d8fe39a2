"""A court has laid down something about a guardian and a child."""

from datetime import date

from django.db import transaction

from accord.core import audit
from accord.people.models import CourtOrder, StudentContact
from accord.people.viewer import Post


@transaction.atomic
def record_court_order(
    *,
    tie: StudentContact,
    by: Post,
    scope: str,
    starts_on: date,
    ends_on: date | None,
    issued_by: str,
    reference: str = "",
    note: str = "",
) -> CourtOrder:
    """Write down a court order; within its scope and its dates it narrows what the guardian may have."""
    order = CourtOrder.objects.create(
        school_id=by.school_id, tie=tie, scope=scope, starts_on=starts_on, ends_on=ends_on,
        issued_by=issued_by, reference=reference, note=note, recorded_by_id=by.staff_id,
    )  # fmt: skip
    audit.record(
        by=by.actor, verb="record_court_order", subject=f"order:{order.ref}", school=by.school_ref,
        details={"tie": tie.ref, "scope": scope},
    )  # fmt: skip
    return order
