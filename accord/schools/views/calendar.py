"""The picture of the year, and school years with their terms."""

from datetime import date, timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accord.core import clock
from accord.core.errors import DomainError
from accord.rules.visibility import Act
from accord.schools.access import asking, get_school_that_may, get_year_of, may
from accord.schools.actions.plan_year import plan_year, stamp_of_year
from accord.schools.actions.remove_year import remove_year
from accord.schools.facts.year import (
    closures_between,
    special_days_between,
    year_at,
    year_picture,
    years_of,
)
from accord.schools.forms.base import sent
from accord.schools.forms.calendar import YearForm
from accord.schools.models import AcademicYear, School
from accord.schools.spans import a_year_after, today_at
from accord.schools.views.page import school_page
from accord.schools.week import say_day, say_minute
from accord.schools.wording import say_dates


def calendar(request: HttpRequest, school: str) -> HttpResponse:
    """Show the year of today."""
    found = get_school_that_may(asking(request), school, Act.SEE_SCHOOL_SETUP)
    return _picture(request, found, year_at(years_of(found), today_at(found, clock.now())))


def year(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Show one school year."""
    found = get_school_that_may(asking(request), school, Act.SEE_SCHOOL_SETUP)
    return _picture(request, found, get_year_of(found, ref))


def _picture(request: HttpRequest, school: School, shown: AcademicYear | None) -> HttpResponse:
    today = today_at(school, clock.now())
    first_on = shown.starts_on if shown else date(today.year, 1, 1)
    last_on = shown.ends_on if shown else date(today.year, 12, 31)
    with_links = may(asking(request), school, Act.EDIT_CALENDAR)
    return school_page(
        request,
        "schools/calendar.html",
        school,
        shown=shown,
        ways=[
            {
                "label": year.name,
                "url": reverse("schools:year", kwargs={"school": school.slug, "ref": year.ref}),
                "current": shown is not None and year.ref == shown.ref,
            }
            for year in years_of(school)
        ],
        picture=year_picture(school, first_on, last_on, with_links=with_links),
        closures=[
            (closure, say_dates(closure.starts_on, closure.ends_on), _part(closure.from_minute, closure.to_minute))
            for closure in closures_between(school, first_on, last_on)
        ],
        special_days=[
            (day, say_dates(day.on, day.on), say_day([(opens, closes) for opens, closes in day.intervals]))
            for day in special_days_between(school, first_on, last_on)
        ],
    )


def new_year(request: HttpRequest, school: str) -> HttpResponse:
    """Plan the next school year."""
    viewer = asking(request)
    found = get_school_that_may(viewer, school, Act.EDIT_CALENDAR)
    form = YearForm(sent(request), initial=_next_year(found))
    if request.method == "POST" and form.is_valid() and not form.wants_more:
        try:
            planned = plan_year(
                by=viewer.actor,
                at=clock.now(),
                school=found,
                name=form.cleaned_data["name"],
                starts_on=form.cleaned_data["starts_on"],
                ends_on=form.cleaned_data["ends_on"],
                terms=form.cleaned_data["terms"],
            )
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("The school year is planned."))
            return redirect("schools:year", school=found.slug, ref=planned.ref)
    return school_page(request, "schools/year.html", found, form, stored=None, seen="", begun=False)


def change_year(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Change a school year and its terms."""
    viewer = asking(request)
    found = get_school_that_may(viewer, school, Act.EDIT_CALENDAR)
    stored = get_year_of(found, ref)
    form = YearForm(sent(request), year=stored)
    if request.method == "POST" and form.is_valid() and not form.wants_more:
        try:
            plan_year(
                by=viewer.actor,
                at=clock.now(),
                school=found,
                name=form.cleaned_data["name"],
                starts_on=form.cleaned_data["starts_on"],
                ends_on=form.cleaned_data["ends_on"],
                terms=form.cleaned_data["terms"],
                year=stored,
                seen=form.seen,
            )
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("The school year is changed."))
            return redirect("schools:year", school=found.slug, ref=ref)
    begun = stored.starts_on <= today_at(found, clock.now())
    seen = stamp_of_year(stored)
    return school_page(request, "schools/year.html", found, form, stored=stored, seen=seen, begun=begun)


@require_POST
def take_year_back(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Take back a school year that has not begun."""
    viewer = asking(request)
    found = get_school_that_may(viewer, school, Act.EDIT_CALENDAR)
    remove_year(by=viewer.actor, at=clock.now(), year=get_year_of(found, ref), seen=request.POST.get("seen"))
    messages.success(request, _("The school year is taken back."))
    return redirect("schools:calendar", school=found.slug)


def _next_year(school: School) -> dict[str, object]:
    """Suggest the year after the last one that is entered."""
    last = next(iter(years_of(school)), None)
    if last is None:
        return {}
    first_on = max(a_year_after(last.starts_on), last.ends_on + timedelta(days=1))
    last_on = a_year_after(last.ends_on)
    return {"starts_on": first_on, "ends_on": last_on, "name": f"{first_on:%Y}/{last_on:%y}"}


def _part(from_minute: int | None, to_minute: int | None) -> str:
    if from_minute is None or to_minute is None:
        return ""
    said = {"opens": say_minute(from_minute), "closes": say_minute(to_minute)}
    return _("%(opens)s to %(closes)s") % said
