"""The pages of a district: its schools, what it lays down for them, what it stands for."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accord.core import clock
from accord.core.errors import DomainError
from accord.core.words import listed
from accord.rules.flow_down import EMPTY_WEEK
from accord.schools.access import asking, districts_of, get_district_for, get_setting_of, schools_of
from accord.schools.actions.change_district import change_district
from accord.schools.actions.open_school import open_school
from accord.schools.actions.set_district_default import set_district_default
from accord.schools.actions.withdraw_district_default import withdraw_district_default
from accord.schools.facts import open_state
from accord.schools.forms.base import SchoolForm, sent
from accord.schools.forms.district import DefaultForm, DistrictForm, NewSchoolForm
from accord.schools.forms.hours import DistrictWeekForm
from accord.schools.models import DistrictSetting
from accord.schools.seen import stamp_of
from accord.schools.views.page import district_page
from accord.schools.week import first_weekday_of, say_week, week_from_rows
from accord.schools.wording import country_name, language_name, zone_name

Key = DistrictSetting.Key


def mine(request: HttpRequest) -> HttpResponse:
    """Lead to the viewer's district; who serves several chooses."""
    found = districts_of(asking(request))
    if not found:
        raise Http404
    if len(found) == 1:
        return redirect("district:overview", district=found[0].slug)
    return render(request, "district/mine.html", {"districts": found})


def overview(request: HttpRequest, district: str) -> HttpResponse:
    """List the schools of the district."""
    found = get_district_for(asking(request), district)
    at = clock.now()
    schools = [(school, open_state(school, at)) for school in schools_of(found)]
    return district_page(request, "district/overview.html", found, schools=schools)


def details(request: HttpRequest, district: str) -> HttpResponse:
    """Change what the district is called."""
    viewer = asking(request)
    found = get_district_for(viewer, district)
    form = DistrictForm(sent(request), initial={"name": found.name, "kind": found.kind})
    if request.method == "POST" and form.is_valid():
        try:
            change_district(by=viewer.actor, district=found, seen=form.seen, **form.cleaned_data)
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Saved."))
            return redirect("district:overview", district=found.slug)
    return district_page(request, "district/details.html", found, form, seen=stamp_of(found))


def new_school(request: HttpRequest, district: str) -> HttpResponse:
    """Open a school in the district."""
    viewer = asking(request)
    found = get_district_for(viewer, district)
    form = NewSchoolForm(sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            opened = open_school(by=viewer.actor, at=clock.now(), district=found, **form.cleaned_data)
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("%(school)s is open.") % {"school": form.cleaned_data["name"]})
            return redirect("district_schools:administrator", district=found.slug, ref=opened.ref)
    return district_page(request, "district/new_school.html", found, form)


def defaults(request: HttpRequest, district: str) -> HttpResponse:
    """List what the district lays down for its schools."""
    found = get_district_for(asking(request), district)
    laid = [(key, label, get_setting_of(found, key)) for key, label in Key.choices]
    rows = [
        (key, label, said(setting) if setting else "", setting.latitude if setting else "")
        for key, label, setting in laid
    ]
    hours = get_setting_of(found, Key.WEEKLY_HOURS)
    week = say_week(week_from_rows(hours.value)) if hours else []
    return district_page(request, "district/defaults.html", found, rows=rows, week=week)


def default(request: HttpRequest, district: str, key: str) -> HttpResponse:
    """Lay down one value, or change it."""
    if key not in Key.values:
        raise Http404
    viewer = asking(request)
    found = get_district_for(viewer, district)
    stored = get_setting_of(found, key)
    form = _form(request, key, stored)
    if request.method == "POST" and form.is_valid() and not form.wants_more:
        wanted = form.cleaned_data["week"] if key == Key.WEEKLY_HOURS else form.cleaned_data["value"]
        try:
            set_district_default(
                by=viewer.actor,
                district=found,
                key=key,
                value=wanted,
                latitude=form.cleaned_data["latitude"],
                seen=form.seen,
            )
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Saved. It holds at every school of the district."))
            return redirect("district:defaults", district=found.slug)
    return district_page(
        request,
        "district/default.html",
        found,
        form,
        key=key,
        label=Key(key).label,
        stored=stored,
        seen=stamp_of(stored),
        is_week=key == Key.WEEKLY_HOURS,
    )


@require_POST
def take_default_back(request: HttpRequest, district: str, key: str) -> HttpResponse:
    """Leave a value to the schools again."""
    if key not in Key.values:
        raise Http404
    viewer = asking(request)
    found = get_district_for(viewer, district)
    withdraw_district_default(by=viewer.actor, district=found, key=key, seen=request.POST.get("seen"))
    messages.success(request, _("Each school decides this for itself again."))
    return redirect("district:defaults", district=found.slug)


def said(setting: DistrictSetting) -> str:
    """Say what a district laid down, in one line; a week is said elsewhere, day by day."""
    value: Any = setting.value
    match setting.key:
        case Key.TIME_ZONE:
            return zone_name(value)
        case Key.COUNTRY:
            return country_name(value)
        case Key.LANGUAGES:
            return listed(language_name(code) for code in value)
    return ""


def _form(request: HttpRequest, key: str, stored: DistrictSetting | None) -> SchoolForm:
    if key == Key.WEEKLY_HOURS:
        week = week_from_rows(stored.value) if stored else EMPTY_WEEK
        latitude = stored.latitude if stored else DistrictSetting.Latitude.REFINE
        first = first_weekday_of(week)
        return DistrictWeekForm(sent(request), week=week, first_weekday=first, initial={"latitude": latitude})
    usual = DistrictSetting.Latitude.REFINE if key == Key.LANGUAGES else DistrictSetting.Latitude.FREE
    initial = {"value": stored.value if stored else None, "latitude": stored.latitude if stored else usual}
    return DefaultForm(sent(request), key=key, initial=initial)
