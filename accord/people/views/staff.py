"""Staff: the list, the page of one, and what an administrator writes down of them."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accord.core.errors import DomainError
from accord.people import access
from accord.people.actions.add_staff_member import add_staff_member
from accord.people.actions.change_staff_member import change_staff_member
from accord.people.actions.end_employment import end_employment
from accord.people.actions.end_role import end_role
from accord.people.actions.give_role import give_role
from accord.people.facts import who_answers_for
from accord.people.facts.staffing import absence_lines, roles_of, staff_lines, teachings_of, teams_of
from accord.people.forms.families import EndForm
from accord.people.forms.staff import LastDayForm, RoleForm, StaffEdit, StaffNew
from accord.people.viewer import asking
from accord.people.views.page import Ask, ask, to
from accord.rules.visibility import Act

ON_A_PAGE = 60


def staff(request: HttpRequest, school: str) -> HttpResponse:
    """Everybody who works for the school, with role and presence."""
    post = access.get_post_that_may(asking(request), school, Act.SEE_STAFF)
    name, left = request.GET.get("name", "").strip(), "left" in request.GET
    found = access.staff_for(post, name=name, left=left)
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    content = {"post": post, "page": page, "rows": staff_lines(page, post), "name": name, "left": left}
    return render(request, "people/staff.html", content)


def member(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """One member of staff: work, roles, teams, classes, presence."""
    post = access.get_post_for(asking(request), school)
    person = access.get_staff_for(post, ref)
    if person.ref != ref:
        return redirect("people:member", school, person.ref)
    absences = access.absences_for(post).filter(staff=person)
    content = {
        "post": post,
        "person": person,
        "roles": roles_of(person, post.on),
        "teams": teams_of(person, post.on),
        "teachings": teachings_of(person, post.on),
        "absences": absence_lines(absences, post),
        "answering": who_answers_for(person, post.at),
        "is_self": person.id == post.staff_id,
    }
    return render(request, "people/staff_member.html", content)


def new_staff(request: HttpRequest, school: str) -> HttpResponse:
    """Somebody joins the staff."""
    post = access.get_post_that_may(asking(request), school, Act.EDIT_STAFF)
    form = StaffNew(request.POST or None, initial={"starts_on": post.on})
    if request.method == "POST" and form.is_valid():
        person = add_staff_member(by=post, **form.cleaned_data)
        messages.success(request, _("%(name)s is written down. Give a role next.") % {"name": person.called})
        return redirect("people:member", school, person.ref)
    words = Ask(_("Somebody new on the staff"), _("Write down this person"), to(post, "staff"))
    return ask(request, post, form, words)


def edit_staff(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """What is known of a member of staff is corrected."""
    post = access.get_post_that_may(asking(request), school, Act.EDIT_STAFF)
    person = access.get_staff_for(post, ref)
    form = StaffEdit(request.POST or None, record=person)
    if request.method == "POST" and form.is_valid():
        try:
            change_staff_member(staff=person, by=post, seen=form.cleaned_data["seen"], **form.changes)
            messages.success(request, _("Kept."))
            return redirect("people:member", school, ref)
        except DomainError as refusal:
            form.refuse(refusal)
    words = Ask(person.called, _("Keep these details"), to(post, "member", ref))
    return ask(request, post, form, words)


def end_staff(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Somebody leaves the staff."""
    post = access.get_post_that_may(asking(request), school, Act.EDIT_STAFF)
    person = access.get_staff_for(post, ref)
    form = LastDayForm(request.POST or None, initial={"last_day": person.ends_on or post.on})
    if request.method == "POST" and form.is_valid():
        try:
            end_employment(staff=person, by=post, last_day=form.cleaned_data["last_day"])
            messages.success(request, _("Kept. After that day nothing of the school is open to them."))
            return redirect("people:member", school, ref)
        except DomainError as refusal:
            form.refuse(refusal)
    title = _("When is %(name)s's last day?") % {"name": person.called}
    return ask(request, post, form, Ask(title, _("Keep this day"), to(post, "member", ref), grave=True))


def new_role(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Somebody is given a role."""
    post = access.get_post_that_may(asking(request), school, Act.EDIT_STAFF)
    person = access.get_staff_for(post, ref)
    form = RoleForm(request.POST or None, initial={"starts_on": post.on})
    if request.method == "POST" and form.is_valid():
        try:
            give_role(staff=person, by=post, **form.cleaned_data)
            messages.success(request, _("The role is given."))
            return redirect("people:member", school, ref)
        except DomainError as refusal:
            form.refuse(refusal)
    title = _("A role for %(name)s") % {"name": person.called}
    text = _("A role decides what somebody sees and may do. The School page tells which role opens what.")
    return ask(request, post, form, Ask(title, _("Give this role"), to(post, "member", ref), text=text))


def finish_role(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """A role ends."""
    post = access.get_post_that_may(asking(request), school, Act.EDIT_STAFF)
    holding = access.get_role_holding_for(post, ref)
    form = EndForm(request.POST or None, on=post.on, ask_why=False)
    if request.method == "POST" and form.is_valid():
        try:
            end_role(holding=holding, by=post, last_day=form.last_day_said)
            messages.success(request, _("The role ends as you said."))
            return redirect("people:member", school, holding.staff.ref)
        except DomainError as refusal:
            form.refuse(refusal)
    names = {"role": holding.get_role_display(), "name": holding.staff.called}
    title = _("Does %(name)s give back the role '%(role)s'?") % names
    words = Ask(title, _("End the role"), to(post, "member", holding.staff.ref), grave=True)
    return ask(request, post, form, words)
