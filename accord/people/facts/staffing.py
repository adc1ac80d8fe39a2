"""Staff as colleagues see them: roles, teams, classes, who is away, who covers, who is on duty."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from accord.core.questions import question
from accord.people.facts.classes import teaching
from accord.people.facts.cover import at_the_moment, rota_of
from accord.people.facts.spans import span_in_words
from accord.people.models import (
    Absence,
    Cover,
    Duty,
    Enrolment,
    RoleHolding,
    SchoolClass,
    StaffMember,
    Student,
    Teaching,
    TeamMembership,
)
from accord.people.viewer import Post, holds, in_force
from accord.rules.visibility import Act


@dataclass(frozen=True)
class StaffLine:
    """One member of staff in a list."""

    ref: str
    name: str
    job: str
    roles: tuple[str, ...]
    is_away: bool


@dataclass(frozen=True)
class RoleLine:
    """A role that somebody holds, held, or will hold."""

    ref: str
    name: str
    scope: str
    starts_on: date
    ends_on: date | None
    is_over: bool


@dataclass(frozen=True)
class CoverLine:
    """Who covers in an absence, and when."""

    ref: str
    name: str
    when: str


@dataclass(frozen=True)
class AbsenceLine:
    """An absence; the kind is empty for those who need not know it."""

    ref: str
    staff_ref: str
    name: str
    kind: str
    when: str
    is_over: bool
    covers: tuple[CoverLine, ...]


@dataclass(frozen=True)
class DutyLine:
    """A watch that somebody keeps."""

    ref: str
    name: str
    kind: str
    when: str
    phone: str
    is_over: bool


def staff_lines(staff: Iterable[StaffMember], post: Post) -> list[StaffLine]:
    """Return members of staff with the roles that they hold today; four queries."""
    staff = list(staff)
    roles: dict[int, list[str]] = {}
    for holding in RoleHolding.objects.filter(in_force(post.on), staff__in=staff):
        roles.setdefault(holding.staff_id, []).append(role_in_words(holding))
    away = rota_of(post.school_id, post.at).away
    return [
        StaffLine(each.ref, each.called, each.job_title, tuple(roles.get(each.id, ())), each.id in away)
        for each in staff
    ]


def role_in_words(holding: RoleHolding) -> str:
    """Say a role, with its year where it has one: 'Head of year · 4'."""
    name = str(holding.get_role_display())
    return f"{name} · {holding.scope}" if holding.scope else name


def roles_of(staff: StaffMember, on: date) -> list[RoleLine]:
    """Return all roles of a member of staff, those that hold or come first."""
    lines = [
        RoleLine(
            ref=row.ref,
            name=str(row.get_role_display()),
            scope=row.scope,
            starts_on=row.starts_on,
            ends_on=row.ends_on,
            is_over=not holds(on, None, row.ends_on),
        )
        for row in staff.roles.order_by("-starts_on", "role")
    ]
    return sorted(lines, key=lambda line: line.is_over)


def teams_of(staff: StaffMember, on: date) -> list[TeamMembership]:
    """Return the teams to which a member of staff belongs today."""
    rows = staff.memberships.filter(in_force(on), team__ended_at__isnull=True)
    return list(rows.select_related("team").order_by("team__name"))


def members_of(team_id: int, on: date) -> list[TeamMembership]:
    """Return who is in a team today, whoever leads it first."""
    rows = TeamMembership.objects.filter(
        in_force(on) & in_force(on, "staff__starts_on", "staff__ends_on"), team_id=team_id
    )
    return list(rows.select_related("staff").order_by("-leads", "staff__family_name"))


def teachings_of(staff: StaffMember, on: date) -> list[Teaching]:
    """Return what a member of staff teaches now."""
    return list(Teaching.objects.filter(teaching(on), staff=staff).select_related("school_class"))


def teachers_of(school_class: SchoolClass, on: date) -> list[Teaching]:
    """Return who teaches a class now, its form teacher first."""
    rows = Teaching.objects.filter(teaching(on), school_class=school_class)
    return list(rows.select_related("staff").order_by("part", "staff__family_name"))


def pupils_of(school_class: SchoolClass, on: date) -> list[Student]:
    """Return who is in a class today, by name."""
    rows = Enrolment.objects.filter(in_force(on), school_class=school_class)
    return list(Student.objects.filter(in_force(on), id__in=rows.values("student")))


def class_sizes(classes: Iterable[SchoolClass], on: date) -> dict[int, int]:
    """Return how many students are in each class today."""
    rows = Enrolment.objects.filter(
        in_force(on) & in_force(on, "student__starts_on", "student__ends_on"), school_class__in=list(classes)
    )
    sizes: dict[int, set[int]] = {}
    for class_id, student_id in rows.values_list("school_class_id", "student_id"):
        sizes.setdefault(class_id, set()).add(student_id)
    return {class_id: len(found) for class_id, found in sizes.items()}


def absence_lines(absences: Iterable[Absence], post: Post) -> list[AbsenceLine]:
    """Return absences with their covers; the kind only for oneself and for those who arrange cover."""
    absences = list(absences)
    covers: dict[int, list[CoverLine]] = {}
    rows = Cover.objects.filter(absence__in=absences, cancelled_at__isnull=True).select_related("staff")
    for row in rows.order_by("starts_at", "id"):
        when = span_in_words(row.starts_at, row.ends_at, post.at, post.zone)
        covers.setdefault(row.absence_id, []).append(CoverLine(row.ref, row.staff.called, when))
    return [
        AbsenceLine(
            ref=row.ref,
            staff_ref=row.staff.ref,
            name=row.staff.called,
            kind=str(row.get_kind_display()) if _may_know_kind(row, post) else "",
            when=span_in_words(row.starts_at, row.ends_at, post.at, post.zone),
            is_over=_over(row.ends_at, post.at),
            covers=tuple(covers.get(row.id, ())),
        )
        for row in absences
    ]


def duty_lines(duties: Iterable[Duty], post: Post) -> list[DutyLine]:
    """Return duties as colleagues see them."""
    return [
        DutyLine(
            ref=row.ref,
            name=row.staff.called,
            kind=str(row.get_kind_display()),
            when=span_in_words(row.starts_at, row.ends_at, post.at, post.zone),
            phone=row.phone,
            is_over=_over(row.ends_at, post.at),
        )
        for row in duties
    ]


def on_duty(school_id: int, kind: str, at: datetime, *, never: Collection[str] = ()) -> Duty | None:
    """Return who keeps a watch at a moment: the one who began last; None when nobody does.

    Whoever is away keeps none: a colleague who keeps one beside them comes first, then whoever covers for them, as the
    `staff` of what is returned. `never`: the refs of those who are left out. One query where nobody has a duty.
    """
    rows = list(_watching(school_id=school_id, kind=str(kind), at=at, on=at.date()))
    if not rows:
        return None
    rota = rota_of(school_id, at)
    for row in rows:
        if row.staff_id not in rota.away and row.staff.ref not in never:
            return row
    for row in rows:
        chain = rota.chain(row.staff_id)
        covers = StaffMember.objects.exclude(ref__in=never).filter(pk=chain[-1]).first() if chain else None
        if covers and covers.pk != row.staff_id:
            row.staff = covers
            return row
    return None


@question
def _watching(*, school_id: int, kind: str, at: datetime, on: date) -> QuerySet[Duty]:
    rows = Duty.objects.filter(
        in_force(on, "staff__starts_on", "staff__ends_on"), at_the_moment(at), school_id=school_id, kind=kind
    )
    return rows.select_related("staff").order_by("-starts_at", "-id")


def _may_know_kind(absence: Absence, post: Post) -> bool:
    return absence.staff_id == post.staff_id or post.may(Act.ARRANGE_COVER)


def _over(ends_at: datetime, at: datetime) -> bool:
    return ends_at <= at
