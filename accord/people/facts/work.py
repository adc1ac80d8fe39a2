"""When a member of staff works: the school's hours, the person's own pattern, and leave."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import groupby
from operator import itemgetter

from django.db.models import QuerySet

from accord.core.questions import question
from accord.core.shelf import Shelf
from accord.people.models import Absence, StaffMember, WorkPattern
from accord.rules import hours as rulebook
from accord.schools.facts import opening_hours
from accord.schools.models import WeeklyHours

WHOLE_DAY = (rulebook.Interval(0, 1440),)
_Part = tuple[date, int, int, int]
"""From when a pattern holds, and one of its stretches: weekday and two minutes, all None in one without hours."""


def working_calendar_of(
    staff: StaffMember, starts_on: date, ends_on: date, *, kind: str = WeeklyHours.Kind.SCHOOL
) -> rulebook.WorkingCalendar:
    """Return when a member of staff is at work between two dates, both included; no time after the last day.

    `kind` says whose hours hold: those of the school, or those of its office. Raises rulebook.BadHours when
    the dates are out of order.
    """
    hours = person_hours(staff, starts_on, ends_on, kind=kind)
    declared = (hours, starts_on, ends_on)
    calendar = _calendars.take(declared)
    if calendar is None:
        calendar = rulebook.compile_calendar(hours, first_on=starts_on, last_on=ends_on)
        _calendars.put(declared, calendar)
    return calendar


_calendars: Shelf[rulebook.WorkingCalendar] = Shelf(most=256)
"""Calendars by all that was declared, which is read anew each time: other hours or leave, another calendar."""


def person_hours(
    staff: StaffMember, starts_on: date, ends_on: date, *, kind: str = WeeklyHours.Kind.SCHOOL
) -> rulebook.PersonHours:
    """Return the declared hours of a member of staff between two dates, for the rulebook."""
    return rulebook.PersonHours(
        workplace=opening_hours(staff.school, kind, starts_on, ends_on),
        weekly=tuple(_weekly(_patterns(staff_id=staff.pk))),
        leave=(*_absences(staff, starts_on, ends_on), *_outside_employment(staff, starts_on, ends_on)),
    )


def pattern_on(staff: StaffMember, on: date) -> WorkPattern | None:
    """Return the weekly pattern of a member of staff that holds on a date, or None."""
    patterns = staff.work_patterns.prefetch_related("intervals")
    return patterns.filter(starts_on__lte=on).order_by("-starts_on").first()


@question
def _patterns(*, staff_id: int) -> QuerySet[WorkPattern, _Part]:
    rows = WorkPattern.objects.filter(staff=staff_id).order_by("starts_on", "intervals__opens_minute")
    return rows.values_list("starts_on", "intervals__weekday", "intervals__opens_minute", "intervals__closes_minute")


def _weekly(parts: list[_Part]) -> Iterable[rulebook.WeeklyHours]:
    """Before the first pattern, and in one without any hours, the hours of the workplace hold."""
    if not parts:
        return
    yield rulebook.WeeklyHours((WHOLE_DAY,) * 7)
    for first_on, pattern in groupby(parts, key=itemgetter(0)):
        hours: list[list[rulebook.Interval]] = [[] for _day in range(7)]
        for _first_on, weekday, opens, closes in pattern:
            if weekday:
                hours[weekday - 1].append(rulebook.Interval(opens, closes))
        monday, tuesday, wednesday, thursday, friday, saturday, sunday = (
            map(tuple, hours) if any(hours) else (WHOLE_DAY,) * 7
        )
        days = (monday, tuesday, wednesday, thursday, friday, saturday, sunday)
        yield rulebook.WeeklyHours(days, first_on=first_on)


@question
def _absent(*, staff_id: int, since: date, until: date) -> QuerySet[Absence]:
    rows = Absence.objects.filter(staff=staff_id, cancelled_at__isnull=True)
    return rows.filter(starts_at__date__lte=until, ends_at__date__gte=since)


def _absences(staff: StaffMember, starts_on: date, ends_on: date) -> Iterable[rulebook.Away]:
    near = _absent(staff_id=staff.pk, since=starts_on - timedelta(days=1), until=ends_on + timedelta(days=1))
    for absence in near:
        yield rulebook.Away(absence.starts_at, absence.ends_at)


def _outside_employment(staff: StaffMember, starts_on: date, ends_on: date) -> Iterable[rulebook.Leave]:
    if staff.starts_on and staff.starts_on > starts_on:
        yield rulebook.Leave(starts_on, min(staff.starts_on - timedelta(days=1), ends_on))
    if staff.ends_on and staff.ends_on < ends_on:
        yield rulebook.Leave(max(staff.ends_on + timedelta(days=1), starts_on), ends_on)
