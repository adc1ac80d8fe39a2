"""Take a closure back, or end it early."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from accord.schools.changes import hold, refuse, tell
from accord.schools.closure import told
from accord.schools.models import Closure
from accord.schools.seen import check_seen, stamp_of
from accord.schools.spans import today_at


@transaction.atomic
def remove_closure(*, by: str, at: datetime, closure: Closure, seen: str | None = None) -> Closure | None:
    """A coming closure is taken back; one under way ends yesterday, so that the school is open from today.

    Returns the shortened closure, or None when it is gone. One that is over stays (409).
    """
    school = hold(closure.school)
    closure = Closure.objects.get(id=closure.id)
    check_seen(seen, stamp_of(closure))
    today = today_at(school, at)
    if closure.ends_on < today:
        message = _("This closure is over. It stays, because promised times were counted with it.")
        raise refuse("closure-is-over", message, status=409)
    subject, before = f"closure:{closure.ref}", told(closure)
    if closure.starts_on < today:
        closure.ends_on = today - timedelta(days=1)
        closure.save(update_fields=["ends_on"])
        details = {"before": before, "after": told(closure)}
        tell(by=by, verb="end_closure", subject=subject, school=school, details=details)
        return closure
    closure.delete()
    tell(by=by, verb="remove_closure", subject=subject, school=school, details=before)
    return None
