"""The records of a login, as the database holds them: what of them holds today, `viewer` tells."""

from datetime import date
from typing import Any, TypeVar

from django.db.models import Exists, F, FilteredRelation, OuterRef, Q, QuerySet, Subquery

from accord.core.questions import question
from accord.people.models import DistrictPost, Guardian, Login, StaffMember, Student
from accord.schools.models import DistrictSetting

_Known = TypeVar("_Known", StaffMember, Guardian, Student)


def login_with_posts(login_id: int) -> Login | None:
    """Return a login with its records of staff beside it, for `posts_of`; one question."""
    rows = _login(login_id=login_id)
    if not rows:
        return None
    login: Login = rows[0]
    vars(login)["held"] = [_held(said["post"], said) for said in map(vars, rows) if "post" in said]
    return login


def login_with_posts_soon(login_id: int) -> None:
    """Say that `login_with_posts` is asked soon, before any change."""
    _login.soon(login_id=login_id)


def _held(member: StaffMember, said: dict[str, Any]) -> StaffMember:
    """A record of staff with what was asked beside it."""
    vars(member).update({name: said[name] for name in _BESIDE})
    return member


def posts_of(login: Login) -> list[StaffMember]:
    """Return the records of staff of a login, each once for each role that it ever held; asked where not at hand."""
    held: list[StaffMember] | None = getattr(login, "held", None)
    return _staff(login_id=login.pk) if held is None else held


@question
def guardians_of(*, login_id: int) -> QuerySet[Guardian]:
    return _with_zone(Guardian.objects.filter(login=login_id))


@question
def _staff(*, login_id: int) -> QuerySet[StaffMember]:
    """Each record once for each role that it ever held, or once without any."""
    return _with_zone(StaffMember.objects.filter(login=login_id)).annotate(**_roles(""))


@question
def _login(*, login_id: int) -> QuerySet[Login]:
    """The login with each of these, or once without any, and whether any other record at all belongs to it."""
    return (
        Login.objects.filter(pk=login_id)
        .annotate(
            post=FilteredRelation("staff_posts"),
            has_guardian=Exists(Guardian.objects.filter(login=OuterRef("pk"))),
            has_student=Exists(Student.objects.filter(login=OuterRef("pk"))),
            has_district=Exists(DistrictPost.objects.filter(login=OuterRef("pk"))),
        )
        .annotate(**_zones("post__"), **_roles("post__"))
        .select_related("post__school__district")  # type: ignore[misc]
        .order_by("post__family_name", "post__given_name", "post__id")
    )


def _roles(member: str) -> dict[str, F]:
    """Each role of a member of staff, and from when until when it is held."""
    return {
        "role": F(f"{member}roles__role"),
        "scope": F(f"{member}roles__scope"),
        "role_from": F(f"{member}roles__starts_on"),
        "role_until": F(f"{member}roles__ends_on"),
    }


@question
def students_of(*, login_id: int) -> QuerySet[Student]:
    return _with_zone(Student.objects.filter(login=login_id))


@question
def district_posts_of(*, login_id: int, since: date) -> QuerySet[DistrictPost]:
    near = Q(ends_on__isnull=True) | Q(ends_on__gte=since)
    posts = DistrictPost.objects.filter(near, login=login_id).select_related("district")
    return posts.annotate(zone=zone_laid_down("district", "value"))


def _with_zone(people: "QuerySet[_Known]") -> "QuerySet[_Known]":
    return people.select_related("school__district").annotate(**_zones(""))


def _zones(person: str) -> dict[str, Subquery]:
    """What the district of somebody's school lays down about its time zone."""
    return {
        "laid_zone": zone_laid_down(f"{person}school__district", "value"),
        "laid_latitude": zone_laid_down(f"{person}school__district", "latitude"),
    }


_BESIDE = ("role", "scope", "role_from", "role_until", "laid_zone", "laid_latitude")
"""What is asked beside a record of staff."""


def zone_laid_down(district: str, field: str) -> Subquery:
    """What the district lays down about time zones (`value` or `latitude`), as an annotation."""
    settings = DistrictSetting.objects.filter(district=OuterRef(district), key=DistrictSetting.Key.TIME_ZONE)
    return Subquery(settings.values(field)[:1])
