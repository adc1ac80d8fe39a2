"""What is done with a conversation by one press: acknowledge, note, settle, take back, and the sign of writing."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accord.core import clock
from accord.core.errors import DomainError
from accord.messaging.access import conversations_for, get_conversation_for
from accord.messaging.access.at_the_desk import get_own_waiting_message
from accord.messaging.actions.acknowledge_message import acknowledge_message
from accord.messaging.actions.add_note import add_note
from accord.messaging.actions.close_conversation import close_conversation
from accord.messaging.actions.note_answering import note_answering
from accord.messaging.actions.withdraw_message import withdraw_message
from accord.messaging.as_seen import PassedOnMeanwhile
from accord.messaging.facts.answering import has_grown, others_answering, seen_until
from accord.messaging.facts.helping import staff_member_of
from accord.messaging.forms.desk import NoteForm, SettleForm
from accord.messaging.views.desk_page import show
from accord.messaging.views.looks import note_look
from accord.people.access.posts import get_post_for, get_post_that_may
from accord.people.viewer import asking
from accord.rules.visibility import Act


@require_POST
def acknowledge(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Tell the family with one press that the message arrived and that the answer follows."""
    viewer = asking(request)
    post = get_post_that_may(viewer, school, Act.ANSWER_FAMILIES)
    found = get_conversation_for(post, ref)
    receipt = acknowledge_message(conversation=found, staff=staff_member_of(post), by=viewer.actor, at=clock.now())
    said = _("The family knows that you have it.") if receipt.visible_at else _("The family hears at the next opening.")
    messages.success(request, said)
    return redirect("messages:conversation", school, ref)


@require_POST
def note(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Write a note for colleagues."""
    viewer = asking(request)
    post = get_post_for(viewer, school)
    found = get_conversation_for(post, ref)
    staff, form = staff_member_of(post), NoteForm(request.POST)
    if form.is_valid():
        try:
            add_note(conversation=found, staff=staff, text=form.cleaned_data["note"], by=viewer.actor, at=clock.now())
        except PassedOnMeanwhile:
            raise
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Noted, for colleagues only."))
            return redirect("messages:conversation", school, ref)
    note_look(post, found)
    return show(request, post, found, note=form, status=422)


@require_POST
def settle(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Call a conversation settled; what still has a promised answer needs a reason."""
    viewer = asking(request)
    post = get_post_that_may(viewer, school, Act.ANSWER_FAMILIES)
    found = get_conversation_for(post, ref)
    staff, form = staff_member_of(post), SettleForm(request.POST)
    if form.is_valid():
        try:
            close_conversation(
                conversation=found, staff=staff, by=viewer.actor, at=clock.now(), reason=form.cleaned_data["reason"]
            )
        except PassedOnMeanwhile:
            raise
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Settled. A new message of the family opens it again."))
            return redirect("messages:inbox", school)
    note_look(post, found)
    return show(request, post, found, settle=form, status=422)


@require_POST
def take_back(request: HttpRequest, school: str, ref: str, message: str) -> HttpResponse:
    """Take back what one wrote and what has not left yet, also where somebody else has the conversation by now."""
    viewer = asking(request)
    post = get_post_for(viewer, school)
    withdraw_message(message=get_own_waiting_message(post, ref, message), by=viewer.actor, at=clock.now())
    messages.success(request, _("Taken back. The family never learns of it."))
    if conversations_for(post).filter(ref=ref).exists():
        return redirect("messages:conversation", school, ref)
    return redirect("messages:today", school)


@require_POST
def answering(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Say to colleagues that one is writing here, and hear who else is and whether something new came."""
    post = get_post_that_may(asking(request), school, Act.ANSWER_FAMILIES)
    found = get_conversation_for(post, ref)
    seen = request.POST.get("seen", "")
    content = {
        "post": post,
        "conversation": found,
        "others": others_answering(found, post.staff_id, post.at),
        "seen": seen,
        "is_new": bool(seen) and has_grown(seen, seen_until(found)),
    }
    response = render(request, "messaging/desk_answering.html", content)
    if "writing" in request.POST:
        note_answering(conversation=found, staff=staff_member_of(post), at=post.at)
    return response
