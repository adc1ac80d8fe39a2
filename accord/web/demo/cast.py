"""The cast as objects: schools, staff, guardians and students by a short name."""

from dataclasses import dataclass, field

from accord.people.models import Guardian, Login, SchoolClass, StaffMember, Student, StudentContact, Team
from accord.schools.models import District, School


@dataclass
class Cast:
    """Everybody on stage. `login("tan")` answers for staff, guardians, students and the chief executive."""

    trust: District
    schools: dict[str, School] = field(default_factory=dict)
    staff: dict[str, StaffMember] = field(default_factory=dict)
    guardians: dict[str, Guardian] = field(default_factory=dict)
    students: dict[str, Student] = field(default_factory=dict)
    classes: dict[str, SchoolClass] = field(default_factory=dict)
    ties: dict[tuple[str, str], StudentContact] = field(default_factory=dict)
    teams: dict[str, Team] = field(default_factory=dict)
    logins: dict[str, Login] = field(default_factory=dict)

    @property
    def riverbank(self) -> School:
        """The school of the story, in London's time zone."""
        return self.schools["riverbank"]

    @property
    def hillside(self) -> School:
        """A second school of the same trust."""
        return self.schools["hillside"]

    @property
    def alnoor(self) -> School:
        """A school that stands alone and works from Sunday to Thursday."""
        return self.schools["alnoor"]

    def login(self, key: str) -> Login:
        """Return the login of a person of the cast; KeyError when the person has none."""
        return self.logins[key]
