"""Somebody gives a role back."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accord.core import audit
from accord.core.errors import DomainError
from accord.people.actions.administrators import check_administrator_remains
from accord.people.models import RoleHolding
from accord.people.viewer import Post, holds


@transaction.atomic
def end_role(*, holding: RoleHolding, by: Post, last_day: date) -> RoleHolding:
    """End a role after a last day; a last day before today ends it at once. One administrator remains."""
    check_administrator_remains(holding.role, leaving=holding.staff, by=by)
    fresh = RoleHolding.objects.select_for_update().get(pk=holding.pk)
    if fresh.ends_on != holding.ends_on or not holds(by.on, None, fresh.ends_on):
        raise DomainError("role-ended", _("This role was ended already."), 409)
    fresh.starts_on = min(fresh.starts_on, last_day)
    fresh.ends_on = last_day
    fresh.save(update_fields=["starts_on", "ends_on"])
    audit.record(
        by=by.actor, verb="end_role", subject=f"staff:{holding.staff.ref}", school=by.school_ref,
        details={"role": holding.role, "scope": holding.scope, "last_day": last_day.isoformat()},
    )  # fmt: skip
    return fresh
