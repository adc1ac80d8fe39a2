"""Somebody leaves a team."""

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from accord.core import audit
from accord.core.errors import DomainError
from accord.people.models import TeamMembership
from accord.people.viewer import Post


@transaction.atomic
def leave_team(*, membership: TeamMembership, by: Post) -> TeamMembership:
    """Take a member of staff out of a team at once."""
    ended = TeamMembership.objects.filter(pk=membership.pk, ends_on__isnull=True).update(
        ends_on=by.on - timedelta(days=1)
    )
    if not ended:
        raise DomainError("left-team", _("This membership was ended already."), 409)
    audit.record(
        by=by.actor, verb="leave_team", subject=f"team:{membership.team.ref}", school=by.school_ref,
        details={"staff": membership.staff.ref},
    )  # fmt: skip
    membership.refresh_from_db()
    return membership
