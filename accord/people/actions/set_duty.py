"""Somebody keeps a watch."""

from datetime import datetime

from django.db import transaction

from accord.core import audit
from accord.people.models import Duty, StaffMember
from accord.people.viewer import Post


@transaction.atomic
def set_duty(
    *, staff: StaffMember, by: Post, kind: str, starts_at: datetime, ends_at: datetime, phone: str = ""
) -> Duty:
    """Let a member of staff keep a watch: the duty telephone, reception, the gate."""
    duty = Duty.objects.create(
        school_id=by.school_id, staff=staff, kind=kind, starts_at=starts_at, ends_at=ends_at, phone=phone
    )
    audit.record(
        by=by.actor, verb="set_duty", subject=f"duty:{duty.ref}", school=by.school_ref,
        details={"staff": staff.ref, "kind": kind},
    )  # fmt: skip
    return duty
