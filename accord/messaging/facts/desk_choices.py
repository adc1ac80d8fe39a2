"""What the filters of the desk offer: teams, classes, colleagues."""

from collections.abc import Collection

from accord.people.models import StaffMember, Team


def team_names(pks: Collection[int]) -> list[tuple[str, str]]:
    """The refs and names of teams, by name; without any, no question is asked."""
    if not pks:
        return []
    return list(Team.objects.filter(pk__in=pks, ended_at__isnull=True).order_by("name").values_list("ref", "name"))


def holders_of_matters(school_id: int) -> list[tuple[str, str]]:
    """The refs and names of those who can have a conversation: staff of the school and its teams, by name."""
    staff = StaffMember.objects.filter(school_id=school_id, joined_into__isnull=True).order_by("family_name", "id")
    names = staff.values_list("ref", "preferred_name", "given_name", "family_name")
    teams = Team.objects.filter(school_id=school_id, ended_at__isnull=True).order_by("name").values_list("ref", "name")
    return [*teams, *((ref, called or f"{given} {family}".strip()) for ref, called, given, family in names)]
