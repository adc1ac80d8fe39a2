"""Support for additional needs: read by the coordinator and the headteacher, written down by the coordinator alone."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accord.core.errors import DomainError
from accord.people import access
from accord.people.access.needs import get_need_for, needs_at
from accord.people.actions.end_need import call_need_mistaken, end_need
from accord.people.actions.log_reading import log_reading
from accord.people.actions.record_need import record_need
from accord.people.facts.classes import forms_of
from accord.people.facts.needs import levels_at, needs_of
from accord.people.forms.needs import NeedEnd, NeedNew
from accord.people.viewer import asking, holds
from accord.people.views.page import Ask, ask, to
from accord.rules.visibility import Act

WHAT = "additional needs"
"""What the note of a look calls it; the same whether or not anything is written down."""


def needs(request: HttpRequest, school: str) -> HttpResponse:
    """Every student who has support now or soon; the look is noted."""
    post = access.get_post_that_may(asking(request), school, Act.READ_NEEDS)
    log_reading(by=post, subject=f"school:{post.school_ref}", what=WHAT)
    rows = list(needs_at(post))
    forms = forms_of({row.student_id for row in rows}, post.on)
    found = [(row, forms.get(row.student_id)) for row in rows]
    return render(request, "people/needs.html", {"post": post, "rows": found})


def student_needs(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """What is written down of one student's support; the look is noted."""
    post = access.get_post_that_may(asking(request), school, Act.READ_NEEDS)
    child = access.get_student_that_may(post, ref, Act.READ_NEEDS)
    log_reading(by=post, subject=f"student:{child.ref}", what=WHAT)
    rows = [(row, not row.mistaken and holds(post.on, None, row.ends_on)) for row in needs_of(child)]
    return render(request, "people/student_needs.html", {"post": post, "student": child, "rows": rows})


def new_need(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Support is written down."""
    post = access.get_post_that_may(asking(request), school, Act.RECORD_NEEDS)
    child = access.get_student_that_may(post, ref, Act.RECORD_NEEDS)
    form = NeedNew(request.POST or None, levels=levels_at(access.get_school_of(post)), initial={"starts_on": post.on})
    if request.method == "POST" and form.is_valid():
        try:
            record_need(student=child, by=post, **form.cleaned_data)
            messages.success(request, _("The support is written down."))
            return redirect("people:student_needs", school, child.ref)
        except DomainError as refusal:
            form.refuse(refusal)
    words = Ask(
        _("Support for %(name)s") % {"name": child.called},
        _("Write down this support"),
        to(post, "student_needs", child.ref),
        text=_("If there is support already, it ends the day before."),
        note=_("We write down that there is support, and nothing about why: no diagnosis, no report, no reason."),
    )
    return ask(request, post, form, words)


def finish_need(request: HttpRequest, school: str, ref: str, need: str) -> HttpResponse:
    """Support ends, or was a mistake."""
    post = access.get_post_that_may(asking(request), school, Act.RECORD_NEEDS)
    child = access.get_student_that_may(post, ref, Act.RECORD_NEEDS)
    found = get_need_for(post, child, need)
    form = NeedEnd(request.POST or None, initial={"what": "ends", "last_day": found.ends_on or post.on})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            if said["what"] == "mistake":
                call_need_mistaken(need=found, by=post)
                messages.success(request, _("It now stands there as a mistake, and counts nowhere."))
            else:
                end_need(need=found, by=post, last_day=said["last_day"])
                messages.success(request, _("The support ends on that day. It stays on record."))
            return redirect("people:student_needs", school, child.ref)
        except DomainError as refusal:
            form.refuse(refusal)
    words = Ask(
        _("%(level)s for %(name)s") % {"level": found.get_level_display(), "name": child.called},
        _("Keep this"),
        to(post, "student_needs", child.ref),
    )
    return ask(request, post, form, words)
