"""The core values of a school, side by side in its languages."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accord.core import clock
from accord.core.errors import DomainError
from accord.rules.visibility import Act
from accord.schools.access import asking, get_school_that_may, get_value_of
from accord.schools.actions.add_value import add_value
from accord.schools.actions.change_value import change_value
from accord.schools.actions.move_value import move_value
from accord.schools.actions.remove_value import remove_value
from accord.schools.forms.base import sent
from accord.schools.forms.values import ValueForm
from accord.schools.values import languages_of, stamp_of_value, values_of, wordings_of
from accord.schools.views.page import school_page
from accord.schools.wording import language_name


def values(request: HttpRequest, school: str) -> HttpResponse:
    """List the values, the school's own and those of its district."""
    found = get_school_that_may(asking(request), school, Act.SEE_SCHOOL_SETUP)
    return school_page(
        request,
        "schools/values.html",
        found,
        values=values_of(found),
        district_values=values_of(found.district) if found.district else [],
        said_in=[(code, language_name(code)) for code in languages_of(found)],
    )


def new_value(request: HttpRequest, school: str) -> HttpResponse:
    """Add a value."""
    viewer = asking(request)
    found = get_school_that_may(viewer, school, Act.EDIT_SCHOOL)
    form = ValueForm(sent(request), languages=languages_of(found))
    if request.method == "POST" and form.is_valid():
        try:
            add_value(by=viewer.actor, at=clock.now(), owner=found, wordings=form.wordings())
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Saved."))
            return redirect("schools:values", school=found.slug)
    return school_page(request, "schools/value.html", found, form, value=None, seen="")


def value(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Say a value differently."""
    viewer = asking(request)
    found = get_school_that_may(viewer, school, Act.EDIT_SCHOOL)
    stored = get_value_of(found, ref)
    form = ValueForm(sent(request), languages=languages_of(found), stored=wordings_of(stored))
    if request.method == "POST" and form.is_valid():
        try:
            change_value(by=viewer.actor, value=stored, wordings=form.wordings(), seen=form.seen)
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Saved."))
            return redirect("schools:values", school=found.slug)
    return school_page(request, "schools/value.html", found, form, value=stored, seen=stamp_of_value(stored))


@require_POST
def place_value(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Move a value up or down."""
    viewer = asking(request)
    found = get_school_that_may(viewer, school, Act.EDIT_SCHOOL)
    move_value(by=viewer.actor, value=get_value_of(found, ref), up=request.POST.get("way") == "up")
    return redirect("schools:values", school=found.slug)


@require_POST
def take_value_out(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Take a value out."""
    viewer = asking(request)
    found = get_school_that_may(viewer, school, Act.EDIT_SCHOOL)
    remove_value(by=viewer.actor, value=get_value_of(found, ref), seen=request.POST.get("seen"))
    messages.success(request, _("The value is taken out."))
    return redirect("schools:values", school=found.slug)
