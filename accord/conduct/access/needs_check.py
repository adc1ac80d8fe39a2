"""Which incidents the check by needs counts, and who is shown it: the same for everybody, and nobody's own.

Colleagues with different pages could work out a single family by laying them over each other. So incidents in which
somebody who may look has a part are left out for all, and whoever has a part in what was counted is shown nothing.
"""

from django.db.models import QuerySet

from accord.conduct.access.incidents import is_part_of
from accord.conduct.models import Incident, NeedsCheck
from accord.people.models import RoleHolding
from accord.people.viewer import Post, in_force
from accord.rules.visibility import TABLE, Act
from accord.schools.models import School


def counted_for_all(school: School, post: Post) -> QuerySet[Incident]:
    """The incidents of a school in which nobody who may see patterns today has a part (PART-1 to PART-3)."""
    holdings = RoleHolding.objects.filter(
        in_force(post.on), in_force(post.on, "staff__starts_on", "staff__ends_on"),
        staff__school=school, staff__login__isnull=False, role__in=TABLE[Act.SEE_PATTERNS],
    )  # fmt: skip
    logins = sorted(set(holdings.values_list("staff__login_id", flat=True)))
    return Incident.objects.filter(school=school).exclude(is_part_of(logins))


def may_be_shown(check: NeedsCheck, post: Post) -> bool:
    """Whether a post has no part in anything that was counted; who has one is told what is told of too few."""
    counted = Incident.objects.filter(pk__in=check.counted)
    return post.may(Act.SEE_PATTERNS) and not counted.filter(is_part_of([post.login_id])).exists()
