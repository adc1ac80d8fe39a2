"""Somebody will be away."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accord.core import audit
from accord.core.errors import DomainError
from accord.people.joining.guard import lock_unjoined
from accord.people.models import Absence, StaffMember
from accord.people.viewer import Post


@transaction.atomic
def record_absence(*, staff: StaffMember, by: Post, kind: str, starts_at: datetime, ends_at: datetime) -> Absence:
    """Write down when a member of staff is away, so that nobody waits for them and cover can be found."""
    lock_unjoined(staff)
    meeting = Absence.objects.filter(
        staff=staff, cancelled_at__isnull=True, starts_at__lt=ends_at, ends_at__gt=starts_at
    )
    if meeting.exists():
        raise DomainError(
            "away-already", _("%(name)s is already away for part of that time.") % {"name": staff.called}, 422,
            _("Choose other days, or call off the earlier absence first."),
        )  # fmt: skip
    absence = Absence.objects.create(staff=staff, kind=kind, starts_at=starts_at, ends_at=ends_at)
    audit.record(
        by=by.actor, verb="record_absence", subject=f"absence:{absence.ref}", school=by.school_ref,
        details={"staff": staff.ref, "from": starts_at.isoformat(), "until": ends_at.isoformat()},
    )  # fmt: skip
    return absence
