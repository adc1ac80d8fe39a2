"""Concerns for staff: those that I have, and one of them with every side's words beside each other."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accord.concerns.access.concerns import asked_views_for, concerns_for, get_asked_view_for, get_concern_for
from accord.concerns.actions.ask_view import give_view
from accord.concerns.actions.read_concern import read_concern
from accord.concerns.concern_rows import staff_rows
from accord.concerns.concern_words import Known, for_staff, look_again_words
from accord.concerns.facts.concern_people import people_to_ask
from accord.concerns.facts.concern_talks import times_to_offer
from accord.concerns.facts.concerns import last_handing, whole_of
from accord.concerns.forms.concern import AgreeForm, AskForm, PassForm, TalkForm, WordsForm
from accord.concerns.models import Concern
from accord.core import clock
from accord.messaging.facts.helping import staff_member_of
from accord.people.access.posts import get_post_that_may
from accord.people.facts import forms_of
from accord.people.viewer import Post, asking
from accord.rules.concerns import Standing
from accord.rules.visibility import Act
from accord.schools.facts import settings_of

MOST = 100


def concerns(request: HttpRequest, school: str) -> HttpResponse:
    """The concerns that I have, the next due first; what is settled stays readable below."""
    post, at = _post(request, school), clock.now()
    rows = staff_rows(concerns_for(post)[:MOST], at)
    content = {
        "post": post,
        "mine": [row for row in rows if row.is_open and row.needs_them],
        "waiting": [row for row in rows if row.is_open and not row.needs_them],
        "closed": [row for row in rows if not row.is_open],
        "asked": [one for one in asked_views_for(post)[:MOST] if one.answered_at is None],
        "at": at,
    }
    return render(request, "concerns/concerns.html", content)


def concern(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """One concern: the family's view, the child's and the school's side by side, and what to do next."""
    post = _post(request, school)
    found, at = get_concern_for(post, ref), clock.now()
    read_concern(concern=found, staff=staff_member_of(post), by=post.actor, at=at)
    return concern_page(request, post, found, at)


def asked(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """A colleague asks how I see a matter: the question, my view, and nothing else."""
    post = _post(request, school)
    found, at = get_asked_view_for(post, ref), clock.now()
    form = WordsForm(request.POST if request.method == "POST" else None, label=_("How do you see it?"), rows=6)
    if request.method == "POST" and form.is_valid():
        give_view(asked=found, text=form.cleaned_data["text"], language=found.concern.school.main_language,
                  by=post.actor, at=at)  # fmt: skip
        return redirect("concerns:asked", school=school, ref=ref)
    content = {"post": post, "asked": found, "form": form, "at": at}
    return render(request, "concerns/asked_view.html", content, status=422 if request.method == "POST" else 200)


def concern_page(request: HttpRequest, post: Post, found: Concern, at: datetime, **forms: Any) -> HttpResponse:
    """Draw a concern with its forms; those that were sent with a fault keep what was typed."""
    staff, zone = staff_member_of(post), settings_of(found.school).zone
    whole = whole_of(found, at)
    again = whole.agreement.look_again_on if whole.agreement else None
    classes = forms_of([found.student.pk], post.on) if found.student else {}
    handing = last_handing(found)
    content = {
        "post": post,
        "concern": found,
        "whole": whole,
        "standing": for_staff(Known(found, whole.standing, at, zone, whole.taken, look_again_words(again, at))),
        "form_name": classes[found.student.pk].name if found.student and found.student.pk in classes else "",
        "handing": handing,
        "is_mine": found.held_by_id == post.staff_id,
        "looks_again": whole.standing is Standing.LOOK_AGAIN,
        "talk_form": forms.get("talk") or TalkForm(times=times_to_offer(staff, at), at=at, zone=zone),
        "view_form": forms.get("view") or WordsForm(label=_("Your words"), rows=4),
        "ask_form": forms.get("ask") or AskForm(staff=people_to_ask(found, post.staff_id, at), named=whole.about),
        "agree_form": forms.get("agree") or AgreeForm(today=post.on),
        "pass_form": forms.get("pass") or PassForm(),
        "open_form": next(iter(forms), ""),
        "at": at,
    }
    return render(request, "concerns/concern.html", content, status=422 if forms else 200)


def _post(request: HttpRequest, school: str) -> Post:
    return get_post_that_may(asking(request), school, Act.ANSWER_CONCERNS)
