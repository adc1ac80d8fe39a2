"""Somebody joins a team."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accord.core import audit
from accord.core.errors import DomainError
from accord.people.joining.guard import lock_unjoined
from accord.people.models import StaffMember, Team, TeamMembership
from accord.people.viewer import Post


@transaction.atomic
def join_team(*, team: Team, staff: StaffMember, by: Post, leads: bool = False) -> TeamMembership:
    """Put a member of staff into a team from today on, perhaps as the one who leads it."""
    lock_unjoined(staff)
    try:
        with transaction.atomic():
            membership = TeamMembership.objects.create(team=team, staff=staff, leads=leads, starts_on=by.on)
    except IntegrityError as member:
        message = _("%(name)s is in this team already.") % {"name": staff.called}
        raise DomainError("in-team", message, 422, fields={"staff": message}) from member
    audit.record(
        by=by.actor, verb="join_team", subject=f"team:{team.ref}", school=by.school_ref,
        details={"staff": staff.ref, "leads": leads},
    )  # fmt: skip
    return membership
