"""Moderating posts: what was reported, taking out of sight, removing, and a leader's second look."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accord.core.errors import DomainError
from accord.messaging.access import group_spaces as access
from accord.messaging.actions.look_again import look_again
from accord.messaging.actions.moderate_post import Step, moderate_post
from accord.messaging.actions.take_back_post import take_back_post
from accord.messaging.facts.group_posts import open_reports_of, row_of
from accord.messaging.forms.group_spaces import LookAgainForm, ModerateForm
from accord.people.viewer import asking


def post(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """One post with what was reported of it, and what a moderator can do."""
    member, found, reader = access.get_post_to_moderate(asking(request), school, ref)
    row = row_of(found, reader, member.at)
    form = ModerateForm(request.POST or None, state=row.state)
    look = access.look_asked(member, found, reader)
    if request.method == "POST" and form.is_valid():
        try:
            moderate_post(
                post=found, step=Step(form.cleaned_data["step"]), reason=form.cleaned_data["reason"],
                staff=access.get_staff_of(member), by=member.actor, at=member.at,
            )  # fmt: skip
            messages.success(request, _("Done. The writer is told where it concerns them."))
            return redirect("spaces:space", school, found.space.ref)
        except DomainError as refusal:
            form.refuse(refusal)
    context = {
        "row": row, "form": form, "look": look, "at": member.at, "space": found.space, "writer": found.guardian,
        "reports": open_reports_of(found), "hidden_from": reader.hidden_from,
    }  # fmt: skip
    return render(request, "messaging/group_post.html", context, status=422 if form.errors else 200)


def second_look(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """A leader looks again at a removed post."""
    member, found, reader = access.get_post_to_moderate(asking(request), school, ref)
    look = access.look_asked(member, found, reader)
    if look is None:
        raise Http404
    form = LookAgainForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            look_again(
                look=look, shown_again=form.cleaned_data["decision"] == "show", answer=form.cleaned_data["answer"],
                staff=access.get_staff_of(member), by=member.actor, at=member.at,
            )  # fmt: skip
            messages.success(request, _("Decided. The writer is told."))
            return redirect("spaces:space", school, found.space.ref)
        except DomainError as refusal:
            form.refuse(refusal)
    row = row_of(found, reader, member.at)
    context = {"row": row, "form": form, "look": look, "at": member.at, "space": found.space}
    return render(request, "messaging/group_second_look.html", context, status=422 if form.errors else 200)


@require_POST
def take_back(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Take back what one wrote."""
    member = access.get_post_with_spaces(asking(request), school)
    found = access.get_group_post_for(member, ref)
    if found.staff_id != member.staff_id:
        raise Http404
    take_back_post(post=found, by=member.actor, at=member.at)
    messages.success(request, _("Taken back. Families do not read it any more."))
    return redirect("spaces:space", school, found.space.ref)
