"""Give a day its usual hours back."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accord.schools.changes import hold, refuse, tell
from accord.schools.models import SpecialDay
from accord.schools.seen import check_seen, stamp_of
from accord.schools.spans import today_at


@transaction.atomic
def remove_special_day(*, by: str, at: datetime, day: SpecialDay, seen: str | None = None) -> None:
    """A coming day keeps its usual hours after all; a day that is over stays as it was."""
    school = hold(day.school)
    day = SpecialDay.objects.get(id=day.id)
    check_seen(seen, stamp_of(day))
    if day.on < today_at(school, at):
        message = _("This day is over. It stays, because promised times were counted with it.")
        raise refuse("day-is-over", message, status=409)
    details = {"on": day.on.isoformat(), "name": day.name, "intervals": day.intervals}
    subject = f"special_day:{day.ref}"
    day.delete()
    tell(by=by, verb="remove_special_day", subject=subject, school=school, details=details)
