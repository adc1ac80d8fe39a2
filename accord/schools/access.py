"""The only way in which a view obtains a school, a district or a part of their calendars.

To a stranger a school that exists and one that does not are the same: both answer 404. Staff of the school whose
role does not open an act are told so (403).
"""

from collections.abc import Sequence
from typing import Protocol, TypeVar, cast

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from accord.core.errors import NotYours
from accord.core.models import Record
from accord.rules.visibility import Act
from accord.schools.models import (
    AcademicYear,
    Closure,
    CoreValue,
    District,
    DistrictSetting,
    School,
    SpecialDay,
    WeeklyHours,
)

Found = TypeVar("Found", bound=Record)


class Post(Protocol):
    """A place on the staff of a school."""

    @property
    def school_id(self) -> int: ...

    def may(self, act: Act) -> bool: ...


class Guardianship(Protocol):
    """The person as a guardian known to one school."""

    @property
    def school_id(self) -> int: ...


class Viewer(Protocol):
    """The person who asks, as far as schools need to know."""

    @property
    def actor(self) -> str: ...

    @property
    def district_ids(self) -> Sequence[int]: ...

    @property
    def guardianships(self) -> Sequence[Guardianship]: ...

    def post_at(self, school_slug: str) -> Post | None: ...


def asking(request: HttpRequest) -> Viewer:
    """Return the signed-in person behind a request."""
    viewer = getattr(request, "viewer", None)
    if viewer is None:
        raise PermissionDenied
    return cast(Viewer, viewer)


def get_school_for(viewer: Viewer, slug: str) -> School:
    """Return a school to somebody who belongs to it: staff, guardians, and the people of its district."""
    school = School.objects.select_related("district").filter(slug=slug).first()
    if school is None:
        raise Http404
    belongs = (
        viewer.post_at(slug) is not None
        or any(tie.school_id == school.id for tie in viewer.guardianships)
        or (school.district_id is not None and school.district_id in viewer.district_ids)
    )
    if not belongs:
        raise Http404
    return school


def get_school_that_may(viewer: Viewer, slug: str, act: Act) -> School:
    """Return the school at which a role of the viewer opens the act; other staff of the school are refused."""
    post = viewer.post_at(slug)
    if post is None:
        raise Http404
    school = School.objects.select_related("district").get(id=post.school_id)
    if not post.may(act):
        raise NotYours(
            _("Your role at %(school)s does not include this.") % {"school": school.name},
            remedy=_("If you need it for your work, ask an administrator of the school."),
        )
    return school


def may(viewer: Viewer, school: School, act: Act) -> bool:
    """Whether some role of the viewer at the school opens the act."""
    post = viewer.post_at(school.slug)
    return post is not None and post.may(act)


def districts_of(viewer: Viewer) -> list[District]:
    """Return the districts in which the viewer holds a post."""
    return list(District.objects.filter(id__in=viewer.district_ids).order_by("name"))


def get_district_for(viewer: Viewer, slug: str) -> District:
    """Return a district to those who hold a post in it."""
    return _one(District.objects.filter(id__in=viewer.district_ids, slug=slug))


def schools_of(district: District) -> list[School]:
    """Return the schools of a district by name."""
    return list(School.objects.filter(district=district).select_related("district").order_by("name"))


def get_setting_of(district: District, key: str) -> DistrictSetting | None:
    """Return what a district lays down under a key, if anything."""
    return DistrictSetting.objects.filter(district=district, key=key).first()


def get_closure_of(school: School, ref: str) -> Closure:
    """Return a closure of this very school."""
    return _one(Closure.objects.filter(school=school, ref=ref))


def get_special_day_of(school: School, ref: str) -> SpecialDay:
    """Return a special day of this very school."""
    return _one(SpecialDay.objects.filter(school=school, ref=ref))


def get_year_of(school: School, ref: str) -> AcademicYear:
    """Return a school year of this very school."""
    return _one(AcademicYear.objects.filter(school=school, ref=ref))


def get_hours_of(school: School, ref: str) -> WeeklyHours:
    """Return weekly hours of this very school."""
    return _one(WeeklyHours.objects.filter(school=school, ref=ref))


def hours_of(school: School, kind: str) -> list[WeeklyHours]:
    """Return all weeks of a kind that the school has entered, the latest first."""
    found = WeeklyHours.objects.filter(school=school, kind=kind).prefetch_related("intervals")
    return list(found.order_by("-starts_on"))


def get_value_of(owner: School | District, ref: str) -> CoreValue:
    """Return a core value of this very school or district."""
    mine = {"school": owner} if isinstance(owner, School) else {"district": owner}
    return _one(CoreValue.objects.filter(**mine, ref=ref))


def _one(found: QuerySet[Found]) -> Found:
    record = found.first()
    if record is None:
        raise Http404
    return record
