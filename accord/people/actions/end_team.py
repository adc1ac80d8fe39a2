"""A team is dissolved."""

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from accord.core import audit
from accord.core.errors import DomainError
from accord.people.models import Team, TeamMembership
from accord.people.viewer import Post


@transaction.atomic
def end_team(*, team: Team, by: Post) -> Team:
    """Dissolve a team; its memberships end, the record stays."""
    ended = Team.objects.filter(pk=team.pk, ended_at__isnull=True).update(ended_at=by.at)
    if not ended:
        raise DomainError("team-ended", _("This team was dissolved already."), 409)
    TeamMembership.objects.filter(team=team, ends_on__isnull=True).update(ends_on=by.on - timedelta(days=1))
    audit.record(by=by.actor, verb="end_team", subject=f"team:{team.ref}", school=by.school_ref)
    team.refresh_from_db()
    return team
