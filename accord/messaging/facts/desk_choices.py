"""What the filters of the desk offer: teams, classes, colleagues."""

from collections.abc import Collection

from django.db.models import QuerySet

from accord.core.questions import question
from accord.people.models import StaffMember, Team


def team_names(pks: Collection[int]) -> list[tuple[str, str]]:
    """The refs and names of teams, by name; without any, no question is asked."""
    if not pks:
        return []
    return _team_names(pks=list(pks))


@question
def _team_names(*, pks: list[int]) -> QuerySet[Team, tuple[str, str]]:
    return Team.objects.filter(pk__in=pks, ended_at__isnull=True).order_by("name").values_list("ref", "name")


def holders_of_matters(school_id: int) -> list[tuple[str, str]]:
    """The refs and names of those who can have a conversation: staff of the school and its teams, by name."""
    names = _staff_names(school_id=school_id)
    called = [(ref, preferred or f"{given} {family}".strip()) for ref, preferred, given, family in names]
    return [*_teams_of(school_id=school_id), *called]


@question
def _staff_names(*, school_id: int) -> QuerySet[StaffMember, tuple[str, str, str, str]]:
    staff = StaffMember.objects.filter(school_id=school_id, joined_into__isnull=True).order_by("family_name", "id")
    return staff.values_list("ref", "preferred_name", "given_name", "family_name")


@question
def _teams_of(*, school_id: int) -> QuerySet[Team, tuple[str, str]]:
    teams = Team.objects.filter(school_id=school_id, ended_at__isnull=True)
    return teams.order_by("name").values_list("ref", "name")
