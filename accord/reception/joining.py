"""When two records of one person are joined, visits and what was written down of collecting follow to the kept one."""

from collections.abc import Mapping
from datetime import datetime

from accord.people.joining.kinds import Person
from accord.people.models import Guardian, StaffMember, Student
from accord.reception.models import Collection, Visitor


def carry_visits(kept: Person, away: Person, at: datetime) -> Mapping[str, int]:
    """Visits of a guardian, visits to a member of staff, and when a child left early, stay with the person."""
    if isinstance(kept, Guardian) and isinstance(away, Guardian):
        moved = Visitor.objects.filter(guardian=away).update(guardian=kept)
        return {"visits": moved + Collection.objects.filter(guardian=away).update(guardian=kept)}
    if isinstance(kept, Student) and isinstance(away, Student):
        return {"collections": Collection.objects.filter(student=away).update(student=kept)}
    if isinstance(kept, StaffMember) and isinstance(away, StaffMember):
        moved = Visitor.objects.filter(visits=away).update(visits=kept)
        return {"visits": moved + Visitor.objects.filter(announced_by=away).update(announced_by=kept)}
    return {}
