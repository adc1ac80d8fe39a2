"""When a member of staff works: the school's hours, the person's own pattern, and leave."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db.models import DateField, DateTimeField, IntegerField, QuerySet, Value
from django.db.models.functions import Cast

from accord.core.questions import question
from accord.core.shelf import Shelf
from accord.people.models import Absence, StaffMember, WorkPattern
from accord.rules import hours as rulebook
from accord.schools.facts import opening_hours
from accord.schools.models import WeeklyHours

WHOLE_DAY = (rulebook.Interval(0, 1440),)
NEAR = timedelta(days=2)
"""So far around the days that are asked for absences are read, for a day of the school is not a day in UTC."""

_Part = tuple[date, int, int, int]
"""From when a pattern holds, and one of its stretches: weekday and two minutes, all None in one without hours."""
_Declared = tuple[date, int, int, int, datetime | None, datetime | None]
"""A part of a pattern, or the two ends of an absence; the other places are None."""


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


def working_calendar_soon(staff: StaffMember, starts_on: date, ends_on: date) -> None:
    """Say that `working_calendar_of` is asked soon, before any change."""
    _declared.soon(staff_id=staff.pk, since=_midnight(starts_on - NEAR), until=_midnight(ends_on + NEAR))


_calendars: Shelf[rulebook.WorkingCalendar] = Shelf(most=256)
"""Calendars by all that was declared, which is read anew each time: other hours or leave, another calendar."""


def person_hours(
    staff: StaffMember, starts_on: date, ends_on: date, *, kind: str = WeeklyHours.Kind.SCHOOL
) -> rulebook.PersonHours:
    """Return the declared hours of a member of staff between two dates, for the rulebook."""
    since, until = _midnight(starts_on - NEAR), _midnight(ends_on + NEAR)
    declared = _declared(staff_id=staff.pk, since=since, until=until)
    away = sorted((begins, ends) for *_pattern, begins, ends in declared if begins and ends)
    return rulebook.PersonHours(
        workplace=opening_hours(staff.school, kind, starts_on, ends_on),
        weekly=tuple(_weekly(sorted((row[:4] for row in declared if row[0]), key=_in_order))),
        leave=(*(rulebook.Away(*stretch) for stretch in away), *_outside_employment(staff, starts_on, ends_on)),
    )


def pattern_on(staff: StaffMember, on: date) -> WorkPattern | None:
    """Return the weekly pattern of a member of staff that holds on a date, or None."""
    patterns = staff.work_patterns.prefetch_related("intervals")
    return patterns.filter(starts_on__lte=on).order_by("-starts_on").first()


@question
def _declared(*, staff_id: int, since: datetime, until: datetime) -> "QuerySet[Any, _Declared]":
    """The stretches of all weekly patterns, and the absences between two moments, in no order."""
    patterns = WorkPattern.objects.filter(staff=staff_id).order_by()
    parts = ("starts_on", "intervals__weekday", "intervals__opens_minute", "intervals__closes_minute")
    absences = Absence.objects.filter(staff=staff_id, cancelled_at__isnull=True).order_by()
    no_day, no_number, never = (Cast(Value(None), kind()) for kind in (DateField, IntegerField, DateTimeField))
    away = absences.filter(starts_at__lte=until, ends_at__gte=since)
    return patterns.values_list(*parts, never, never).union(
        away.values_list(no_day, no_number, no_number, no_number, "starts_at", "ends_at"), all=True
    )


def _midnight(on: date) -> datetime:
    return datetime(on.year, on.month, on.day, tzinfo=UTC)


def _in_order(part: _Part) -> tuple[date, int]:
    return part[0], part[2] or 0


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


def _outside_employment(staff: StaffMember, starts_on: date, ends_on: date) -> Iterable[rulebook.Leave]:
    if staff.starts_on and staff.starts_on > starts_on:
        yield rulebook.Leave(starts_on, min(staff.starts_on - timedelta(days=1), ends_on))
    if staff.ends_on and staff.ends_on < ends_on:
        yield rulebook.Leave(max(staff.ends_on + timedelta(days=1), starts_on), ends_on)
