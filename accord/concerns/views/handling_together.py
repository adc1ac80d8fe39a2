"""Answer many complaints on one matter together."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accord.concerns.access.handling import complaints_in_hand, get_leading_post
from accord.concerns.actions.answer_complaint import answer_together
from accord.concerns.forms.serial import TogetherForm
from accord.concerns.outcome import complainant_of
from accord.core import clock
from accord.core.errors import DomainError
from accord.people.access.posts import get_school_of
from accord.people.viewer import asking
from accord.schools.facts import settings_of


@require_http_methods(["GET", "POST"])
def together(request: HttpRequest, school: str) -> HttpResponse:
    """Choose complaints that say the same, and give them one answer; each keeps its own letter and dates."""
    viewer, at = asking(request), clock.now()
    post = get_leading_post(viewer, school)
    found = {one.ref: one for one in complaints_in_hand(post, at)}
    offered = [
        (ref, _("%(number)s, %(name)s: %(words)s") % {
            "number": one.number, "name": complainant_of(one), "words": " ".join(one.letter.split())[:90],
        })
        for ref, one in found.items()
    ]  # fmt: skip
    home = get_school_of(post)
    with timezone.override(settings_of(home).zone):
        form, status = TogetherForm(offered=offered), 200
        if request.method == "POST":
            form, status = TogetherForm(request.POST, offered=offered), 422
            if form.is_valid():
                kept = dict(form.cleaned_data)
                chosen = [found[ref] for ref in kept.pop("complaints")]
                try:
                    answer_together(complaints=chosen, login=viewer.login, by=viewer.actor, at=at, **kept)
                except DomainError as refusal:
                    form.refuse(refusal)
                else:
                    messages.success(request, _("Answered. Every family has a letter of its own."))
                    return redirect("complaints:together", school=school)
            request.undo = True  # type: ignore[attr-defined]
        content = {"form": form, "post": post, "school": home, "offered": offered, "at": at}
        return render(request, "concerns/handling_together.html", content, status=status)
