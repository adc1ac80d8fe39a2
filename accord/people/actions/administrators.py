"""The administrators that a school must not lose."""

from django.db.models import Q
from django.utils.translation import gettext as _

from accord.core.errors import DomainError
from accord.people.models import RoleHolding, StaffMember
from accord.people.viewer import Post
from accord.rules.visibility import Role, may_end_role
from accord.schools.models import School


def check_administrator_remains(role: str, *, leaving: StaffMember, by: Post) -> None:
    """Refuse what would leave the school without an administrator (SEE-9); holds other changes back meanwhile."""
    School.objects.select_for_update().get(id=by.school_id)
    begun = Q(starts_on__lte=by.on) & (Q(staff__starts_on__isnull=True) | Q(staff__starts_on__lte=by.on))
    others = RoleHolding.objects.filter(
        begun,
        role=Role.ADMINISTRATOR,
        ends_on__isnull=True,
        staff__school_id=by.school_id,
        staff__ends_on__isnull=True,
    ).exclude(staff=leaving)
    if not may_end_role(role, other_lasting_administrators=others.count()):
        raise DomainError(
            "last-administrator",
            _("%(name)s is the last administrator of the school.") % {"name": leaving.called},
            409,
            _("Make somebody else an administrator first."),
        )
