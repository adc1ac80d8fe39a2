"""The core values that a district stands for, shown at every school of it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accord.core import clock
from accord.core.errors import DomainError
from accord.schools.access import asking, get_district_for, get_value_of
from accord.schools.actions.add_value import add_value
from accord.schools.actions.change_value import change_value
from accord.schools.actions.move_value import move_value
from accord.schools.actions.remove_value import remove_value
from accord.schools.forms.base import sent
from accord.schools.forms.values import ValueForm
from accord.schools.values import languages_of, stamp_of_value, values_of, wordings_of
from accord.schools.views.page import district_page
from accord.schools.wording import language_name


def values(request: HttpRequest, district: str) -> HttpResponse:
    """List the values of the district."""
    found = get_district_for(asking(request), district)
    said_in = [(code, language_name(code)) for code in languages_of(found)]
    return district_page(request, "district/values.html", found, values=values_of(found), said_in=said_in)


def new_value(request: HttpRequest, district: str) -> HttpResponse:
    """Add a value."""
    viewer = asking(request)
    found = get_district_for(viewer, district)
    form = ValueForm(sent(request), languages=languages_of(found))
    if request.method == "POST" and form.is_valid():
        try:
            add_value(by=viewer.actor, at=clock.now(), owner=found, wordings=form.wordings())
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Saved."))
            return redirect("district:values", district=found.slug)
    return district_page(request, "district/value.html", found, form, value=None, seen="")


def value(request: HttpRequest, district: str, ref: str) -> HttpResponse:
    """Say a value differently."""
    viewer = asking(request)
    found = get_district_for(viewer, district)
    stored = get_value_of(found, ref)
    form = ValueForm(sent(request), languages=languages_of(found), stored=wordings_of(stored))
    if request.method == "POST" and form.is_valid():
        try:
            change_value(by=viewer.actor, value=stored, wordings=form.wordings(), seen=form.seen)
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Saved."))
            return redirect("district:values", district=found.slug)
    return district_page(request, "district/value.html", found, form, value=stored, seen=stamp_of_value(stored))


@require_POST
def place_value(request: HttpRequest, district: str, ref: str) -> HttpResponse:
    """Move a value up or down."""
    viewer = asking(request)
    found = get_district_for(viewer, district)
    move_value(by=viewer.actor, value=get_value_of(found, ref), up=request.POST.get("way") == "up")
    return redirect("district:values", district=found.slug)


@require_POST
def take_value_out(request: HttpRequest, district: str, ref: str) -> HttpResponse:
    """Take a value out."""
    viewer = asking(request)
    found = get_district_for(viewer, district)
    remove_value(by=viewer.actor, value=get_value_of(found, ref), seen=request.POST.get("seen"))
    messages.success(request, _("The value is taken out."))
    return redirect("district:values", district=found.slug)
