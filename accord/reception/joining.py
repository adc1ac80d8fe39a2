"""When two records of one person are joined, visits and what was written down of collecting follow to the kept one."""

from collections.abc import Mapping
from datetime import datetime

from accord.people.joining.kinds import Person
from accord.people.joining.references import Follows, carry_references
from accord.people.models import Guardian, StaffMember, Student
from accord.reception.models import Collection, Visitor, Watch

FOLLOWS = (
    Follows(Visitor, "guardian"),
    Follows(Visitor, "visits"),
    Follows(Visitor, "announced_by"),
    Follows(Visitor, "let_in_by"),
    Follows(Visitor, "let_out_by"),
    Follows(Visitor, "agreed_with"),
    Follows(Collection, "guardian"),
    Follows(Collection, "student"),
    Follows(Collection, "by"),
    Follows(Collection, "agreed_with"),
    Follows(Watch, "asked_by"),
)


def carry_visits(kept: Person, away: Person, at: datetime) -> Mapping[str, int]:
    """Visits of a guardian, visits to a member of staff, and when a child left early, stay with the person."""
    moved: dict[str, int] = {}
    if isinstance(away, Guardian):
        visits = Visitor.objects.filter(guardian=away).count()
        moved = {"visits": visits + Collection.objects.filter(guardian=away).count()}
    elif isinstance(away, Student):
        moved = {"collections": Collection.objects.filter(student=away).count()}
    elif isinstance(away, StaffMember):
        visits = Visitor.objects.filter(visits=away).count()
        moved = {"visits": visits + Visitor.objects.filter(announced_by=away).count()}
    carry_references(kept, away, FOLLOWS)
    return moved
