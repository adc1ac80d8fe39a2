"""Somebody leaves the staff."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accord.core import audit
from accord.core.errors import DomainError
from accord.people.actions.administrators import check_administrator_remains
from accord.people.models import StaffMember
from accord.people.viewer import Post
from accord.rules.visibility import Role


@transaction.atomic
def end_employment(*, staff: StaffMember, by: Post, last_day: date) -> StaffMember:
    """Let a member of staff leave after a last day; roles, teams and classes end for them with it."""
    check_administrator_remains(Role.ADMINISTRATOR, leaving=staff, by=by)
    fresh = StaffMember.objects.select_for_update().get(pk=staff.pk)
    if fresh.ends_on != staff.ends_on:
        raise DomainError("staff-changed", _("The last day was changed meanwhile. Load the page anew."), 409)
    if fresh.starts_on and last_day < fresh.starts_on:
        message = _("The first day was later than that.")
        raise DomainError("ends-too-early", message, 422, fields={"last_day": message})
    fresh.ends_on = last_day
    fresh.save(update_fields=["ends_on"])
    audit.record(
        by=by.actor, verb="end_employment", subject=f"staff:{staff.ref}", school=by.school_ref,
        details={"last_day": last_day.isoformat()},
    )  # fmt: skip
    return fresh
