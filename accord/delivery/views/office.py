"""The office's list: whom no channel reached, why, and how they were told instead."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accord.core import clock
from accord.core.errors import DomainError
from accord.delivery import access
from accord.delivery.actions.close_unreached import close_unreached
from accord.delivery.actions.revive_address import revive_address
from accord.delivery.facts.office_list import office_lines, people_of
from accord.delivery.forms import ToldForm
from accord.people.viewer import asking
from accord.rules.visibility import Act


def unreached(request: HttpRequest, school: str) -> HttpResponse:
    """Whom no channel reached."""
    post = access.get_post_that_may(asking(request), school, Act.SEE_DELIVERIES)
    at = clock.now()
    people = people_of(office_lines(access.unreached_for(post, at), post, at))
    return render(request, "delivery/unreached.html", {"people": people, "at": at})


def tell_them(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """One person who could not be told: what they have not had, what to do, and how it was done."""
    post = access.get_post_that_may(asking(request), school, Act.SEE_DELIVERIES)
    at = clock.now()
    row = access.get_unreached_for(post, ref, at)
    person, rows = access.get_person_for(row, post, at)
    form = ToldForm(request.POST or None, lines=person.lines, at=at)
    if request.method == "POST" and form.is_valid():
        try:
            said = form.cleaned_data
            for ref in form.told_refs:
                close_unreached(unreached=rows[ref], how=said["how"], note=said["note"], by=post, at=at)
            if len(form.told_refs) < len(person.lines):
                messages.success(request, _("Written down."))
            else:
                off = {"name": row.recipient.called}
                messages.success(request, _("Written down. %(name)s is off the list.") % off)
            return redirect("deliveries:list", school)
        except DomainError as refusal:
            form.refuse(refusal)
    status = 422 if form.errors else 200
    return render(
        request,
        "delivery/tell_them.html",
        {"person": person, "line": person.first, "form": form, "at": at},
        status=status,
    )


@require_POST
def use_again(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Use an address again that failed before."""
    post = access.get_post_that_may(asking(request), school, Act.SEE_DELIVERIES)
    at = clock.now()
    row = access.get_unreached_for(post, ref, at)
    revive_address(unreached=row, by=post, at=at)
    messages.success(request, _("We write to this address again from now on."))
    return redirect("deliveries:tell", school, ref)
