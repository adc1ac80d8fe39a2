"""The safeguarding lead's pages: what came in, one worry, what was done about it. Nobody else has them."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accord.concerns.access.worries import (
    dangerous_conversations,
    get_keeping_post,
    get_worry_for,
    worries_for,
)
from accord.concerns.actions.note_worry import name_child, note_worry
from accord.concerns.actions.read_worry import read_worry
from accord.concerns.child_at_risk import numbers_of
from accord.concerns.facts.worries import named_in
from accord.concerns.forms.worry import WorryEndForm, WorryNoteForm
from accord.concerns.models import Worry, WorryNote
from accord.core import clock
from accord.core.errors import DomainError
from accord.messaging.facts.helping import staff_member_of
from accord.people.access.families import get_student_for, students_for
from accord.people.viewer import Post, asking


def worries(request: HttpRequest, school: str) -> HttpResponse:
    """What came to the lead, what nobody has read yet first, and the conversations that words of danger brought."""
    post = get_keeping_post(asking(request), school)
    rows = list(worries_for(post)[:200])
    content = {
        "post": post,
        "unread": [one for one in rows if one.seen_at is None],
        "open": [one for one in rows if one.seen_at and one.closed_at is None],
        "closed": [one for one in rows if one.seen_at and one.closed_at],
        "conversations": dangerous_conversations(post),
        "at": clock.now(),
    }
    return render(request, "concerns/worries.html", content)


def worry(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """One worry: the words, what is known, and the lead's own notes; reading it is written down."""
    post, found = _fetch(request, school, ref)
    at = clock.now()
    read_worry(worry=found, staff=staff_member_of(post), by=post.actor, at=at)
    return _page(request, post, found, at)


@require_POST
def note(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """The lead writes something down."""
    post, found = _fetch(request, school, ref)
    at, form = clock.now(), WorryNoteForm(request.POST)
    if not form.is_valid():
        return _page(request, post, found, at, note=form)
    try:
        note_worry(worry=found, staff=staff_member_of(post), by=post.actor, at=at, **form.cleaned_data)
    except DomainError as refusal:
        form.refuse(refusal)
        return _page(request, post, found, at, note=form)
    messages.success(request, _("Written down. Only you and whoever has your place can read it."))
    return redirect("safeguarding:worry", school=school, ref=ref)


@require_POST
def end(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """The lead closes a worry with a reason, or opens it again."""
    post, found = _fetch(request, school, ref)
    at, form = clock.now(), WorryEndForm(request.POST)
    if not form.is_valid():
        return _page(request, post, found, at, end=form)
    kind = WorryNote.Kind.REOPENED if found.closed_at else WorryNote.Kind.CLOSED
    staff = staff_member_of(post)
    note_worry(worry=found, staff=staff, kind=kind, text=form.cleaned_data["text"], by=post.actor, at=at)
    messages.success(request, _("It is open again.") if found.closed_at else _("Closed. It stays here."))
    return redirect("safeguarding:worry", school=school, ref=ref)


def child(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """The lead ties a worry to the record of the child that it is about."""
    post, found = _fetch(request, school, ref)
    name = request.GET.get("name", "").strip()
    if request.method == "POST":
        student = get_student_for(post, request.POST.get("student", ""))
        name_child(worry=found, student=student, by=post.actor, at=clock.now())
        messages.success(request, _("It stands with %(name)s now.") % {"name": student.called})
        return redirect("safeguarding:worries", school=school)
    content = {
        "post": post,
        "worry": found,
        "name": name,
        "found": list(students_for(post, name=name)[:12]) if name else [],
    }
    return render(request, "concerns/worry_child.html", content)


def _fetch(request: HttpRequest, school: str, ref: str) -> tuple[Post, Worry]:
    post = get_keeping_post(asking(request), school)
    return post, get_worry_for(post, ref)


def _page(request: HttpRequest, post: Post, found: Worry, at: datetime, **forms: Any) -> HttpResponse:
    content = {
        "post": post,
        "worry": found,
        "about": named_in(found).names,
        "notes": list(found.notes.all()),
        "note_form": forms.get("note") or WorryNoteForm(),
        "end_form": forms.get("end") or WorryEndForm(),
        "numbers": numbers_of(found.school),
        "at": at,
    }
    return render(request, "concerns/worry.html", content, status=422 if forms else 200)
