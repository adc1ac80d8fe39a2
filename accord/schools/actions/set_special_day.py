"""Give a day hours of its own."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accord.core.errors import DomainError
from accord.schools.changes import hold, refuse, tell
from accord.schools.models import School, SpecialDay
from accord.schools.seen import check_seen, stamp_of
from accord.schools.spans import check_date
from accord.schools.week import flaws_in_day


@transaction.atomic
def set_special_day(
    *,
    by: str,
    at: datetime,
    school: School,
    on: date,
    name: str,
    intervals: Sequence[tuple[int, int]],
    day: SpecialDay | None = None,
    seen: str | None = None,
) -> SpecialDay:
    """On this date the school keeps its own hours: a half day, an open Saturday."""
    school = hold(school)
    if day is not None:
        day = SpecialDay.objects.get(id=day.id)
        check_seen(seen, stamp_of(day))
    check_date(on, "on")
    if not intervals:
        message = _("Enter the hours of this day. A day without hours is a closure.")
        raise refuse("no-hours", message, "day_0_opens")
    if flaws := flaws_in_day(intervals):
        fields = {f"day_{flaw.place}_opens": flaw.message for flaw in flaws}
        raise DomainError("hours-do-not-fit", flaws[0].message, 422, fields=fields)
    before = _told(day) if day else None
    kept = day or SpecialDay(school=school, created_at=at)
    kept.on, kept.name = on, name
    kept.intervals = [list(part) for part in sorted(intervals)]
    try:
        with transaction.atomic():
            kept.save()
    except IntegrityError:
        raise refuse("special-day-twice", _("This date has hours of its own already."), "on") from None
    tell(
        by=by,
        verb="set_special_day",
        subject=f"special_day:{kept.ref}",
        school=school,
        details={"before": before, "after": _told(kept)},
    )
    return kept


def _told(day: SpecialDay) -> dict[str, object]:
    return {"on": day.on.isoformat(), "name": day.name, "intervals": day.intervals}
