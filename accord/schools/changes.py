"""What every change to a school has in common: one at a time, one line in the audit log, one new version."""

from typing import Any

from django.db.models import F

from accord.core import audit
from accord.core.errors import DomainError
from accord.schools.calendar_followers import tell_of_calendars
from accord.schools.models import District, School


def hold(school: School) -> School:
    """Read the school again and keep others from changing it until this change is done."""
    return School.objects.select_for_update(of=("self",)).select_related("district").get(id=school.id)


def hold_district(district: District) -> District:
    """Read the district again and keep others from changing it until this change is done."""
    return District.objects.select_for_update().get(id=district.id)


def tell(*, by: str, verb: str, subject: str, school: School, details: dict[str, Any] | None = None) -> None:
    """Note a change to a school in its audit log, and make whatever was derived from it be made anew."""
    audit.record(by=by, verb=verb, subject=subject, school=school.ref, details=details)
    School.objects.filter(id=school.id).update(version=F("version") + 1)
    tell_of_calendars([school.id])


def tell_district(
    *, by: str, verb: str, subject: str, district: District, details: dict[str, Any] | None = None
) -> None:
    """Note a change to a district, which may reach every school of it."""
    audit.record(by=by, verb=verb, subject=subject, details={"district": district.ref, **(details or {})})
    School.objects.filter(district_id=district.id).update(version=F("version") + 1)
    tell_of_calendars(list(School.objects.filter(district_id=district.id).values_list("id", flat=True)))


def refuse(code: str, message: str, field: str = "", *, status: int = 422, remedy: str = "") -> DomainError:
    """Make a refusal, on one field of the form where one is to be mended."""
    return DomainError(code, message, status, remedy, {field: message} if field else {})
