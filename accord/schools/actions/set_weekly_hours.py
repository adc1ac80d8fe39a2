"""Set the hours of the week."""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accord.core.errors import DomainError
from accord.rules.flow_down import Latitude, Week, beyond
from accord.schools.changes import hold, refuse, tell
from accord.schools.facts.calendar import week_of
from accord.schools.facts.settings import settings_of
from accord.schools.models import HoursInterval, School, WeeklyHours
from accord.schools.seen import check_seen, stamp
from accord.schools.spans import check_date
from accord.schools.week import check_week, rows_of, say_day
from accord.schools.wording import weekday_name


def stamp_of_hours(hours: WeeklyHours | None) -> str:
    """Return the fingerprint of one week as it is stored."""
    if hours is None:
        return ""
    return stamp(hours.ref, hours.starts_on, hours.between_terms, week_of(hours))


@transaction.atomic
def set_weekly_hours(
    *,
    by: str,
    at: datetime,
    school: School,
    kind: str,
    starts_on: date,
    week: Week,
    between_terms: bool = False,
    hours: WeeklyHours | None = None,
    seen: str | None = None,
) -> WeeklyHours:
    """From a date on the school, or its office, keeps these hours; `hours` is the week that they replace."""
    school = hold(school)
    if hours is not None:
        hours = WeeklyHours.objects.get(id=hours.id)
        check_seen(seen, stamp_of_hours(hours))
    check_date(starts_on, "starts_on")
    check_week(week)
    if kind == WeeklyHours.Kind.SCHOOL:
        _check_allowed(school, week)
    before = _told(hours) if hours else None
    kept = hours or WeeklyHours(school=school, kind=kind, created_at=at)
    kept.starts_on = starts_on
    kept.between_terms = between_terms and kind == WeeklyHours.Kind.OFFICE
    try:
        with transaction.atomic():
            kept.save()
    except IntegrityError:
        message = _("Other hours begin on this date already. Change those, or choose another date.")
        raise refuse("hours-begin-twice", message, "starts_on") from None
    kept.intervals.all().delete()
    HoursInterval.objects.bulk_create(
        HoursInterval(hours=kept, weekday=weekday, opens_minute=opens, closes_minute=closes)
        for weekday, opens, closes in rows_of(week)
    )
    kept = WeeklyHours.objects.get(id=kept.id)
    tell(
        by=by,
        verb="set_weekly_hours",
        subject=f"weekly_hours:{kept.ref}",
        school=school,
        details={"before": before, "after": _told(kept)},
    )
    return kept


def _check_allowed(school: School, week: Week) -> None:
    above = settings_of(school)
    if above.weekly_hours_above is None or above.weekly_hours_latitude is Latitude.FREE:
        return
    names = {"district": above.district_name}
    if above.weekly_hours_latitude is Latitude.FIXED:
        raise refuse("hours-fixed", _("%(district)s has fixed the weekly hours for all its schools.") % names)
    too_much = beyond(week, above.weekly_hours_above)
    for weekday, day in enumerate(too_much, 1):
        if day:
            said = {"weekday": weekday_name(weekday), "hours": say_day(day), **names}
            message = _("%(weekday)s: %(hours)s lies outside the hours of %(district)s.") % said
            raise DomainError("hours-beyond-district", message, 422, fields={f"d{weekday}_0_opens": message})


def _told(hours: WeeklyHours) -> dict[str, object]:
    return {
        "kind": hours.kind,
        "from": hours.starts_on.isoformat(),
        "between_terms": hours.between_terms,
        "week": rows_of(week_of(hours)),
    }
