"""A team is formed."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accord.core import audit
from accord.core.errors import DomainError
from accord.people.models import Team
from accord.people.viewer import Post


@transaction.atomic
def form_team(*, by: Post, name: str, purpose: str = "") -> Team:
    """Form a team that answers for something; each team has a name of its own."""
    try:
        with transaction.atomic():
            team = Team.objects.create(school_id=by.school_id, name=name, purpose=purpose)
    except IntegrityError as taken:
        raise name_taken(name) from taken
    audit.record(
        by=by.actor, verb="form_team", subject=f"team:{team.ref}", school=by.school_ref,
        details={"name": name},
    )  # fmt: skip
    return team


def name_taken(name: str) -> DomainError:
    """Make the refusal for a name that another team bears."""
    message = _("There is a team called %(name)s already. Choose another name.") % {"name": name}
    return DomainError("team-named-so", message, 422, fields={"name": message})
