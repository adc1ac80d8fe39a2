"""A colleague takes over while somebody is away."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accord.core import audit
from accord.core.errors import DomainError
from accord.people.models import Absence, Cover, StaffMember
from accord.people.viewer import Post


@transaction.atomic
def arrange_cover(*, absence: Absence, staff: StaffMember, by: Post, starts_at: datetime, ends_at: datetime) -> Cover:
    """Let a colleague answer for somebody who is away, for all of that time or part of it."""
    held = Absence.objects.select_for_update().get(pk=absence.pk)
    if held.cancelled_at is not None:
        raise DomainError("absence-called-off", _("This absence was called off meanwhile."), 409)
    if staff.pk == held.staff_id:
        message = _("Nobody covers for themselves. Choose a colleague.")
        raise DomainError("covers-self", message, 422, fields={"staff": message})
    if starts_at < held.starts_at or ends_at > held.ends_at:
        raise DomainError(
            "cover-outside-absence", _("The cover reaches beyond the absence."), 422,
            _("Choose a time within it."),
        )  # fmt: skip
    running = held.covers.filter(cancelled_at__isnull=True, starts_at__lt=ends_at, ends_at__gt=starts_at)
    if other := running.select_related("staff").first():
        raise DomainError(
            "covered-already",
            _("%(name)s already covers for part of that time.") % {"name": other.staff.called}, 422,
            _("Choose another time, or call off the earlier cover first."),
        )  # fmt: skip
    cover = Cover.objects.create(absence=held, staff=staff, starts_at=starts_at, ends_at=ends_at)
    audit.record(
        by=by.actor, verb="arrange_cover", subject=f"cover:{cover.ref}", school=by.school_ref,
        details={"absence": absence.ref, "staff": staff.ref},
    )  # fmt: skip
    return cover
