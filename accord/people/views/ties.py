"""Ties between guardians and children: made, corrected, put in order, ended."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accord.core.errors import DomainError
from accord.people import access
from accord.people.actions.add_guardian import add_guardian
from accord.people.actions.change_tie import change_tie
from accord.people.actions.end_tie import end_tie
from accord.people.actions.move_contact import move_contact
from accord.people.actions.tie_guardian import tie_guardian
from accord.people.forms.families import EndForm, GuardianNew, TieEdit, TieNew
from accord.people.models import Guardian, Student
from accord.people.viewer import Post, asking
from accord.people.views.page import Ask, ask, to
from accord.rules.visibility import Act

MOST_FOUND = 20


def new_guardian(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Somebody whom the school does not know yet is tied to a child."""
    post = access.get_post_that_may(asking(request), school, Act.EDIT_FAMILIES)
    child = access.get_student_that_may(post, ref, Act.EDIT_FAMILIES)
    form = GuardianNew(request.POST or None, guardians=_people_of(post, child))
    if request.method == "POST" and form.is_valid():
        try:
            tie = add_guardian(student=child, by=post, person=form.person, tie=form.rights)
            messages.success(request, _("%(name)s is written down.") % {"name": tie.guardian.called})
            return redirect("people:student", school, ref)
        except DomainError as refusal:
            form.refuse(refusal)
    title = _("Somebody new for %(name)s") % {"name": child.called}
    return ask(request, post, form, Ask(title, _("Write down this person"), to(post, "student", ref)))


def find_guardian(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Looks whether the school knows somebody already, before a person is written down twice."""
    post = access.get_post_that_may(asking(request), school, Act.EDIT_FAMILIES)
    child = access.get_student_that_may(post, ref, Act.EDIT_FAMILIES)
    name = request.GET.get("name", "").strip()
    found = access.guardians_for(post, name=name)[:MOST_FOUND] if name else []
    content = {"post": post, "student": child, "name": name, "found": found}
    return render(request, "people/find_guardian.html", content)


def tie_known(request: HttpRequest, school: str, ref: str, guardian: str) -> HttpResponse:
    """A guardian whom the school knows is tied to one more child."""
    post = access.get_post_that_may(asking(request), school, Act.EDIT_FAMILIES)
    child = access.get_student_that_may(post, ref, Act.EDIT_FAMILIES)
    person = access.get_guardian_for(post, guardian)
    form = TieNew(request.POST or None, guardians=_people_of(post, child))
    if request.method == "POST" and form.is_valid():
        try:
            tie_guardian(student=child, guardian=person, by=post, **form.rights)
            messages.success(request, _("%(name)s is written down.") % {"name": person.called})
            return redirect("people:student", school, ref)
        except DomainError as refusal:
            form.refuse(refusal)
    title = _("%(guardian)s and %(student)s") % {"guardian": person.called, "student": child.called}
    return ask(request, post, form, Ask(title, _("Write this down"), to(post, "student", ref)))


def edit_tie(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """What a guardian is to a child, and may do, is corrected."""
    post = access.get_post_that_may(asking(request), school, Act.EDIT_FAMILIES)
    tie = access.get_tie_for(post, ref)
    people = [person for person in _people_of(post, tie.student) if person.id != tie.guardian_id]
    form = TieEdit(request.POST or None, record=tie, guardians=people)
    if request.method == "POST" and form.is_valid():
        try:
            change_tie(tie=tie, by=post, seen=form.cleaned_data["seen"], **form.rights)
            messages.success(request, _("Kept."))
            return redirect("people:student", school, tie.student.ref)
        except DomainError as refusal:
            form.refuse(refusal)
    title = _("%(guardian)s and %(student)s") % {
        "guardian": tie.guardian.called,
        "student": tie.student.called,
    }
    return ask(request, post, form, Ask(title, _("Keep this"), to(post, "student", tie.student.ref)))


def finish_tie(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """A guardian is no longer one of a child's people."""
    post = access.get_post_that_may(asking(request), school, Act.EDIT_FAMILIES)
    tie = access.get_tie_for(post, ref)
    form = EndForm(request.POST or None, on=post.on)
    if request.method == "POST" and form.is_valid():
        try:
            end_tie(tie=tie, by=post, last_day=form.last_day_said, why=form.cleaned_data["why"])
            messages.success(request, _("Ended. The record stays under 'Before'."))
            return redirect("people:student", school, tie.student.ref)
        except DomainError as refusal:
            form.refuse(refusal)
    names = {"guardian": tie.guardian.called, "student": tie.student.called}
    words = Ask(
        _("Is %(guardian)s no longer one of %(student)s's people?") % names,
        _("End it"),
        to(post, "student", tie.student.ref),
        text=_("%(guardian)s then sees nothing more of %(student)s. Nothing is deleted.") % names,
        grave=True,
    )
    return ask(request, post, form, words)


@require_POST
def earlier(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """A guardian is called one place earlier."""
    post = access.get_post_that_may(asking(request), school, Act.EDIT_FAMILIES)
    tie = access.get_tie_for(post, ref)
    move_contact(tie=tie, by=post, after=request.POST.get("after", ""))
    return redirect("people:student", school, tie.student.ref)


def _people_of(post: Post, child: Student) -> list[Guardian]:
    return [tie.guardian for tie in access.ties_in_force(post, child)]
