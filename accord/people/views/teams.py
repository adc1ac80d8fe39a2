"""Teams and who belongs to them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accord.core.errors import DomainError
from accord.people import access
from accord.people.actions.change_team import change_team
from accord.people.actions.end_team import end_team
from accord.people.actions.form_team import form_team
from accord.people.actions.join_team import join_team
from accord.people.actions.leave_team import leave_team
from accord.people.facts.staffing import members_of
from accord.people.forms.staff import MemberForm, TeamEdit, TeamNew
from accord.people.viewer import asking
from accord.people.views.page import Ask, ask, to
from accord.rules.visibility import Act


def teams(request: HttpRequest, school: str) -> HttpResponse:
    """All teams of the school, with their members."""
    post = access.get_post_that_may(asking(request), school, Act.SEE_STAFF)
    rows = [(team, members_of(team.id, post.on)) for team in access.teams_for(post)]
    return render(request, "people/teams.html", {"post": post, "rows": rows})


def new_team(request: HttpRequest, school: str) -> HttpResponse:
    """A team is formed."""
    post = access.get_post_that_may(asking(request), school, Act.EDIT_STAFF)
    form = TeamNew(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            team = form_team(by=post, **form.cleaned_data)
            messages.success(request, _("The team is formed. Say who belongs to it."))
            return redirect("people:team", school, team.ref)
        except DomainError as refusal:
            form.refuse(refusal)
    return ask(request, post, form, Ask(_("A new team"), _("Form this team"), to(post, "teams")))


def team(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """One team; an administrator takes people in here."""
    post = access.get_post_that_may(asking(request), school, Act.SEE_STAFF)
    found = access.get_team_for(post, ref)
    form = MemberForm(request.POST or None, colleagues=list(access.colleagues_for(post)))
    if request.method == "POST":
        access.get_post_that_may(asking(request), school, Act.EDIT_STAFF)
        if form.is_valid():
            try:
                join_team(team=found, staff=form.colleague, by=post, leads=form.cleaned_data["leads"])
                messages.success(request, _("%(name)s is in the team.") % {"name": form.colleague.called})
                return redirect("people:team", school, ref)
            except DomainError as refusal:
                form.refuse(refusal)
    content = {"post": post, "team": found, "members": members_of(found.id, post.on), "form": form}
    return render(request, "people/team.html", content, status=422 if form.errors else 200)


def edit_team(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """A team is called otherwise."""
    post = access.get_post_that_may(asking(request), school, Act.EDIT_STAFF)
    found = access.get_team_for(post, ref)
    form = TeamEdit(request.POST or None, record=found)
    if request.method == "POST" and form.is_valid():
        try:
            change_team(team=found, by=post, seen=form.cleaned_data["seen"], **form.changes)
            messages.success(request, _("Kept."))
            return redirect("people:team", school, ref)
        except DomainError as refusal:
            form.refuse(refusal)
    return ask(request, post, form, Ask(found.name, _("Keep this"), to(post, "team", ref)))


@require_POST
def finish_team(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """A team is dissolved."""
    post = access.get_post_that_may(asking(request), school, Act.EDIT_STAFF)
    end_team(team=access.get_team_for(post, ref), by=post)
    messages.success(request, _("The team is dissolved. Its record stays."))
    return redirect("people:teams", school)


@require_POST
def leave(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Somebody leaves a team."""
    post = access.get_post_that_may(asking(request), school, Act.EDIT_STAFF)
    membership = access.get_membership_for(post, ref)
    leave_team(membership=membership, by=post)
    messages.success(request, _("%(name)s has left the team.") % {"name": membership.staff.called})
    return redirect("people:team", school, membership.team.ref)
