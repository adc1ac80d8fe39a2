"""Take back a school year that has not begun."""

from datetime import datetime

from django.db import transaction
from django.db.models import RestrictedError
from django.db.models.deletion import ProtectedError
from django.utils.translation import gettext as _

from accord.schools.actions.plan_year import stamp_of_year
from accord.schools.changes import hold, refuse, tell
from accord.schools.models import AcademicYear
from accord.schools.seen import check_seen
from accord.schools.spans import today_at


@transaction.atomic
def remove_year(*, by: str, at: datetime, year: AcademicYear, seen: str | None = None) -> None:
    """A coming school year is taken back with its terms; one that has begun stays."""
    school = hold(year.school)
    check_seen(seen, stamp_of_year(year))
    if year.starts_on <= today_at(school, at):
        raise refuse("year-has-begun", _("This school year has begun, so it stays in the record."), status=409)
    subject, name = f"year:{year.ref}", year.name
    try:
        with transaction.atomic():
            year.delete()
    except (ProtectedError, RestrictedError):
        raise refuse("year-in-use", _("Classes belong to this school year, so it stays."), status=409) from None
    tell(by=by, verb="remove_year", subject=subject, school=school, details={"name": name})
