"""The three kinds of people whose records can be joined, and what each kind brings with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from accord.people.models import (
    Guardian,
    GuardianJoined,
    StaffJoined,
    StaffMember,
    Student,
    StudentJoined,
    TwoGuardians,
    TwoStaff,
    TwoStudents,
)
from accord.rules.visibility import Act

Person: TypeAlias = Guardian | Student | StaffMember
Joined: TypeAlias = GuardianJoined | StudentJoined | StaffJoined
Two: TypeAlias = TwoGuardians | TwoStudents | TwoStaff

NAMES = ("given_name", "family_name", "preferred_name", "pronunciation")


@dataclass(frozen=True)
class Kind:
    """`name` stands in web addresses, `word` in audit entries, invitations and roster links."""

    name: str
    word: str
    model: type[Guardian] | type[Student] | type[StaffMember]
    joined: type[GuardianJoined] | type[StudentJoined] | type[StaffJoined]
    two: type[TwoGuardians] | type[TwoStudents] | type[TwoStaff]
    act: Act
    fields: tuple[str, ...]
    page: str


GUARDIANS = Kind(
    "guardians",
    "guardian",
    Guardian,
    GuardianJoined,
    TwoGuardians,
    Act.EDIT_FAMILIES,
    (*NAMES, "email", "phone", "address", "language", "interpreter_needed", "large_print"),
    "people:guardian",
)
STUDENTS = Kind(
    "students",
    "student",
    Student,
    StudentJoined,
    TwoStudents,
    Act.EDIT_FAMILIES,
    (*NAMES, "born_on", "year_group"),
    "people:student",
)
STAFF = Kind(
    "staff",
    "staff",
    StaffMember,
    StaffJoined,
    TwoStaff,
    Act.EDIT_STAFF,
    ("title", *NAMES, "job_title", "email"),
    "people:member",
)
KINDS: Mapping[str, Kind] = {kind.name: kind for kind in (GUARDIANS, STUDENTS, STAFF)}


def kind_of(person: Person) -> Kind:
    """Return the kind of a record."""
    return next(kind for kind in KINDS.values() if isinstance(person, kind.model))
