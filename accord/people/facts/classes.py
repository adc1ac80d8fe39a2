"""Classes as they run on a day: who is in them, who teaches them, which one is a child's form."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from accord.core.questions import question
from accord.people.models import Enrolment, SchoolClass, Teaching
from accord.people.viewer import in_force


@dataclass(frozen=True)
class Form:
    """The form class of a child and who leads it; without a form teacher `teacher` is empty."""

    name: str
    year_group: str
    teacher: str
    pronunciation: str
    teacher_id: int | None


def running(on: date, prefix: str = "") -> Q:
    """Classes that have not ended by the day: neither they nor the year to which they belong."""
    own = Q(**{f"{prefix}ends_on__isnull": True}) | Q(**{f"{prefix}ends_on__gte": on})
    year = Q(**{f"{prefix}year__isnull": True}) | Q(**{f"{prefix}year__ends_on__gte": on})
    return own & year


def enrolled(on: date) -> Q:
    """Enrolments that count on the day: in force, in a class that runs."""
    return in_force(on) & running(on, "school_class__")


def teaching(on: date) -> Q:
    """Teachings that count on the day: in force, of a class that runs, by staff still employed."""
    return in_force(on) & running(on, "school_class__") & in_force(on, "staff__starts_on", "staff__ends_on")


def forms_of(student_ids: Iterable[int], on: date) -> dict[int, Form]:
    """Return the form class of each student on the day; two queries."""
    by_student = {row.student_id: row.school_class for row in _in_forms(student_ids=list(student_ids), on=on)}
    if not by_student:
        return {}
    leads = _leading(class_ids={form.pk for form in by_student.values()}, on=on)
    leader = {row.school_class_id: row.staff for row in leads}
    forms = {}
    for student_id, form in by_student.items():
        staff = leader.get(form.id)
        forms[student_id] = Form(
            name=form.name,
            year_group=form.year_group,
            teacher=staff_name(staff.title, staff.called) if staff else "",
            pronunciation=staff.pronunciation if staff else "",
            teacher_id=staff.id if staff else None,
        )
    return forms


@question
def _in_forms(*, student_ids: list[int], on: date) -> QuerySet[Enrolment]:
    rows = Enrolment.objects.filter(enrolled(on), student_id__in=student_ids, school_class__kind=SchoolClass.Kind.FORM)
    return rows.select_related("school_class").order_by("-id")


@question
def _leading(*, class_ids: Collection[int], on: date) -> QuerySet[Teaching]:
    leads = Teaching.objects.filter(teaching(on), part=Teaching.Part.FORM_TEACHER, school_class_id__in=class_ids)
    return leads.select_related("staff").order_by("-id")


def staff_name(title: str, called: str) -> str:
    """Return how families are told of a member of staff: 'Ms Hui Min Tan'."""
    return f"{title} {called}".strip()


def classes_of(student_ids: Iterable[int], on: date) -> dict[int, list[SchoolClass]]:
    """Return the classes of each student on the day, forms first; one query."""
    rows = Enrolment.objects.filter(enrolled(on), student_id__in=list(student_ids))
    found: dict[int, list[SchoolClass]] = {}
    for row in rows.select_related("school_class").order_by("school_class__kind", "school_class__name"):
        found.setdefault(row.student_id, []).append(row.school_class)
    return found
