"""What the filters of the desk offer: teams, classes, colleagues."""

from collections.abc import Collection
from typing import Any

from django.db.models import CharField, F, QuerySet, Value
from django.db.models.functions import Cast

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
    return [
        (ref, name if is_team else preferred or f"{given} {name}".strip())
        for is_team, name, _pk, ref, preferred, given in _holders(school_id=school_id)
    ]


@question
def _holders(*, school_id: int) -> "QuerySet[Any, tuple[bool, str, int, str, str, str]]":
    teams = Team.objects.filter(school_id=school_id, ended_at__isnull=True).order_by()
    staff = StaffMember.objects.filter(school_id=school_id, joined_into__isnull=True).order_by()
    unsaid = Cast(Value(""), CharField())
    of_teams = teams.annotate(team=Value(1), by=F("name")).values_list("team", "by", "pk", "ref", unsaid, unsaid)
    of_staff = staff.annotate(team=Value(0), by=F("family_name")).values_list(
        "team", "by", "pk", "ref", "preferred_name", "given_name"
    )
    return of_teams.union(of_staff, all=True).order_by("-team", "by", "pk")
