"""Working time of a school or its office, built from what the school has entered."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from accord.rules import hours as rulebook
from accord.rules.flow_down import Latitude, Week, decide_week
from accord.schools.facts.kept import kept
from accord.schools.facts.settings import settings_of
from accord.schools.models import AcademicYear, Closure, School, SpecialDay, Term, WeeklyHours
from accord.schools.week import week_from_rows

Kind = WeeklyHours.Kind
LET_THROUGH = frozenset({Closure.Kind.SCHOOL_HOLIDAY, Closure.Kind.TRAINING_DAY})
"""Closures that do not shut an office which works between the terms."""

YEAR = timedelta(days=364)
Stretch = tuple[date, date]


def working_calendar(school: School, kind: str, starts_on: date, ends_on: date) -> rulebook.WorkingCalendar:
    """Return the calendar of the school (`kind` "school") or of its office ("office"), both dates included.

    Made from a handful of queries and then kept until the school changes. Raises rulebook.BadHours for dates
    out of order.
    """

    def read() -> rulebook.WorkingCalendar:
        hours = opening_hours(school, kind, starts_on, ends_on)
        return rulebook.compile_calendar(hours, first_on=starts_on, last_on=ends_on)

    return kept(("calendar", school.ref, school.version, str(kind), starts_on, ends_on), read)


def calendar_around(school: School, kind: str, at: datetime) -> rulebook.WorkingCalendar:
    """Return the calendar from the start of last year to the end of the year after next."""
    year = at.astimezone(settings_of(school).zone).year
    return working_calendar(school, kind, date(year - 1, 1, 1), date(year + 2, 12, 31))


def opening_hours(school: School, kind: str, starts_on: date, ends_on: date) -> rulebook.OpeningHours:
    """Return what the school declares about its hours between two dates, for the rulebook.

    An office without hours of its own keeps those of the school. Between the first and the last school year
    that is entered, only terms count; before, and from a year after the last one began, the weekly hours do,
    so that nothing waits for ever. Read from a handful of queries and then kept until the school changes.
    """
    key = ("opening hours", school.ref, school.version, str(kind), starts_on, ends_on)
    return kept(key, lambda: _opening_hours(school, kind, starts_on, ends_on))


def _opening_hours(school: School, kind: str, starts_on: date, ends_on: date) -> rulebook.OpeningHours:
    settings = settings_of(school)
    patterns = _patterns(school, kind)
    own_office = kind == Kind.OFFICE and bool(patterns)
    if not own_office:
        patterns = patterns if kind == Kind.SCHOOL else _patterns(school, Kind.SCHOOL)
    above = None if own_office else settings.weekly_hours_above
    through = _open_between_terms(patterns) if own_office else []
    return rulebook.OpeningHours(
        zone=settings.time_zone.value,
        weekly=tuple(_weekly(patterns, above, settings.weekly_hours_latitude)),
        terms=tuple(_terms(school, starts_on, ends_on, through)),
        closures=tuple(_closures(school, starts_on, ends_on, through)),
        special_days=() if own_office else tuple(_special_days(school, starts_on, ends_on)),
    )


def current_week(school: School, kind: str, on: date) -> Week:
    """Return the weekly hours that hold on a date, as far as the district allows them."""
    hours = opening_hours(school, kind, on, on)
    week: Week = ((),) * 7
    for pattern in hours.weekly:
        if pattern.first_on <= on <= pattern.last_on:
            week = tuple(tuple((part.opens, part.closes) for part in day) for day in pattern.days)
    return week


def _patterns(school: School, kind: str) -> list[WeeklyHours]:
    found = WeeklyHours.objects.filter(school_id=school.id, kind=kind).order_by("starts_on")
    return list(found.prefetch_related("intervals"))


def week_of(pattern: WeeklyHours) -> Week:
    """Return the week of one stored pattern."""
    return week_from_rows((part.weekday, part.opens_minute, part.closes_minute) for part in pattern.intervals.all())


def _weekly(patterns: list[WeeklyHours], above: Week | None, latitude: Latitude) -> Iterable[rulebook.WeeklyHours]:
    if above is not None:
        yield rulebook.WeeklyHours(_days(above))
    for pattern in patterns:
        week = decide_week(week_of(pattern), above, latitude).value
        yield rulebook.WeeklyHours(_days(week), first_on=pattern.starts_on)


def _days(
    week: Week,
) -> tuple[
    rulebook.Intervals,
    rulebook.Intervals,
    rulebook.Intervals,
    rulebook.Intervals,
    rulebook.Intervals,
    rulebook.Intervals,
    rulebook.Intervals,
]:
    monday, tuesday, wednesday, thursday, friday, saturday, sunday = (
        tuple(rulebook.Interval(opens, closes) for opens, closes in day) for day in week
    )
    return monday, tuesday, wednesday, thursday, friday, saturday, sunday


def _open_between_terms(patterns: list[WeeklyHours]) -> list[Stretch]:
    """The dates on which an office works whether or not there is term."""
    ends = [date.fromordinal(later.starts_on.toordinal() - 1) for later in patterns[1:]] + [date.max]
    return [(pattern.starts_on, end) for pattern, end in zip(patterns, ends, strict=True) if pattern.between_terms]


def _terms(school: School, starts_on: date, ends_on: date, through: list[Stretch]) -> Iterable[rulebook.DateRange]:
    entered = list(Term.objects.filter(school_id=school.id).values_list("year_id", "starts_on", "ends_on", "name"))
    if not entered:
        return
    with_terms = {year_id for year_id, _starts, _ends, _name in entered}
    years = [
        (first, last)
        for year_id, first, last in AcademicYear.objects.filter(school_id=school.id).values_list(
            "id", "starts_on", "ends_on"
        )
        if year_id in with_terms
    ]
    for _year, first, last, name in entered:
        if first <= ends_on and last >= starts_on:
            yield rulebook.DateRange(first, last, name)
    yield rulebook.DateRange(date.min, _day_before(min(first for first, _last in years)))
    first, last = max(years)
    yield rulebook.DateRange(max(_day_after(last), _day_after(first + YEAR)), date.max)
    for first, last in through:
        yield rulebook.DateRange(first, last)


def _closures(school: School, starts_on: date, ends_on: date, through: list[Stretch]) -> Iterable[rulebook.Closure]:
    found = Closure.objects.filter(school_id=school.id, starts_on__lte=ends_on, ends_on__gte=starts_on)
    for closure in found:
        parts: rulebook.Intervals = ()
        if closure.from_minute is not None and closure.to_minute is not None:
            parts = (rulebook.Interval(closure.from_minute, closure.to_minute),)
        spans = [(closure.starts_on, closure.ends_on)]
        if closure.kind in LET_THROUGH:
            spans = _outside(closure.starts_on, closure.ends_on, through)
        for first, last in spans:
            yield rulebook.Closure(first, last, parts, closure.name)


def _outside(first: date, last: date, through: list[Stretch]) -> list[Stretch]:
    """What is left of a stretch of dates when others, in order, are taken out."""
    left: list[Stretch] = []
    for begins, ends in through:
        if begins > first:
            left.append((first, min(last, _day_before(begins))))
        first = max(first, _day_after(ends)) if ends < date.max else date.max
        if first > last:
            break
    if first <= last:
        left.append((first, last))
    return [(begins, ends) for begins, ends in left if begins <= ends]


def _special_days(school: School, starts_on: date, ends_on: date) -> Iterable[rulebook.SpecialDay]:
    for day in SpecialDay.objects.filter(school_id=school.id, on__gte=starts_on, on__lte=ends_on):
        parts = tuple(rulebook.Interval(opens, closes) for opens, closes in day.intervals)
        yield rulebook.SpecialDay(day.on, parts, day.name)


def _day_before(on: date) -> date:
    return date.fromordinal(on.toordinal() - 1)


def _day_after(on: date) -> date:
    return date.fromordinal(on.toordinal() + 1)
