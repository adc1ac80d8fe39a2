"""A team is called otherwise, or answers for something else."""

from django.db import IntegrityError, transaction

from accord.core import audit
from accord.people.actions.form_team import name_taken
from accord.people.freshness import keep, lock_unchanged
from accord.people.models import Team
from accord.people.viewer import Post


@transaction.atomic
def change_team(*, team: Team, by: Post, seen: str, name: str, purpose: str) -> Team:
    """Change a team's name and what it answers for."""
    changes = {"name": name, "purpose": purpose}
    fresh = lock_unchanged(team, seen, changes)
    try:
        with transaction.atomic():
            changed = keep(fresh, changes)
    except IntegrityError as taken:
        raise name_taken(name) from taken
    audit.record(
        by=by.actor, verb="change_team", subject=f"team:{team.ref}", school=by.school_ref,
        details={"changed": changed},
    )  # fmt: skip
    return fresh
