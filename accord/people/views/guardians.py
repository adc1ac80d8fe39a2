"""Guardians: the page of one, and what the office writes down of them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accord.core.errors import DomainError
from accord.people import access
from accord.people.actions.change_confidential_address import change_confidential_address
from accord.people.actions.change_guardian import change_guardian
from accord.people.actions.log_reading import log_reading
from accord.people.facts import language_name
from accord.people.facts.contacts import children_of_guardian, details_of
from accord.people.forms.families import AddressEdit, GuardianEdit
from accord.people.viewer import asking
from accord.people.views.page import Ask, ask, to
from accord.rules.visibility import Act


def guardian(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """One guardian, as far as the asker's roles go."""
    post = access.get_post_that_may(asking(request), school, Act.SEE_OWN_STUDENTS)
    person = access.get_guardian_for(post, ref)
    if person.ref != ref:
        return redirect("people:guardian", school, person.ref)
    content = {
        "post": post,
        "guardian": person,
        "language_name": language_name(person.language),
        "details": details_of(person, post),
        "children": children_of_guardian(person, post),
    }
    return render(request, "people/guardian.html", content)


def edit_guardian(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """What is known of a guardian is corrected; an address kept confidential stays out of it."""
    post = access.get_post_that_may(asking(request), school, Act.EDIT_FAMILIES)
    person = access.get_guardian_for(post, ref)
    form = GuardianEdit(request.POST or None, record=person)
    if request.method == "POST" and form.is_valid():
        try:
            change_guardian(guardian=person, by=post, seen=form.cleaned_data["seen"], **form.changes)
            messages.success(request, _("Kept."))
            return redirect("people:guardian", school, ref)
        except DomainError as refusal:
            form.refuse(refusal)
    note = (
        _("This person's address is confidential. The headteacher and the safeguarding lead can change it.")
        if person.address_confidential
        else ""
    )
    words = Ask(person.called, _("Keep these details"), to(post, "guardian", ref), note=note)
    return ask(request, post, form, words)


def confidential_address(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """The address that only the headteacher and the safeguarding lead read; every look is noted."""
    post = access.get_post_that_may(asking(request), school, Act.READ_CONFIDENTIAL_ADDRESS)
    person = access.get_guardian_for(post, ref)
    if person.address_confidential:
        log_reading(by=post, subject=f"guardian:{person.ref}", what="confidential address")
    form = AddressEdit(request.POST or None, record=person)
    if request.method == "POST" and form.is_valid():
        try:
            change_confidential_address(guardian=person, by=post, seen=form.cleaned_data["seen"], **form.changes)
            messages.success(request, _("Kept."))
            return redirect("people:guardian", school, ref)
        except DomainError as refusal:
            form.refuse(refusal)
    words = Ask(
        _("Where %(name)s lives") % {"name": person.called},
        _("Keep this address"),
        to(post, "guardian", ref),
        note=_("We note who opens a confidential address, and when.") if person.address_confidential else "",
    )
    return ask(request, post, form, words)
