"""Who is asking: the person behind a request, and what this person is at which school.

Everything holds 'today' by the calendar on the school's own wall, so that a last day ends at midnight there.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, ClassVar
from zoneinfo import ZoneInfo

from django.db.models import Q

from accord.core import clock
from accord.people.models import DistrictPost, Guardian, Login, StaffMember, Student
from accord.people.records import district_posts_of, guardians_of, posts_of, students_of
from accord.rules.flow_down import Latitude, decide_choice
from accord.rules.visibility import Act, Role, may, needs_second_factor

if TYPE_CHECKING:
    from django.http import HttpRequest

NOWHERE = "UTC"
"""The zone of a school that has declared none."""


@dataclass(frozen=True)
class Post:
    """What the person is on the staff of one school, today (`on`, by the school's calendar)."""

    staff_id: int
    ref: str
    name: str
    school_id: int
    school_slug: str
    school_name: str
    crest_url: str
    roles: frozenset[str]
    school_ref: str
    zone: str
    at: datetime
    on: date
    login_id: int
    actor: str
    years_led: frozenset[str]
    own_guardian_id: int | None
    member: StaffMember | None = field(default=None, compare=False, repr=False)
    """The record, with its school and the district of that."""

    SHAPES_QUESTIONS: ClassVar = frozenset({"roles"})

    def may(self, act: Act) -> bool:
        """Whether one of the roles held today opens this act."""
        return may(self.roles, act)


@dataclass(frozen=True)
class Guardianship:
    """The person as a guardian known to one school, today (`on`, by the school's calendar)."""

    guardian_id: int
    ref: str
    school_id: int
    school_name: str
    crest_url: str
    school_ref: str
    zone: str
    on: date


@dataclass(frozen=True)
class Viewer:
    """The person who asks, with every post and every guardianship that holds today."""

    login: Login
    posts: tuple[Post, ...]
    guardianships: tuple[Guardianship, ...]
    student_ids: tuple[int, ...]
    district_ids: tuple[int, ...]
    district_slugs: tuple[str, ...] = ()
    guardians: tuple[Guardian, ...] = field(default=(), compare=False, repr=False)
    """The records of the guardianships, in their order, each with its school and the district of that."""

    @property
    def actor(self) -> str:
        """The name under which the audit log knows this person."""
        return f"login:{self.login.ref}"

    @property
    def name(self) -> str:
        """What the person is called."""
        return self.login.name

    def post_at(self, school_slug: str) -> Post | None:
        """Return the person's post at the school, or None."""
        return next((post for post in self.posts if post.school_slug == school_slug), None)

    def zone_at(self, school_slug: str) -> str:
        """Return the time zone by which a page tells times: that of its school, else of the person's first place."""
        if post := self.post_at(school_slug):
            return post.zone
        zones = [*(guardianship.zone for guardianship in self.guardianships), *(post.zone for post in self.posts)]
        return zones[0] if zones else ""

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


def holds(on: date, starts_on: date | None, ends_on: date | None) -> bool:
    """Whether the date lies between the two, both included; an absent end is open."""
    return (starts_on is None or starts_on <= on) and (ends_on is None or on <= ends_on)


def today_in(zone: str, at: datetime) -> date:
    """Return the date on the wall calendar of the zone."""
    return at.astimezone(ZoneInfo(zone)).date()


def viewer_of(login: Login) -> Viewer:
    """Read what a login is today: posts, roles, guardianships, own student records. At most four questions.

    Of a login that was fetched by `login_with_posts` only those other records are asked for of which it has any at all.
    """
    at = clock.now()
    guardians = guardians_of(login_id=login.pk) if _has(login, "has_guardian") else []
    own = {guardian.school_id: guardian for guardian in guardians}
    held = posts_of(login)
    staff = [row for row in {row.id: row for row in held}.values() if _holds_today(row, at)]
    districts = _districts(login, at) if _has(login, "has_district") else ()
    students = students_of(login_id=login.pk) if _has(login, "has_student") else []
    today = tuple(row for row in own.values() if _holds_today(row, at))
    return Viewer(
        login=login,
        posts=tuple(_post(member, held, own.get(member.school_id), login, at) for member in staff),
        guardianships=tuple(_guardianship(row, at) for row in today),
        student_ids=tuple(row.id for row in students if _holds_today(row, at)),
        district_ids=tuple(row.district_id for row in districts),
        district_slugs=tuple(row.district.slug for row in districts),
        guardians=today,
    )


def _has(login: Login, record: str) -> bool:
    """Whether a login has records of a kind, or may have them."""
    return bool(getattr(login, record, True))


def _zone(row: StaffMember | Guardian | Student) -> str:
    laid, latitude = getattr(row, "laid_zone", None), getattr(row, "laid_latitude", None)
    return decide_choice(row.school.time_zone, laid, Latitude(latitude or Latitude.FREE)).value or NOWHERE


def _holds_today(row: StaffMember | Guardian | Student, at: datetime) -> bool:
    return holds(today_in(_zone(row), at), row.starts_on, row.ends_on)


def _districts(login: Login, at: datetime) -> tuple[DistrictPost, ...]:
    """The district posts that hold today in the district's own zone."""
    rows = district_posts_of(login_id=login.pk, since=at.date() - timedelta(days=1))
    return tuple(
        row for row in rows if holds(today_in(getattr(row, "zone", None) or NOWHERE, at), row.starts_on, row.ends_on)
    )


def _post(member: StaffMember, held: list[StaffMember], own: Guardian | None, login: Login, at: datetime) -> Post:
    school, zone = member.school, _zone(member)
    on = today_in(zone, at)
    roles = _roles_on(on, [row for row in held if row.id == member.id])
    return Post(
        staff_id=member.id,
        ref=member.ref,
        name=member.called,
        school_id=school.id,
        school_slug=school.slug,
        school_name=school.name,
        crest_url=school.crest_url,
        roles=frozenset(role for role, _scope in roles),
        school_ref=school.ref,
        zone=zone,
        at=at,
        on=on,
        login_id=login.pk,
        actor=f"login:{login.ref}",
        years_led=frozenset(scope for role, scope in roles if role == Role.HEAD_OF_YEAR and scope),
        own_guardian_id=own.id if own else None,
        member=member,
    )


def _roles_on(on: date, held: list[StaffMember]) -> list[tuple[str, str]]:
    """The roles held on a date, each with what it is held for."""
    rows = (vars(row) for row in held)
    return [
        (row["role"], row["scope"]) for row in rows if row["role"] and holds(on, row["role_from"], row["role_until"])
    ]


def _guardianship(row: Guardian, at: datetime) -> Guardianship:
    zone = _zone(row)
    school = row.school
    return Guardianship(
        guardian_id=row.id,
        ref=row.ref,
        school_id=school.id,
        school_name=school.name,
        crest_url=school.crest_url,
        school_ref=school.ref,
        zone=zone,
        on=today_in(zone, at),
    )


def asking(request: "HttpRequest") -> Viewer:
    """Return the signed-in person behind a request; every page but the open ones has one."""
    viewer = getattr(request, "viewer", None)
    if viewer is None:
        raise PermissionError("Only signed-in people reach this page.")
    return viewer  # type: ignore[no-any-return]
