"""A district says who of its people holds safeguarding for its schools."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accord.core import clock
from accord.core.errors import DomainError
from accord.people.access.district_safeguarding import get_safeguarding_of
from accord.people.actions.district_safeguarding import end_district_safeguarding, give_district_safeguarding
from accord.people.facts.district_safeguarding import held_in, who_could_hold
from accord.people.forms.district_safeguarding import SafeguardingForm
from accord.people.viewer import asking
from accord.schools.access import get_district_for


@require_http_methods(["GET", "POST"])
def safeguarding(request: HttpRequest, district: str) -> HttpResponse:
    """Who holds it, and a form to give it to somebody more."""
    viewer, at = asking(request), clock.now()
    found, on = get_district_for(viewer, district), at.date()
    held = held_in(found, on)
    people = who_could_hold(found.pk, on).exclude(pk__in=[one.login_id for one in held])
    form, status = SafeguardingForm(people=people), 200
    if request.method == "POST":
        form, status = SafeguardingForm(request.POST, people=people), 422
        if form.is_valid():
            try:
                give_district_safeguarding(district=found, login=form.chosen, by=viewer.actor, on=on)
            except DomainError as refusal:
                form.refuse(refusal)
            else:
                messages.success(request, _("Kept. What waits for them stands under “Asked of you”."))
                return redirect("district_people:safeguarding", district=found.slug)
        request.undo = True  # type: ignore[attr-defined]
    content = {"district": found, "held": held, "people": people, "form": form, "at": at}
    return render(request, "people/district_safeguarding.html", content, status=status)


@require_POST
def end(request: HttpRequest, district: str, ref: str) -> HttpResponse:
    """Take it back."""
    viewer, on = asking(request), clock.now().date()
    found = get_district_for(viewer, district)
    end_district_safeguarding(given=get_safeguarding_of(found, ref, on), by=viewer.actor, on=on)
    messages.success(request, _("This person holds safeguarding no longer."))
    return redirect("district_people:safeguarding", district=found.slug)
