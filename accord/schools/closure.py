"""What makes a closure complete, and how it is told in the audit log."""

from datetime import date

from django.utils.translation import gettext as _

from accord.schools.changes import refuse
from accord.schools.models import Closure
from accord.schools.spans import check_span
from accord.schools.week import END_OF_DAY

LONGEST = 120


def check_closure(*, starts_on: date, ends_on: date, from_minute: int | None, to_minute: int | None) -> None:
    """Refuse (422) a closure that runs backwards, lasts beyond 120 days, or closes part of several days."""
    check_span(starts_on, ends_on, most_days=LONGEST, first="starts_on", last="ends_on")
    if from_minute is None and to_minute is None:
        return
    if from_minute is None:
        raise refuse("part-incomplete", _("Say from what time the school is closed."), "from_time")
    if to_minute is None:
        raise refuse("part-incomplete", _("Say until what time the school is closed."), "to_time")
    if starts_on != ends_on:
        message = _("Closing for part of a day works for one day at a time. Leave the times empty for whole days.")
        raise refuse("part-of-several-days", message, "from_time")
    if not 0 <= from_minute < to_minute <= END_OF_DAY:
        raise refuse("part-backwards", _("This time must come after the first one."), "to_time")


def told(closure: Closure) -> dict[str, object]:
    """Return a closure as the audit log keeps it."""
    return {
        "kind": str(closure.kind),
        "name": closure.name,
        "from": closure.starts_on.isoformat(),
        "to": closure.ends_on.isoformat(),
        "minutes": [closure.from_minute, closure.to_minute] if closure.from_minute is not None else None,
    }
