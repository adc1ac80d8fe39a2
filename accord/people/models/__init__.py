"""The people of a school and the ties between them."""

from accord.people.models.absence import Absence, Cover, Duty, PatternInterval, WorkPattern
from accord.people.models.classes import Enrolment, SchoolClass, Teaching
from accord.people.models.guardian import Guardian
from accord.people.models.invitation import Invitation
from accord.people.models.joining import (
    GuardianJoined,
    StaffJoined,
    StudentJoined,
    TwoGuardians,
    TwoStaff,
    TwoStudents,
)
from accord.people.models.login import Login
from accord.people.models.need import NeedSupport
from accord.people.models.order import CourtOrder
from accord.people.models.reading import ConfidentialReading
from accord.people.models.roster import ColumnMatch, RosterImport, RosterLink
from accord.people.models.staff import (
    DistrictPost,
    DistrictSafeguarding,
    RoleHolding,
    StaffMember,
    Team,
    TeamMembership,
)
from accord.people.models.student import Student
from accord.people.models.tie import StudentContact

__all__ = [
    "Absence",
    "ColumnMatch",
    "ConfidentialReading",
    "CourtOrder",
    "Cover",
    "DistrictPost",
    "DistrictSafeguarding",
    "Duty",
    "Enrolment",
    "Guardian",
    "GuardianJoined",
    "Invitation",
    "Login",
    "NeedSupport",
    "PatternInterval",
    "RoleHolding",
    "RosterImport",
    "RosterLink",
    "SchoolClass",
    "StaffJoined",
    "StaffMember",
    "Student",
    "StudentContact",
    "StudentJoined",
    "Teaching",
    "Team",
    "TeamMembership",
    "TwoGuardians",
    "TwoStaff",
    "TwoStudents",
    "WorkPattern",
]
