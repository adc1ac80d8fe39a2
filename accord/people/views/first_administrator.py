"""A district names who sets up one of its schools, until somebody has joined there."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accord.core import clock
from accord.core.errors import DomainError
from accord.people.access.district_schools import get_school_of_district
from accord.people.actions.name_first_administrator import name_first_administrator
from accord.people.facts.administrators import Administrators, administrators_of
from accord.people.forms.first_administrator import FirstAdministratorForm
from accord.people.viewer import asking
from accord.schools.access import get_district_for
from accord.schools.facts import settings_of


@require_http_methods(["GET", "POST"])
def administrator(request: HttpRequest, district: str, ref: str) -> HttpResponse:
    """Who administers the school or was asked to; a form to name the first."""
    viewer, at = asking(request), clock.now()
    found = get_district_for(viewer, district)
    school = get_school_of_district(found, ref)
    known = administrators_of(school, at.astimezone(settings_of(school).zone).date())
    form, status = FirstAdministratorForm(initial=_asked(known)), 200
    if request.method == "POST":
        form, status = FirstAdministratorForm(request.POST), 422
        if form.is_valid():
            try:
                name_first_administrator(school=school, by=viewer.actor, at=at, **form.cleaned_data)
            except DomainError as refusal:
                form.refuse(refusal)
                status = int(refusal.status)
            else:
                messages.success(request, _("The invitation is on its way."))
                return redirect("district_schools:administrator", district=found.slug, ref=ref)
        request.undo = True  # type: ignore[attr-defined]
    content = {"district": found, "name": school.name, "known": known, "form": form, "at": at}
    return render(request, "people/first_administrator.html", content, status=status)


def _asked(known: Administrators) -> dict[str, str]:
    """Whoever was asked and has not joined stands in the form, to be invited again or put right."""
    if not known.asked:
        return {}
    latest = known.asked[-1]
    return {"given_name": latest.given_name, "family_name": latest.family_name, "email": latest.email}
