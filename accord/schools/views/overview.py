"""A school at a glance: how it is called, where it lies, when it is open, and whose word that is."""

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accord.core import clock
from accord.core.errors import DomainError
from accord.rules.visibility import Act
from accord.schools.access import asking, get_school_for, get_school_that_may
from accord.schools.actions.change_school import change_school, stamp_of_details
from accord.schools.actions.remove_crest import remove_crest
from accord.schools.actions.set_crest import set_crest
from accord.schools.facts import current_week, open_state, settings_of
from accord.schools.facts.year import years_of
from accord.schools.forms.base import sent
from accord.schools.forms.crest import CrestForm
from accord.schools.forms.details import DetailsForm
from accord.schools.models import WeeklyHours
from accord.schools.spans import today_at
from accord.schools.values import values_of
from accord.schools.views.page import school_page
from accord.schools.week import say_week
from accord.schools.wording import country_name, language_name, zone_name

SOON = 60
"""With fewer days than this left in the last school year, the page asks for the next one."""


def overview(request: HttpRequest, school: str) -> HttpResponse:
    """Show what the school has said about itself."""
    found = get_school_that_may(asking(request), school, Act.SEE_SCHOOL_SETUP)
    at = clock.now()
    today, resolved = today_at(found, at), settings_of(found)
    years = years_of(found)
    last_day = max((year.ends_on for year in years), default=None)
    return school_page(
        request,
        "schools/overview.html",
        found,
        state=open_state(found, at),
        week=say_week(current_week(found, WeeklyHours.Kind.SCHOOL, today)),
        values=values_of(found),
        zone=zone_name(resolved.time_zone.value),
        country=country_name(resolved.country.value) if resolved.country.value else "",
        spoken=[language_name(code) for code in resolved.languages.value],
        main_spoken=language_name(found.main_language),
        calendar_ends_on=last_day if last_day and 0 <= (last_day - today).days < SOON else None,
        lacks_year=not years,
        lacks_zone=resolved.time_zone.origin == "nobody",
    )


def details(request: HttpRequest, school: str) -> HttpResponse:
    """Change the school's name, place, languages and front door."""
    viewer = asking(request)
    found = get_school_that_may(viewer, school, Act.EDIT_SCHOOL)
    form = DetailsForm(sent(request), school=found, above=settings_of(found))
    if request.method == "POST" and form.is_valid():
        try:
            change_school(by=viewer.actor, school=found, details=form.cleaned_data, seen=form.seen)
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Saved."))
            return redirect("schools:school", school=found.slug)
    resolved = settings_of(found)
    fixed = [
        label
        for label, setting in (
            (_("Time zone"), resolved.time_zone),
            (_("Country"), resolved.country),
            (_("Languages"), resolved.languages),
        )
        if not setting.may_change
    ]
    seen = stamp_of_details(found)
    return school_page(request, "schools/details.html", found, form, seen=seen, fixed=fixed)


def crest(request: HttpRequest, school: str) -> HttpResponse:
    """Give the school a crest, or another one."""
    viewer = asking(request)
    found = get_school_that_may(viewer, school, Act.EDIT_SCHOOL)
    form = CrestForm(sent(request), request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            set_crest(by=viewer.actor, school=found, picture=form.cleaned_data["picture"])
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("The new crest is in place."))
            return redirect("schools:school", school=found.slug)
    return school_page(request, "schools/crest.html", found, form)


@require_POST
def take_crest_away(request: HttpRequest, school: str) -> HttpResponse:
    """Show the school's initials again."""
    viewer = asking(request)
    found = get_school_that_may(viewer, school, Act.EDIT_SCHOOL)
    remove_crest(by=viewer.actor, school=found)
    messages.success(request, _("The crest is taken away. The school shows its initials."))
    return redirect("schools:school", school=found.slug)


def crest_file(request: HttpRequest, school: str, name: str) -> HttpResponseBase:
    """Send the crest to somebody who belongs to the school; only the present one."""
    found = get_school_for(asking(request), school)
    if not found.crest or found.crest_url != request.path:
        raise Http404
    answer = FileResponse(found.crest.open("rb"), content_type="image/png")
    answer["Cache-Control"] = "private, max-age=31536000, immutable"
    return answer
