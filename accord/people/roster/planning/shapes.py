"""How each kind of thing is kept: its table, the fields that an import may write, what it hangs on.

What is not named here is never touched by an import: parental responsibility, who may collect, the order
of contact, court orders, addresses, languages, roles above that of a teacher.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Model

from accord.people.models import Enrolment, Guardian, SchoolClass, StaffMember, Student, StudentContact, Teaching
from accord.people.roster.kinds import Kind
from accord.schools.models import AcademicYear, Term

NAMES = ("given_name", "family_name", "preferred_name")
PERIOD = ("starts_on", "ends_on")
DATES = frozenset({"born_on", "starts_on", "ends_on"})


@dataclass(frozen=True, slots=True)
class Shape:
    """`hangs_on` maps a field of the source's data to the kind of thing that it names."""

    model: type[Model]
    fields: tuple[str, ...]
    hangs_on: Mapping[str, Kind]
    school: str = "school_id"
    # A different answer here is not a change but another thing in its place.
    replaced_by: tuple[str, ...] = ()


SHAPES: Mapping[Kind, Shape] = {
    Kind.YEAR: Shape(AcademicYear, ("name", *PERIOD), {}),
    Kind.TERM: Shape(Term, ("name", *PERIOD), {"year": Kind.YEAR}),
    Kind.CLASS: Shape(
        SchoolClass, ("name", "kind", "subject", "year_group"), {"year": Kind.YEAR}, replaced_by=("year",)
    ),
    Kind.STAFF: Shape(StaffMember, (*NAMES, "email"), {}),
    Kind.STUDENT: Shape(Student, (*NAMES, "born_on", "year_group"), {}),
    Kind.GUARDIAN: Shape(Guardian, (*NAMES, "email", "phone"), {}),
    Kind.TIE: Shape(StudentContact, ("relationship",), {"guardian": Kind.GUARDIAN, "student": Kind.STUDENT}),
    Kind.TEACHING: Shape(
        Teaching,
        PERIOD,
        {"staff": Kind.STAFF, "class": Kind.CLASS},
        school="school_class__school_id",
        replaced_by=("staff", "class", "part"),
    ),
    Kind.ENROLMENT: Shape(
        Enrolment,
        PERIOD,
        {"student": Kind.STUDENT, "class": Kind.CLASS},
        school="school_class__school_id",
        replaced_by=("student", "class"),
    ),
}
# What our tables call the things that the source's data names.
COLUMN = {
    "class": "school_class_id",
    "year": "year_id",
    "student": "student_id",
    "guardian": "guardian_id",
    "staff": "staff_id",
}


def as_said(name: str, value: Any) -> Any:
    """A value of ours in the form in which the source says it: dates as ISO text, nothing as ''."""
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else value


def as_kept(name: str, value: Any) -> Any:
    """A value of the source in the form in which we keep it."""
    if name in DATES:
        return date.fromisoformat(value) if value else None
    return value or ""


def current_values(kind: Kind, record_ids: Iterable[int], school_id: int) -> dict[int, dict[str, Any]]:
    """What the school has now, by record, in the form in which the source would say it."""
    shape = SHAPES[kind]
    extra = {Kind.TIE: ("represents_id",), Kind.ENROLMENT: ("school_class_id",), Kind.TEACHING: ("school_class_id",)}
    wanted = dict.fromkeys(("id", *shape.fields, "ends_on", *extra.get(kind, ())))
    rows = shape.model._default_manager.filter(pk__in=list(record_ids), **{shape.school: school_id}).values(*wanted)
    return {row["id"]: {name: as_said(name, value) for name, value in row.items()} for row in rows}
