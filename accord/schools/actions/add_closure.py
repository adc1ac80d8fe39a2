"""Add a closure."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accord.schools.changes import hold, refuse, tell
from accord.schools.closure import check_closure, told
from accord.schools.models import Closure, School


@transaction.atomic
def add_closure(
    *,
    by: str,
    at: datetime,
    school: School,
    kind: str,
    name: str,
    starts_on: date,
    ends_on: date,
    from_minute: int | None = None,
    to_minute: int | None = None,
) -> Closure:
    """The school is closed on these days, or for part of one day, although the week says open."""
    school = hold(school)
    check_closure(starts_on=starts_on, ends_on=ends_on, from_minute=from_minute, to_minute=to_minute)
    same = Closure.objects.filter(
        school=school, starts_on=starts_on, ends_on=ends_on, from_minute=from_minute, to_minute=to_minute
    )
    if same.filter(name__iexact=name).exists():
        raise refuse("closure-twice", _("This closure is in the calendar already."), "name")
    closure = Closure.objects.create(
        school=school,
        kind=kind,
        name=name,
        starts_on=starts_on,
        ends_on=ends_on,
        from_minute=from_minute,
        to_minute=to_minute,
        created_at=at,
    )
    tell(by=by, verb="add_closure", subject=f"closure:{closure.ref}", school=school, details=told(closure))
    return closure
