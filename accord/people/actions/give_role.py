"""Somebody is given a role."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accord.core import audit
from accord.core.errors import DomainError, NotYours
from accord.people.joining.guard import lock_unjoined
from accord.people.models import RoleHolding, StaffMember
from accord.people.viewer import Post
from accord.rules.visibility import Role, may_give_role


@transaction.atomic
def give_role(
    *,
    staff: StaffMember,
    by: Post,
    role: str,
    starts_on: date,
    ends_on: date | None = None,
    scope: str = "",
) -> RoleHolding:
    """Give a member of staff a role from a day on, perhaps until a day; nobody gives one to themselves."""
    if not may_give_role(giver_is_receiver=staff.pk == by.staff_id, roles=by.roles):
        raise NotYours(
            _("Nobody gives a role to themselves."),
            code="own-role",
            remedy=_("Another administrator of the school can do it."),
        )
    lock_unjoined(staff)
    if role == Role.HEAD_OF_YEAR and not scope:
        message = _("Write which year this head of year leads.")
        raise DomainError("year-missing", message, 422, fields={"scope": message})
    try:
        with transaction.atomic():
            holding = RoleHolding.objects.create(
                staff=staff, role=role, scope=scope, starts_on=starts_on, ends_on=ends_on
            )
    except IntegrityError as held:
        message = _("%(name)s holds this role already.") % {"name": staff.called}
        raise DomainError("role-held", message, 422, fields={"role": message}) from held
    audit.record(
        by=by.actor, verb="give_role", subject=f"staff:{staff.ref}", school=by.school_ref,
        details={"role": role, "scope": scope, "from": starts_on.isoformat()},
    )  # fmt: skip
    return holding
