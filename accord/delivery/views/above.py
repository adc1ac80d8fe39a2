"""The district's own list: to whom of its people mail fails, and not a word of what about."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from accord.core import clock
from accord.delivery.access import get_login_above
from accord.delivery.actions.revive_above import revive_above
from accord.delivery.facts.failed_above import not_reached_in
from accord.people.viewer import asking
from accord.schools.access import get_district_for


@require_GET
def not_reached(request: HttpRequest, district: str) -> HttpResponse:
    """To whom of the district mail fails."""
    found = get_district_for(asking(request), district)
    content = {"district": found, "lines": not_reached_in(found), "at": clock.now()}
    return render(request, "delivery/not_reached_above.html", content)


@require_POST
def use_again(request: HttpRequest, district: str, ref: str) -> HttpResponse:
    """Use the address of somebody of the district again."""
    viewer = asking(request)
    found = get_district_for(viewer, district)
    revive_above(district=found, login=get_login_above(found, ref), by=viewer.actor, at=clock.now())
    messages.success(request, _("We write to this address again from now on."))
    return redirect("district_mail:list", district=found.slug)
