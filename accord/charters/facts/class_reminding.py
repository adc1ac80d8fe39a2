"""Which form teachers to tell that students of their class have not answered: read here, decided by the rulebook."""

from dataclasses import dataclass
from datetime import datetime, time

from accord.charters.facts.reminding import is_at_work
from accord.charters.facts.signing import STUDENT, SigningRound, Standing, standings
from accord.charters.models import ClassReminder
from accord.people.models import Enrolment, SchoolClass, StaffMember, StudentContact, Teaching
from accord.people.viewer import in_force
from accord.rules.signing import SigningState, decide_class_reminder


@dataclass(frozen=True)
class ClassDue:
    """A form teacher to be told now, of which class, and the number of this message among all about the edition."""

    staff: StaffMember
    school_class: SchoolClass
    number: int


def class_reminders_due(asked_in: SigningRound, at: datetime) -> list[ClassDue]:
    """Return which form teachers are told now. A child of their own tells them nothing (SEE-4)."""
    pending = {one.person.pk: one for one in standings(asked_in, STUDENT) if one.state is SigningState.PENDING}
    if not pending:
        return []
    by_class = _by_class(asked_in, pending)
    leads = Teaching.objects.filter(
        in_force(asked_in.on), part=Teaching.Part.FORM_TEACHER, school_class__in=list(by_class)
    ).select_related("staff__school__district", "school_class")
    due = []
    for lead in leads.order_by("school_class_id", "staff_id"):
        own = _own_children(lead.staff)
        waiting = [one for one in by_class[lead.school_class_id] if one.person.pk not in own]
        earlier = _told(asked_in, lead)
        asked_at = min((_asked_at(asked_in, one) for one in waiting), default=at)
        decision = decide_class_reminder(
            asked_in.rule.values,
            waits=bool(waiting),
            asked_at=asked_at,
            sent=tuple(moment for _number, moment in earlier if moment >= asked_at),
            at_work=is_at_work(lead.staff, at),
            at=at,
        )
        if decision.send:
            number = max((number for number, _moment in earlier), default=0) + 1
            due.append(ClassDue(lead.staff, lead.school_class, number))
    return due


def _by_class(asked_in: SigningRound, pending: dict[int, Standing]) -> dict[int, list[Standing]]:
    found: dict[int, list[Standing]] = {}
    rows = Enrolment.objects.filter(
        in_force(asked_in.on), student_id__in=list(pending), school_class__kind=SchoolClass.Kind.FORM
    )
    for school_class, student in rows.values_list("school_class_id", "student_id"):
        found.setdefault(school_class, []).append(pending[student])
    return found


def _own_children(staff: StaffMember) -> set[int]:
    if not staff.login_id:
        return set()
    ties = StudentContact.objects.filter(guardian__login_id=staff.login_id, school_id=staff.school_id)
    return set(ties.values_list("student_id", flat=True))


def _told(asked_in: SigningRound, lead: Teaching) -> list[tuple[int, datetime]]:
    """The numbers under the edition in force, and when anything was told under those that count."""
    refs = [edition.ref for edition in asked_in.counting]
    rows = ClassReminder.objects.filter(
        edition__ref__in=refs, school_class_id=lead.school_class_id, staff_id=lead.staff_id
    )
    return [
        (number if edition == asked_in.edition.pk else 0, moment)
        for edition, number, moment in rows.values_list("edition_id", "number", "created_at")
    ]


def _asked_at(asked_in: SigningRound, one: Standing) -> datetime:
    return datetime.combine(asked_in.asked_since(one.joined_on), time(), tzinfo=asked_in.zone)
