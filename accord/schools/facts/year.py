"""The picture of a school year: what each day is, and where it can be changed."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from accord.core.month_grid import DayMark, MonthGrid, month_grids
from accord.schools.facts.calendar import current_week, opening_hours
from accord.schools.models import AcademicYear, Closure, School, SpecialDay, WeeklyHours
from accord.schools.week import first_weekday_of, say_day, say_minute

_TRAINING = Closure.Kind.TRAINING_DAY


@dataclass(frozen=True, slots=True)
class YearPicture:
    """The months of a year with every day marked."""

    months: tuple[MonthGrid, ...]
    school_days: int


def years_of(school: School) -> list[AcademicYear]:
    """Return the school's years, the latest first, each with its terms."""
    return list(AcademicYear.objects.filter(school=school).prefetch_related("terms").order_by("-starts_on"))


def year_at(years: list[AcademicYear], on: date) -> AcademicYear | None:
    """Return the year of a date; else the next one to come; else the last."""
    for year in years:
        if year.starts_on <= on <= year.ends_on:
            return year
    coming = [year for year in years if year.starts_on > on]
    return coming[-1] if coming else next(iter(years), None)


def closures_between(school: School, first_on: date, last_on: date) -> list[Closure]:
    """Return the closures that touch a stretch of dates, in order."""
    return list(Closure.objects.filter(school=school, starts_on__lte=last_on, ends_on__gte=first_on))


def special_days_between(school: School, first_on: date, last_on: date) -> list[SpecialDay]:
    """Return the days with hours of their own in a stretch of dates, in order."""
    return list(SpecialDay.objects.filter(school=school, on__gte=first_on, on__lte=last_on))


def year_picture(school: School, first_on: date, last_on: date, *, with_links: bool) -> YearPicture:
    """Lay out the days from the first to the last; `with_links` leads from a marked day to its page."""
    marks = _Marks(school, first_on, last_on, with_links=with_links)
    first = first_weekday_of(current_week(school, WeeklyHours.Kind.SCHOOL, first_on), *marks.weeks)
    months = month_grids(first_on, last_on, marks.of, first_weekday=first - 1)
    return YearPicture(tuple(months), marks.school_days)


class _Marks:
    """What is said about each day between two dates."""

    def __init__(self, school: School, first_on: date, last_on: date, *, with_links: bool) -> None:
        hours = opening_hours(school, WeeklyHours.Kind.SCHOOL, first_on, last_on)
        self.school, self.with_links = school, with_links
        self.weeks = [
            tuple(tuple((part.opens, part.closes) for part in day) for day in pattern.days) for pattern in hours.weekly
        ]
        self._patterns = [(pattern.first_on, week) for pattern, week in zip(hours.weekly, self.weeks, strict=True)]
        self._ranges = [(term.first_on, term.last_on) for term in hours.terms]
        self._special = {day.on: day for day in special_days_between(school, first_on, last_on)}
        self._closed: dict[date, Closure] = {}
        for closure in closures_between(school, first_on, last_on):
            day = max(closure.starts_on, first_on)
            while day <= min(closure.ends_on, last_on):
                self._closed[day] = _weightier(self._closed.get(day), closure)
                day += timedelta(days=1)
        self.school_days = 0

    def of(self, on: date) -> DayMark:
        """Mark one day; a closure counts before hours of its own, and those before the week."""
        week_says = self._week_on(on)
        if closure := self._closed.get(on):
            return self._closure(closure, week_says)
        if special := self._special.get(on):
            self.school_days += 1
            note = _("%(name)s, %(hours)s") % {
                "name": special.name,
                "hours": say_day([(opens, closes) for opens, closes in special.intervals]),
            }
            return DayMark("half", note, self._url("special_day", special.ref))
        if not week_says:
            return DayMark("closed")
        if self._ranges and not any(first <= on <= last for first, last in self._ranges):
            return DayMark("holiday", _("between terms"))
        self.school_days += 1
        return DayMark("open")

    def _closure(self, closure: Closure, week_says: tuple[tuple[int, int], ...]) -> DayMark:
        url = self._url("closure", closure.ref)
        if closure.from_minute is not None and closure.to_minute is not None:
            self.school_days += bool(week_says)
            said = {
                "name": closure.name,
                "opens": say_minute(closure.from_minute),
                "closes": say_minute(closure.to_minute),
            }
            return DayMark("half", _("%(name)s, closed %(opens)s to %(closes)s") % said, url)
        if not week_says and closure.starts_on != closure.ends_on:
            return DayMark("closed")
        return DayMark("training" if closure.kind == _TRAINING else "holiday", closure.name, url)

    def _week_on(self, on: date) -> tuple[tuple[int, int], ...]:
        day: tuple[tuple[int, int], ...] = ()
        for first_on, week in self._patterns:
            if first_on <= on:
                day = week[on.weekday()]
        return day

    def _url(self, page: str, ref: str) -> str:
        if not self.with_links:
            return ""
        return reverse(f"schools:{page}", kwargs={"school": self.school.slug, "ref": ref})


def _weightier(earlier: Closure | None, closure: Closure) -> Closure:
    """Of two closures on one day, a whole day outweighs a part, and the shorter stretch the longer one."""
    if earlier is None:
        return closure
    return min(earlier, closure, key=lambda one: (one.from_minute is not None, one.ends_on - one.starts_on))
