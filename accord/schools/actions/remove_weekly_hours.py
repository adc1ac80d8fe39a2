"""Take back hours that have not begun."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accord.schools.actions.set_weekly_hours import stamp_of_hours
from accord.schools.changes import hold, refuse, tell
from accord.schools.facts.calendar import week_of
from accord.schools.models import WeeklyHours
from accord.schools.seen import check_seen
from accord.schools.spans import today_at
from accord.schools.week import rows_of


@transaction.atomic
def remove_weekly_hours(*, by: str, at: datetime, hours: WeeklyHours, seen: str | None = None) -> None:
    """Hours planned from a coming date are taken back; hours already kept stay, as promises rest on them."""
    school = hold(hours.school)
    check_seen(seen, stamp_of_hours(hours))
    if hours.starts_on <= today_at(school, at):
        message = _("These hours have begun, so they stay in the record. Add new hours from a later date instead.")
        raise refuse("hours-have-begun", message, status=409)
    tell(
        by=by,
        verb="remove_weekly_hours",
        subject=f"weekly_hours:{hours.ref}",
        school=school,
        details={"from": hours.starts_on.isoformat(), "week": rows_of(week_of(hours))},
    )
    hours.delete()
