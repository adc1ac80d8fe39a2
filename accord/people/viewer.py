"""Who is asking: the person behind a request, and what this person is at which school."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from accord.core import clock
from accord.people.models import DistrictPost, Guardian, Login, RoleHolding, StaffMember, Student
from accord.rules.visibility import Act, may, needs_second_factor

if TYPE_CHECKING:
    from django.http import HttpRequest


@dataclass(frozen=True)
class Post:
    """What the person is on the staff of one school, today."""

    staff_id: int
    ref: str
    name: str
    school_id: int
    school_slug: str
    school_name: str
    roles: frozenset[str]

    def may(self, act: Act) -> bool:
        """Whether one of the roles held today opens this act."""
        return may(self.roles, act)


@dataclass(frozen=True)
class Guardianship:
    """The person as a guardian known to one school."""

    guardian_id: int
    ref: str
    school_id: int
    school_name: str


@dataclass(frozen=True)
class Viewer:
    """The person who asks, with every post and every guardianship that holds today."""

    login: Login
    posts: tuple[Post, ...]
    guardianships: tuple[Guardianship, ...]
    student_ids: tuple[int, ...]
    district_ids: tuple[int, ...]

    @property
    def actor(self) -> str:
        """The name under which the audit log knows this person."""
        return f"login:{self.login.ref}"

    def post_at(self, school_slug: str) -> Post | None:
        """Return the person's post at the school, or None."""
        return next((post for post in self.posts if post.school_slug == school_slug), None)

    def roles_at(self, school_id: int) -> frozenset[str]:
        """Return the roles that the person holds at the school today; none for strangers."""
        return next((post.roles for post in self.posts if post.school_id == school_id), frozenset())

    @property
    def needs_second_factor(self) -> bool:
        """Whether some role held today opens confidential records."""
        return bool(self.district_ids) or any(needs_second_factor(post.roles) for post in self.posts)


def in_force(on: date, start: str = "starts_on", end: str = "ends_on") -> Q:
    """Rows that hold on the date: begun (or without a beginning) and not yet over; both days included."""
    begun = Q(**{f"{start}__isnull": True}) | Q(**{f"{start}__lte": on})
    lasting = Q(**{f"{end}__isnull": True}) | Q(**{f"{end}__gte": on})
    return begun & lasting


def viewer_of(login: Login) -> Viewer:
    """Read what a login is today: its posts, roles, guardianships, and whether it is a student's own."""
    on = clock.now().date()
    staff = StaffMember.objects.filter(in_force(on), login=login)
    roles: dict[int, set[str]] = {}
    held = RoleHolding.objects.filter(in_force(on), staff__in=staff)
    for staff_id, role in held.values_list("staff_id", "role"):
        roles.setdefault(staff_id, set()).add(role)
    return Viewer(
        login=login,
        posts=tuple(_post(member, frozenset(roles.get(member.id, ()))) for member in staff.select_related("school")),
        guardianships=tuple(
            Guardianship(guardian.id, guardian.ref, guardian.school_id, guardian.school.name)
            for guardian in Guardian.objects.filter(in_force(on), login=login).select_related("school")
        ),
        student_ids=tuple(_ids(Student.objects.filter(in_force(on), login=login))),
        district_ids=tuple(
            DistrictPost.objects.filter(in_force(on), login=login).values_list("district_id", flat=True)
        ),
    )


def _ids(rows: QuerySet[Student]) -> list[int]:
    return list(rows.values_list("id", flat=True))


def _post(member: StaffMember, roles: frozenset[str]) -> Post:
    school = member.school
    return Post(member.id, member.ref, member.called, school.id, school.slug, school.name, roles)


def asking(request: "HttpRequest") -> Viewer:
    """Return the signed-in person behind a request; every page but the open ones has one."""
    viewer = getattr(request, "viewer", None)
    if viewer is None:
        raise PermissionError("Only signed-in people reach this page.")
    return viewer  # type: ignore[no-any-return]
