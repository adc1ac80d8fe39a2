"""Closures from a calendar file, looked at before they are taken; public holidays as a list to tick."""

from datetime import date, timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from accord.core import clock
from accord.core.errors import DomainError
from accord.rules.visibility import Act
from accord.schools.access import asking, get_school_that_may
from accord.schools.actions.add_public_holidays import add_public_holidays
from accord.schools.actions.import_closures import import_closures
from accord.schools.calendar_file import FileClosure, FileReading, read_closures
from accord.schools.closure_plan import plan_of, sealed, unsealed
from accord.schools.facts import settings_of
from accord.schools.facts.public_holidays import subdivision_choices, suggestions
from accord.schools.forms.base import sent
from accord.schools.forms.imports import CalendarFileForm, PlaceAndYearForm
from accord.schools.models import Closure, School
from accord.schools.spans import today_at
from accord.schools.views.page import school_page
from accord.schools.week import say_minute
from accord.schools.wording import country_choices, say_dates

YEARS_BACK = timedelta(days=400)
YEARS_AHEAD = timedelta(days=1100)
NEARLY_OVER = timedelta(days=14)
"""With fewer days left in a year, the holidays of the next one are suggested."""


def import_file(request: HttpRequest, school: str) -> HttpResponse:
    """Choose a calendar file and see what it would change; nothing is stored yet."""
    found = get_school_that_may(asking(request), school, Act.EDIT_CALENDAR)
    form = CalendarFileForm(sent(request), request.FILES or None)
    if request.method == "POST" and form.is_valid():
        first_on, last_on = _window(found)
        try:
            reading = read_closures(
                form.cleaned_data["file"].read(),
                zone=settings_of(found).zone,
                first_on=first_on,
                last_on=last_on,
            )
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            return _preview(request, found, reading, form.cleaned_data["kind"])
    return school_page(request, "schools/import_closures.html", found, form)


def _preview(request: HttpRequest, school: School, reading: FileReading, kind: str) -> HttpResponse:
    first_on, last_on = _window(school)
    plan = plan_of(school, reading.closures, source=Closure.Source.ICALENDAR, first_on=first_on, last_on=last_on)
    today = today_at(school, clock.now())
    places = {one.source_id: place for place, one in enumerate(reading.closures)}
    return school_page(
        request,
        "schools/import_preview.html",
        school,
        plan=plan,
        added=[(places[one.source_id], one, _dates(one)) for one in plan.added],
        changed=[
            (places[pair.wanted.source_id], pair, _dates(pair.stored), _dates(pair.wanted)) for pair in plan.changed
        ],
        gone=[(one, _dates(one)) for one in plan.gone if one.starts_on >= today],
        left_out=reading.left_out,
        envelope=sealed(school, reading.closures),
        kind=kind,
        kinds=Closure.Kind.choices,
    )


@require_POST
def apply_import(request: HttpRequest, school: str) -> HttpResponse:
    """Take what was ticked in the preview into the calendar, all of it or nothing."""
    viewer = asking(request)
    found = get_school_that_may(viewer, school, Act.EDIT_CALENDAR)
    ticked = set(request.POST.getlist("take"))
    entries = {one.source_id: one for one in unsealed(found, request.POST.get("envelope", ""))}
    chosen = [
        (one, kind if (kind := request.POST.get(f"kind_{place}", "")) in Closure.Kind.values else Closure.Kind.OTHER)
        for place, one in enumerate(entries.values())
        if str(place) in ticked
    ]
    done = import_closures(
        by=viewer.actor,
        at=clock.now(),
        school=found,
        chosen=chosen,
        gone=request.POST.getlist("gone"),
    )
    messages.success(
        request,
        _("Added: %(added)s. Changed: %(changed)s. Taken out: %(removed)s.")
        % {"added": done.added, "changed": done.changed, "removed": done.removed},
    )
    return redirect("schools:calendar", school=found.slug)


def holidays(request: HttpRequest, school: str) -> HttpResponse:
    """Suggest the public holidays of a year; what is ticked goes into the calendar."""
    viewer = asking(request)
    found = get_school_that_may(viewer, school, Act.EDIT_CALENDAR)
    today = today_at(found, clock.now())
    country = _choice(request, "country", settings_of(found).country.value, dict(country_choices()))
    parts = subdivision_choices(country)
    subdivision = _choice(request, "subdivision", found.subdivision, dict(parts))
    years = list(range(today.year, today.year + 4))
    year = int(_choice(request, "year", str((today + NEARLY_OVER).year), {str(year): "" for year in years}))
    listed = suggestions(found, country=country, subdivision=subdivision, year=year)
    offered = [one for one in listed if one.holiday.ends_on >= today]
    if request.method == "POST":
        ticked = set(request.POST.getlist("take"))
        chosen = [one.holiday for one in offered if one.holiday.source_id in ticked and not one.known]
        own = country == settings_of(found).country.value
        done = add_public_holidays(
            by=viewer.actor,
            at=clock.now(),
            school=found,
            chosen=chosen,
            subdivision=subdivision if own else found.subdivision,
        )
        words = ngettext(
            "%(count)s public holiday is in the calendar now.",
            "%(count)s public holidays are in the calendar now.",
            done.added,
        )
        messages.success(request, words % {"count": done.added})
        return redirect("schools:calendar", school=found.slug)
    choices_form = PlaceAndYearForm(
        initial={"country": country, "subdivision": subdivision, "year": year},
        countries=[("", _("Choose one")), *country_choices()],
        subdivisions=parts,
        years=years,
    )
    return school_page(
        request,
        "schools/holidays.html",
        found,
        choices_form=choices_form,
        country=country,
        subdivision=subdivision,
        year=year,
        offered=[(one, say_dates(one.holiday.starts_on, one.holiday.ends_on)) for one in offered],
    )


def _window(school: School) -> tuple[date, date]:
    today = today_at(school, clock.now())
    return today - YEARS_BACK, today + YEARS_AHEAD


def _choice(request: HttpRequest, name: str, usual: str, allowed: dict[str, str]) -> str:
    asked = request.POST.get(name) if request.method == "POST" else request.GET.get(name)
    if asked is not None and (asked in allowed or not asked):
        return asked or (usual if name == "year" else "")
    return usual if usual in allowed else ""


def _dates(one: FileClosure | Closure) -> str:
    dates = say_dates(one.starts_on, one.ends_on)
    if one.from_minute is None or one.to_minute is None:
        return dates
    said = {"dates": dates, "opens": say_minute(one.from_minute), "closes": say_minute(one.to_minute)}
    return _("%(dates)s, %(opens)s to %(closes)s") % said
