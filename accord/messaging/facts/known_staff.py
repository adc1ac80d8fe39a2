"""The staff whom a family knows anyway: those who teach the child, and those who stand for the school. No directory."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from accord.people.facts.classes import enrolled, teaching
from accord.people.models import Enrolment, RoleHolding, StaffMember, Teaching
from accord.people.viewer import in_force
from accord.schools.models import School

FOR_ALL = (
    RoleHolding.Role.HEADTEACHER,
    RoleHolding.Role.LEADER,
    RoleHolding.Role.OFFICE,
    RoleHolding.Role.SPECIAL_NEEDS,
    RoleHolding.Role.SAFEGUARDING_LEAD,
)


@dataclass(frozen=True)
class KnownStaff:
    """A member of staff whom the family knows, and by what: a role, or the lesson or class that they teach."""

    staff: StaffMember
    role: str = ""
    taught: str = ""


def known_staff(
    school: School, student_ids: Collection[int], on: date, *, years: Collection[str] = (), login_id: int | None = None
) -> list[KnownStaff]:
    """Whom a family may name: the teachers of these students, heads of their years, and the school's open faces.

    Three queries at most. `login_id`: the person who asks, who never names themselves.
    """
    found: dict[int, KnownStaff] = {}
    for teacher in _teachers(student_ids, on):
        found.setdefault(teacher.staff.pk, teacher)
    role = Q(role__in=FOR_ALL) | Q(role=RoleHolding.Role.HEAD_OF_YEAR, scope__in=[year for year in years if year])
    holdings = RoleHolding.objects.filter(
        role, in_force(on), in_force(on, "staff__starts_on", "staff__ends_on"), staff__school=school
    ).select_related("staff")
    for row in sorted(holdings, key=lambda one: (_rank(one.role), one.staff.family_name, one.pk)):
        found.setdefault(row.staff_id, KnownStaff(row.staff, role=str(row.get_role_display())))
    return [one for one in found.values() if login_id is None or one.staff.login_id != login_id]


def lessons_of(student_id: int, on: date) -> list[str]:
    """The subjects that a student is taught in classes of their own, by name."""
    rows = Enrolment.objects.filter(enrolled(on), student_id=student_id).exclude(school_class__subject="")
    return sorted(set(rows.values_list("school_class__subject", flat=True)))


def _teachers(student_ids: Collection[int], on: date) -> list[KnownStaff]:
    if not student_ids:
        return []
    classes = Enrolment.objects.filter(enrolled(on), student_id__in=list(student_ids)).values("school_class")
    rows = Teaching.objects.filter(teaching(on), school_class__in=classes).select_related("staff", "school_class")
    return [
        KnownStaff(row.staff, taught=row.school_class.subject or row.school_class.name)
        for row in rows.order_by("part", "staff__family_name", "id")
    ]


def _rank(role: str) -> int:
    return FOR_ALL.index(role) if role in FOR_ALL else len(FOR_ALL)
