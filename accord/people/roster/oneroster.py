"""What a OneRoster bundle is made of: files, columns, words, for CSV binding 1.1 and 1.2.

Source: 1EdTech OneRoster CSV tables 1.1.1 and CSV binding 1.2.1. Only what Accord needs is named;
every other column and file of the standard is passed over, with a note.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Reader = Literal["text", "date", "instant", "yes_or_no", "email", "phone", "list", "word"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `points_to` is the file in which its identifiers must be found."""

    name: str
    required: bool = False
    reader: Reader = "text"
    words: frozenset[str] = frozenset()
    points_to: str = ""
    longest: int = 255
    # A line whose `hard` pointer leads nowhere cannot be used; any other is used without it.
    hard: bool = False
    # Unreadable contact details are left empty with a note; anything else costs the line.
    forgiving: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One file of the standard and the columns of it that are read."""

    file: str
    columns: tuple[Column, ...]
    by_name: Mapping[str, Column] = field(init=False)
    needs: Literal["", "sourcedId"] = "sourcedId"

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_name", {column.name: column for column in self.columns})


STATUSES = frozenset({"active", "tobedeleted", "inactive"})
ENDED = frozenset({"tobedeleted", "inactive"})
GUARDIAN_ROLES = frozenset({"parent", "guardian", "relative"})
STAFF_ROLES = frozenset(
    {
        "administrator",
        "aide",
        "counselor",
        "districtadministrator",
        "principal",
        "proctor",
        "siteadministrator",
        "systemadministrator",
        "teacher",
    }
)
ROLES = GUARDIAN_ROLES | STAFF_ROLES | {"student"}
SCHOOL_TYPES = frozenset({"school"})
ORG_TYPES = SCHOOL_TYPES | {"department", "district", "local", "state", "national"}
SESSION_TYPES = frozenset({"term", "semester", "gradingperiod", "schoolyear"})
CLASS_TYPES = frozenset({"homeroom", "scheduled"})

COMMON = (
    Column("sourcedId", required=True),
    Column("status", reader="word", words=STATUSES),
    Column("dateLastModified", reader="instant"),
)
ORGS = Sheet(
    "orgs.csv",
    (
        *COMMON,
        Column("name", required=True),
        Column("type", required=True, reader="word", words=ORG_TYPES),
        Column("identifier"),
        Column("parentSourcedId", points_to="orgs.csv"),
    ),
)
SESSIONS = Sheet(
    "academicsessions.csv",
    (
        *COMMON,
        Column("title", required=True),
        Column("type", required=True, reader="word", words=SESSION_TYPES),
        Column("startDate", required=True, reader="date"),
        Column("endDate", required=True, reader="date"),
        Column("parentSourcedId", points_to="academicsessions.csv"),
        Column("schoolYear"),
    ),
)
COURSES = Sheet(
    "courses.csv",
    (*COMMON, Column("title", required=True), Column("courseCode"), Column("subjects", reader="list")),
)
CLASSES = Sheet(
    "classes.csv",
    (
        *COMMON,
        Column("title", required=True),
        Column("grades", reader="list"),
        Column("courseSourcedId", points_to="courses.csv"),
        Column("classCode"),
        Column("classType", reader="word", words=CLASS_TYPES),
        Column("location"),
        Column("schoolSourcedId", required=True, points_to="orgs.csv", hard=True),
        Column("termSourcedIds", reader="list", points_to="academicsessions.csv"),
        Column("subjects", reader="list"),
    ),
)
_PERSON_COLUMNS = (
    Column("enabledUser", reader="yes_or_no"),
    Column("givenName", required=True, longest=80),
    Column("familyName", longest=80),
    Column("middleName", longest=80),
    Column("identifier"),
    Column("email", reader="email", forgiving=True, longest=254),
    Column("sms", reader="phone", forgiving=True),
    Column("phone", reader="phone", forgiving=True),
    Column("agentSourcedIds", reader="list", points_to="users.csv", longest=4000),
    Column("grades", reader="list"),
    Column("preferredGivenName", longest=80),
    Column("preferredFamilyName", longest=80),
)
USERS_1_1 = Sheet(
    "users.csv",
    (
        *COMMON,
        Column("orgSourcedIds", required=True, reader="list", points_to="orgs.csv", longest=4000),
        Column("role", required=True, reader="word", words=ROLES),
        *_PERSON_COLUMNS,
    ),
)
USERS_1_2 = Sheet("users.csv", (*COMMON, *_PERSON_COLUMNS, Column("primaryOrgSourcedId", points_to="orgs.csv")))
USER_ROLES = Sheet(
    "roles.csv",
    (
        *COMMON,
        Column("userSourcedId", required=True, points_to="users.csv", hard=True),
        Column("roleType", reader="word", words=frozenset({"primary", "secondary"})),
        Column("role", required=True, reader="word", words=ROLES),
        Column("beginDate", reader="date"),
        Column("endDate", reader="date"),
        Column("orgSourcedId", required=True, points_to="orgs.csv", hard=True),
    ),
)
ENROLMENTS = Sheet(
    "enrollments.csv",
    (
        *COMMON,
        Column("classSourcedId", required=True, points_to="classes.csv", hard=True),
        Column("schoolSourcedId", points_to="orgs.csv"),
        Column("userSourcedId", required=True, points_to="users.csv", hard=True),
        Column("role", required=True, reader="word", words=ROLES),
        Column("primary", reader="yes_or_no"),
        Column("beginDate", reader="date"),
        Column("endDate", reader="date"),
    ),
)
DEMOGRAPHICS = Sheet("demographics.csv", (*COMMON, Column("birthDate", reader="date"), Column("sex")))
# Not in the standard, but several exporters add it: who is whose mother, carer, grandfather.
RELATIONSHIPS = Sheet(
    "relationships.csv",
    (
        Column("userSourcedId", required=True, points_to="users.csv", hard=True),
        Column("relationshipUserSourcedId", required=True, points_to="users.csv", hard=True),
        Column("relationshipRole"),
        Column("status", reader="word", words=STATUSES),
    ),
    needs="",
)

SHEETS_1_1 = (ORGS, SESSIONS, COURSES, CLASSES, USERS_1_1, ENROLMENTS, DEMOGRAPHICS, RELATIONSHIPS)
SHEETS_1_2 = (
    ORGS,
    SESSIONS,
    COURSES,
    CLASSES,
    USERS_1_2,
    USER_ROLES,
    ENROLMENTS,
    DEMOGRAPHICS,
    RELATIONSHIPS,
)
KNOWN_FILES = frozenset(sheet.file for sheet in SHEETS_1_2)
# Files of the standard that hold what Accord does not keep: marks, resources, sign-in accounts elsewhere.
PASSED_OVER = frozenset(
    {
        "categories.csv",
        "classresources.csv",
        "courseresources.csv",
        "lineitems.csv",
        "lineitemlearningobjectiveids.csv",
        "lineitemscorescales.csv",
        "resources.csv",
        "resultlearningobjectiveids.csv",
        "results.csv",
        "resultscorescales.csv",
        "scorescales.csv",
        "userprofiles.csv",
        "userresources.csv",
    }
)


def sheets_of(version: str) -> tuple[Sheet, ...]:
    """The files and columns of that version of the standard."""
    return SHEETS_1_2 if version == "1.2" else SHEETS_1_1
