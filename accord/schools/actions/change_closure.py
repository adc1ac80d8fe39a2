"""Change a closure."""

from datetime import date

from django.db import transaction

from accord.schools.changes import hold, tell
from accord.schools.closure import check_closure, told
from accord.schools.models import Closure
from accord.schools.seen import check_seen, stamp_of


@transaction.atomic
def change_closure(
    *,
    by: str,
    closure: Closure,
    kind: str,
    name: str,
    starts_on: date,
    ends_on: date,
    from_minute: int | None = None,
    to_minute: int | None = None,
    seen: str | None = None,
) -> Closure:
    """The closure has other dates, another name or another kind from now on."""
    school = hold(closure.school)
    closure = Closure.objects.get(id=closure.id)
    check_seen(seen, stamp_of(closure))
    check_closure(starts_on=starts_on, ends_on=ends_on, from_minute=from_minute, to_minute=to_minute)
    before = told(closure)
    closure.kind, closure.name = kind, name
    closure.starts_on, closure.ends_on = starts_on, ends_on
    closure.from_minute, closure.to_minute = from_minute, to_minute
    closure.save()
    tell(
        by=by,
        verb="change_closure",
        subject=f"closure:{closure.ref}",
        school=school,
        details={"before": before, "after": told(closure)},
    )
    return closure
