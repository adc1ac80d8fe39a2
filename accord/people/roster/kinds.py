"""The kinds of thing that a roster speaks of, in the order in which they must be written."""

from enum import StrEnum


class Kind(StrEnum):
    """What an identifier of the source stands for at the school."""

    YEAR = "year"
    TERM = "term"
    CLASS = "class"
    STAFF = "staff"
    STUDENT = "student"
    GUARDIAN = "guardian"
    TIE = "tie"
    TEACHING = "teaching"
    ENROLMENT = "enrolment"


PEOPLE = (Kind.STAFF, Kind.STUDENT, Kind.GUARDIAN)

# Which file must be complete for an absent thing to count as ended.
TOLD_BY = {
    Kind.YEAR: ("academicsessions.csv",),
    Kind.TERM: ("academicsessions.csv",),
    Kind.CLASS: ("classes.csv",),
    Kind.STAFF: ("users.csv", "roles.csv"),
    Kind.STUDENT: ("users.csv", "roles.csv"),
    Kind.GUARDIAN: ("users.csv", "roles.csv"),
    Kind.TIE: ("users.csv", "roles.csv", "relationships.csv"),
    Kind.TEACHING: ("enrollments.csv",),
    Kind.ENROLMENT: ("enrollments.csv",),
}
