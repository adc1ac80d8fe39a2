"""What staff do in a concern: offer a talk, write the school's view, ask, pass on, write down what was agreed."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accord.concerns.access.concerns import get_concern_for
from accord.concerns.actions.agree_on import agree_on, look_again
from accord.concerns.actions.ask_view import ask_view
from accord.concerns.actions.offer_talk import offer_talk
from accord.concerns.actions.pass_concern import pass_concern
from accord.concerns.actions.say_view import say_view
from accord.concerns.facts.concern_people import people_to_ask
from accord.concerns.facts.concern_talks import times_to_offer
from accord.concerns.facts.concerns import whole_of
from accord.concerns.forms.concern import AgreeForm, AskForm, PassForm, TalkForm, WordsForm
from accord.concerns.models import Concern, View
from accord.concerns.views.concerns import concern_page
from accord.core import clock
from accord.core.errors import DomainError
from accord.messaging.facts.helping import staff_member_of
from accord.people.access.posts import get_post_that_may
from accord.people.models import StaffMember
from accord.people.viewer import Post, asking
from accord.rules.visibility import Act
from accord.schools.facts import settings_of


@require_POST
def talk(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Offer a talk."""
    post, found, staff, at = _fetch(request, school, ref)
    zone = settings_of(found.school).zone
    form = TalkForm(request.POST, times=times_to_offer(staff, at), at=at, zone=zone)
    if form.is_valid():
        given = form.cleaned_data
        try:
            offer_talk(
                concern=found, staff=staff, how=given["how"], times=form.chosen, words=given["words"], by=post.actor,
                at=at,
            )  # fmt: skip
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Offered. The family has been told."))
            return redirect("concerns:concern", school=school, ref=ref)
    return concern_page(request, post, found, at, talk=form)


@require_POST
def view(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Write how the school sees it; the family reads it."""
    post, found, staff, at = _fetch(request, school, ref)
    form = WordsForm(request.POST, label=_("Your words"), rows=4)
    if not form.is_valid():
        return concern_page(request, post, found, at, view=form)
    say_view(
        concern=found, side=View.Side.SCHOOL, text=form.cleaned_data["text"], language=found.school.main_language,
        staff=staff, by=post.actor, at=at,
    )  # fmt: skip
    messages.success(request, _("Kept. The family reads it beside its own words."))
    return redirect("concerns:concern", school=school, ref=ref)


@require_POST
def ask(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Ask somebody for their view."""
    post, found, staff, at = _fetch(request, school, ref)
    form = AskForm(request.POST, staff=people_to_ask(found, post.staff_id, at), named=whole_of(found, at).about)
    if not form.is_valid():
        return concern_page(request, post, found, at, ask=form)
    ask_view(
        concern=found, staff=form.member, asked_by=staff, question=form.cleaned_data["question"], by=post.actor, at=at
    )
    messages.success(request, _("Asked. They read your question and nothing else."))
    return redirect("concerns:concern", school=school, ref=ref)


@require_POST
def pass_on(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Pass a concern to a senior leader."""
    post, found, _staff, at = _fetch(request, school, ref)
    form = PassForm(request.POST)
    if not form.is_valid():
        return concern_page(request, post, found, at, **{"pass": form})
    handing = pass_concern(concern=found, words=form.cleaned_data["words"], from_family=False, by=post.actor, at=at)
    if handing.to:
        messages.success(request, _("%(name)s has it now. The family has been told.") % {"name": handing.to.called})
    return redirect("concerns:concerns", school=school)


@require_POST
def agree(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Write down what was agreed; the family says whether it is right."""
    post, found, staff, at = _fetch(request, school, ref)
    form = AgreeForm(request.POST, today=post.on)
    if form.is_valid():
        try:
            agree_on(concern=found, staff=staff, by=post.actor, at=at, **form.cleaned_data)
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Written down. The family is asked whether it is right."))
            return redirect("concerns:concern", school=school, ref=ref)
    return concern_page(request, post, found, at, agree=form)


@require_POST
def looked(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """On the day of looking again: all is well, or it is open again."""
    post, found, _staff, at = _fetch(request, school, ref)
    is_well = request.POST.get("go") != "not_well"
    look_again(concern=found, is_well=is_well, from_family=False, by=post.actor, at=at)
    messages.success(request, _("Looked at again.") if is_well else _("It is open again. The family has been told."))
    return redirect("concerns:concern", school=school, ref=ref)


def _fetch(request: HttpRequest, school: str, ref: str) -> tuple[Post, Concern, StaffMember, datetime]:
    post = get_post_that_may(asking(request), school, Act.ANSWER_CONCERNS)
    return post, get_concern_for(post, ref), staff_member_of(post), clock.now()
