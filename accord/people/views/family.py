"""The family's own pages: a child, and how each school reaches the guardian."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from accord.core import clock
from accord.core.errors import DomainError
from accord.people import access
from accord.people.access.needs import needs_for_guardian
from accord.people.actions.change_own_details import change_own_details
from accord.people.facts import collected_by, forms_of, language_name
from accord.people.forms.own_details import OwnDetails
from accord.people.viewer import asking
from accord.people.views.page import Ask, ask
from accord.schools.facts import open_state


def child(request: HttpRequest, ref: str) -> HttpResponse:
    """One child, for a guardian: the class, the school, and what the guardian's own tie says."""
    found = access.get_child_for(asking(request), ref)
    school = found.student.school
    content = {
        "child": found.student,
        "tie": found.tie,
        "view": found.view,
        "home_school": school,
        "form": forms_of([found.student.id], found.guardianship.on).get(found.student.id),
        "hours": open_state(school, clock.now()).sentence,
        "needs": needs_for_guardian(found),
    }
    return render(request, "people/child.html", content)


def me(request: HttpRequest) -> HttpResponse:
    """How each school reaches the person, and the children whom the person only collects."""
    viewer = asking(request)
    own = [access.get_own_guardian_for(viewer, each.ref) for each in viewer.guardianships]
    content = {
        "records": [(record, language_name(record.language)) for record in own],
        "collects": collected_by(viewer),
    }
    return render(request, "people/me.html", content)


def edit_me(request: HttpRequest, ref: str) -> HttpResponse:
    """The person corrects how one school reaches them."""
    viewer = asking(request)
    record = access.get_own_guardian_for(viewer, ref)
    form = OwnDetails(request.POST or None, record=record)
    if request.method == "POST" and form.is_valid():
        try:
            change_own_details(guardian=record, by=viewer, seen=form.cleaned_data["seen"], **form.changes)
            messages.success(request, _("Kept. %(school)s has your new details.") % {"school": record.school.name})
            return redirect("family_people:me")
        except DomainError as refusal:
            form.refuse(refusal)
    words = Ask(
        _("Your details at %(school)s") % {"school": record.school.name},
        _("Keep these details"),
        reverse("family_people:me"),
        text=_("Only you and the school see them. No other family does."),
    )
    return ask(request, None, form, words)
