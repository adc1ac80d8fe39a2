"""Who administers a school, for the district that opened it: until one has joined, the district names the first."""

from dataclasses import dataclass
from datetime import date

from accord.people.models import Invitation, RoleHolding, StaffMember
from accord.people.viewer import in_force
from accord.schools.models import School


@dataclass(frozen=True)
class Administrators:
    """Those who have a sign-in, and those who were asked and have not joined yet."""

    joined: tuple[StaffMember, ...]
    asked: tuple[StaffMember, ...] = ()
    invitation: Invitation | None = None

    @property
    def is_needed(self) -> bool:
        """Whether nobody can set the school up yet."""
        return not self.joined


def administrators_of(school: School, on: date) -> Administrators:
    """The administrators of a school on a day, and the latest invitation of whoever was asked; two queries."""
    rows = RoleHolding.objects.filter(
        in_force(on), in_force(on, "staff__starts_on", "staff__ends_on"), staff__school=school,
        role=RoleHolding.Role.ADMINISTRATOR, staff__joined_into__isnull=True,
    ).select_related("staff__login").order_by("starts_on", "id")  # fmt: skip
    people = tuple(dict.fromkeys(row.staff for row in rows))
    asked = tuple(one for one in people if not _can_sign_in(one))
    open_ones = Invitation.objects.filter(staff__in=asked, accepted_at__isnull=True, withdrawn_at__isnull=True)
    return Administrators(
        tuple(one for one in people if _can_sign_in(one)), asked, open_ones.order_by("-created_at", "-id").first()
    )


def _can_sign_in(staff: StaffMember) -> bool:
    return staff.login is not None and staff.login.is_active
