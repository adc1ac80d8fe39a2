"""One concern for its family: where it stands, the talk, every side's words, what was agreed; and the child's page."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accord.concerns.access.concerns import get_asked_of_child, get_own_concern_for, own_student
from accord.concerns.actions.agree_on import answer_agreement, look_again, settle_concern
from accord.concerns.actions.pass_concern import pass_concern
from accord.concerns.actions.say_view import ask_child, say_view
from accord.concerns.actions.take_talk import name_other_time, take_talk
from accord.concerns.concern_words import Known, for_family, look_again_words, who_has, why_this_person
from accord.concerns.facts.concerns import Whole, child_can_write, last_handing, whole_of
from accord.concerns.forms.concern import AnswerForm, OtherTimeForm, SayForm, WordsForm
from accord.concerns.models import Concern, View
from accord.core import clock
from accord.people.viewer import Viewer, asking
from accord.rules.concerns import Standing
from accord.schools.facts import settings_of


def concern(request: HttpRequest, ref: str) -> HttpResponse:
    """Read a concern, and add words to it."""
    viewer, found, at = _fetch(request, ref)
    if request.method != "POST":
        return _page(request, found, at)
    form = SayForm(request.POST, label=_("What would you like to add?"))
    if not form.is_valid():
        return _page(request, found, at, say=form)
    say_view(
        concern=found, side=form.cleaned_data["side"], text=form.cleaned_data["text"], guardian=found.guardian,
        language=viewer.login.language, by=viewer.actor, at=at,
    )  # fmt: skip
    messages.success(request, _("Added. It stands beside the other words."))
    return redirect("family_concerns:concern", ref=ref)


@require_POST
def take(request: HttpRequest, ref: str, offer: str) -> HttpResponse:
    """The family takes one of the times."""
    viewer, found, at = _fetch(request, ref)
    talk = found.talks.filter(ref=offer).first()
    if talk is None:
        raise Http404
    take_talk(offer=talk, by=viewer.actor, at=at)
    messages.success(request, _("The time is yours. The school has been told."))
    return redirect("family_concerns:concern", ref=ref)


@require_POST
def other_time(request: HttpRequest, ref: str) -> HttpResponse:
    """None of the times suits."""
    viewer, found, at = _fetch(request, ref)
    form = OtherTimeForm(request.POST)
    if not form.is_valid() and whole_of(found, at).talks:
        return _page(request, found, at, other=form)
    name_other_time(concern=found, words=form.cleaned_data.get("answer", ""), by=viewer.actor, at=at)
    messages.success(request, _("We asked for another time."))
    return redirect("family_concerns:concern", ref=ref)


@require_POST
def answer(request: HttpRequest, ref: str) -> HttpResponse:
    """The family says yes or not to what was written down."""
    viewer, found, at = _fetch(request, ref)
    agreement = whole_of(found, at).agreement
    if agreement is None:
        raise Http404
    taken, form = request.POST.get("go") == "yes", AnswerForm(request.POST)
    if not form.is_valid():
        return _page(request, found, at, answer=form)
    answer_agreement(agreement=agreement, taken=taken, words=form.cleaned_data["words"], by=viewer.actor, at=at)
    messages.success(
        request,
        _("Agreed. Thank you for talking it through.") if taken else _("We told the school that it is not yet right."),
    )
    return redirect("family_concerns:concern", ref=ref)


@require_POST
def to_leader(request: HttpRequest, ref: str) -> HttpResponse:
    """The family asks that a senior leader looks at it."""
    viewer, found, at = _fetch(request, ref)
    handing = pass_concern(concern=found, words="", from_family=True, by=viewer.actor, at=at)
    name = who_has(Concern(held_by=handing.to))
    messages.success(request, _("%(who)s has it now.") % {"who": name})
    return redirect("family_concerns:concern", ref=ref)


@require_POST
def settle(request: HttpRequest, ref: str) -> HttpResponse:
    """The family says that it is settled, or how it goes on the day of looking again."""
    viewer, found, at = _fetch(request, ref)
    go = request.POST.get("go", "settled")
    if go in ("well", "not_well"):
        look_again(concern=found, is_well=go == "well", from_family=True, by=viewer.actor, at=at)
        words = _("Good to hear.") if go == "well" else _("It is open again. The school has been told.")
    else:
        settle_concern(concern=found, by=viewer.actor, at=at)
        words = _("Settled. You can raise a new concern at any time.")
    messages.success(request, words)
    return redirect("family_concerns:concern", ref=ref)


@require_POST
def let_child_write(request: HttpRequest, ref: str) -> HttpResponse:
    """The guardian lets the child write for themselves."""
    viewer, found, at = _fetch(request, ref)
    if not child_can_write(found):
        raise Http404
    ask_child(concern=found, by=viewer.actor, at=at)
    messages.success(request, _("Your child finds a page for their own words after signing in. They see nothing else."))
    return redirect("family_concerns:concern", ref=ref)


def childs_page(request: HttpRequest, ref: str) -> HttpResponse:
    """A student writes how they see it; they see neither what the guardian wrote nor what the school did."""
    viewer, at = asking(request), clock.now()
    found = get_asked_of_child(viewer, ref)
    student = own_student(viewer, found)
    own = [view for view in whole_of(found, at).views_of(View.Side.CHILD) if view.guardian_id is None]
    label, help_text = (
        _("How do you see it?"),
        _("Write what happened and how you feel about it. There is no wrong answer."),
    )
    form = WordsForm(request.POST if request.method == "POST" else None, label=label, help_text=help_text, rows=6)
    if request.method == "POST" and form.is_valid():
        say_view(
            concern=found, side=View.Side.CHILD, text=form.cleaned_data["text"], language=viewer.login.language,
            by=viewer.actor, at=at,
        )  # fmt: skip
        messages.success(request, _("Thank you. Your words are with the school now."))
        return redirect("family_concerns:child", ref=ref)
    content = {"concern": found, "student": student, "form": form, "own": own, "at": at, "home_school": found.school}
    status = 422 if request.method == "POST" else 200
    return render(request, "concerns/childs_page.html", content, status=status)


def _fetch(request: HttpRequest, ref: str) -> tuple[Viewer, Concern, datetime]:
    viewer = asking(request)
    return viewer, get_own_concern_for(viewer, ref), clock.now()


def _page(request: HttpRequest, found: Concern, at: datetime, **forms: Any) -> HttpResponse:
    zone = settings_of(found.school).zone
    whole = whole_of(found, at)
    with timezone.override(zone):
        content = _shown(whole, at) | {
            "just_sent": request.GET.get("sent") == "1",
            "say": forms.get("say") or SayForm(label=_("What would you like to add?")),
            "other": forms.get("other") or OtherTimeForm(),
            "answer_form": forms.get("answer") or AnswerForm(),
            "failed": next((form for form in forms.values()), None),
        }
        return render(request, "concerns/family_concern.html", content, status=422 if forms else 200)


def _shown(whole: Whole, at: datetime) -> dict[str, object]:
    found, zone = whole.concern, settings_of(whole.concern.school).zone
    again = whole.agreement.look_again_on if whole.agreement else None
    known = Known(found, whole.standing, at, zone, whole.taken, look_again_words(again, at))
    handing = last_handing(found)
    return {
        "concern": found,
        "home_school": found.school,
        "whole": whole,
        "standing": for_family(known),
        "who": who_has(found),
        "why": why_this_person(handing.because) if handing else "",
        "complaint": getattr(found, "complaint", None),
        "can_ask_child": whole.is_open and child_can_write(found) and found.child_asked_at is None,
        "looks_again": whole.standing is Standing.LOOK_AGAIN,
        "is_waiting": whole.standing in (Standing.FAMILY_AGREES, Standing.FAMILY_CHOOSES),
        "at": at,
    }
