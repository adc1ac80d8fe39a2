"""The hours of the week: of the school and of its office, now and from a coming date."""

from datetime import timedelta

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accord.core import clock
from accord.core.errors import DomainError
from accord.rules.flow_down import EMPTY_WEEK, Latitude
from accord.rules.visibility import Act
from accord.schools.access import asking, get_hours_of, get_school_that_may, hours_of
from accord.schools.actions.remove_weekly_hours import remove_weekly_hours
from accord.schools.actions.set_weekly_hours import set_weekly_hours, stamp_of_hours
from accord.schools.facts import current_week, settings_of, week_of
from accord.schools.forms.base import sent
from accord.schools.forms.hours import WeeklyHoursForm
from accord.schools.models import School, WeeklyHours
from accord.schools.spans import today_at
from accord.schools.views.page import school_page
from accord.schools.week import first_weekday_of, say_week
from accord.schools.wording import country_first_weekday

Kind = WeeklyHours.Kind


def hours(request: HttpRequest, school: str) -> HttpResponse:
    """Show the weeks of the school and of the office, and what the district lays down."""
    found = get_school_that_may(asking(request), school, Act.SEE_SCHOOL_SETUP)
    today, above = today_at(found, clock.now()), settings_of(found)
    counts = current_week(found, Kind.SCHOOL, today)
    own = [week_of(stored) for stored in hours_of(found, Kind.SCHOOL) if stored.starts_on <= today]
    return school_page(
        request,
        "schools/hours.html",
        found,
        school_weeks=_weeks(found, Kind.SCHOOL),
        office_weeks=_weeks(found, Kind.OFFICE),
        today=today,
        in_force=say_week(counts),
        cut_short=bool(own) and own[0] != counts,
        above=say_week(above.weekly_hours_above) if above.weekly_hours_above else None,
        latitude=str(above.weekly_hours_latitude),
        may_set=above.weekly_hours_above is None or above.weekly_hours_latitude is not Latitude.FIXED,
    )


def new_hours(request: HttpRequest, school: str, kind: str) -> HttpResponse:
    """Set hours from a date on; they begin as a copy of those that hold."""
    if kind not in Kind.values:
        raise Http404
    viewer = asking(request)
    found = get_school_that_may(viewer, school, Act.EDIT_CALENDAR)
    today = today_at(found, clock.now())
    week = current_week(found, kind, today)
    form = WeeklyHoursForm(
        sent(request),
        kind=kind,
        week=week,
        first_weekday=_first_weekday(found, week),
        initial={"starts_on": today + timedelta(days=1) if hours_of(found, kind) else today},
    )
    if request.method == "POST" and form.is_valid() and not form.wants_more:
        try:
            set_weekly_hours(
                by=viewer.actor,
                at=clock.now(),
                school=found,
                kind=kind,
                starts_on=form.cleaned_data["starts_on"],
                week=form.cleaned_data["week"],
                between_terms=form.cleaned_data.get("between_terms", False),
            )
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("The new hours are in place."))
            return redirect("schools:hours", school=found.slug)
    return _week_page(request, found, form, kind, None)


def week(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Correct hours that are entered already."""
    viewer = asking(request)
    found = get_school_that_may(viewer, school, Act.EDIT_CALENDAR)
    stored = get_hours_of(found, ref)
    form = WeeklyHoursForm(
        sent(request),
        kind=stored.kind,
        week=week_of(stored),
        first_weekday=_first_weekday(found, week_of(stored)),
        initial={"starts_on": stored.starts_on, "between_terms": stored.between_terms},
    )
    if request.method == "POST" and form.is_valid() and not form.wants_more:
        try:
            set_weekly_hours(
                by=viewer.actor,
                at=clock.now(),
                school=found,
                kind=stored.kind,
                starts_on=form.cleaned_data["starts_on"],
                week=form.cleaned_data["week"],
                between_terms=form.cleaned_data.get("between_terms", False),
                hours=stored,
                seen=form.seen,
            )
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("The hours are changed."))
            return redirect("schools:hours", school=found.slug)
    return _week_page(request, found, form, stored.kind, stored)


@require_POST
def take_hours_back(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Take back hours that have not begun."""
    viewer = asking(request)
    found = get_school_that_may(viewer, school, Act.EDIT_CALENDAR)
    remove_weekly_hours(by=viewer.actor, at=clock.now(), hours=get_hours_of(found, ref), seen=request.POST.get("seen"))
    messages.success(request, _("The planned hours are taken back."))
    return redirect("schools:hours", school=found.slug)


def _week_page(
    request: HttpRequest, school: School, form: WeeklyHoursForm, kind: str, stored: WeeklyHours | None
) -> HttpResponse:
    above = settings_of(school)
    bound = kind == Kind.SCHOOL and above.weekly_hours_latitude is not Latitude.FREE
    return school_page(
        request,
        "schools/week.html",
        school,
        form,
        kind=kind,
        stored=stored,
        seen=stamp_of_hours(stored),
        begun=stored is not None and stored.starts_on <= today_at(school, clock.now()),
        above=say_week(above.weekly_hours_above) if bound and above.weekly_hours_above else None,
    )


def _weeks(school: School, kind: str) -> list[tuple[WeeklyHours, list[tuple[str, str]]]]:
    return [(stored, say_week(week_of(stored))) for stored in hours_of(school, kind)]


def _first_weekday(school: School, week: tuple[tuple[tuple[int, int], ...], ...]) -> int:
    if week != EMPTY_WEEK:
        return first_weekday_of(week)
    return country_first_weekday(settings_of(school).country.value)
