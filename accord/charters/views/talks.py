"""Talks that are owed to those who do not agree with the charter: by when, with whom, and what came of them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accord.charters.access.signing import get_offer_for, offers_for
from accord.charters.actions.offer_talk import offer_talk
from accord.charters.facts.reading import read_text
from accord.charters.forms.recording import TalkForm
from accord.charters.models import ConversationOffer
from accord.core import clock
from accord.core.errors import DomainError
from accord.people.access import get_post_that_may
from accord.people.viewer import asking
from accord.rules.visibility import Act


def talks(request: HttpRequest, school: str) -> HttpResponse:
    """Whom the school owes a talk, the one due first before the others; and the talks that were offered."""
    post = get_post_that_may(asking(request), school, Act.SEE_SIGNATURES)
    rows = list(offers_for(post))
    content = {
        "post": post,
        "waiting": [row for row in rows if row.offered_at is None],
        "offered": [row for row in rows if row.offered_at is not None],
        "who": who_of,
        "at": clock.now(),
    }
    return render(request, "charters/talks.html", content)


def talk(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """One talk: what the person wrote, and what the school did."""
    post = get_post_that_may(asking(request), school, Act.SEE_SIGNATURES)
    offer = get_offer_for(post, ref)
    form = TalkForm(
        request.POST if request.method == "POST" else None, initial={"held_on": offer.held_on, "note": offer.note}
    )
    if request.method == "POST" and form.is_valid():
        try:
            offer_talk(offer=offer, by=post, at=clock.now(), **form.cleaned_data)
            messages.success(request, _("Kept."))
            return redirect("charters:talks", school=school)
        except DomainError as refusal:
            form.refuse(refusal)
    answer = offer.acknowledgement
    shown = read_text(answer.text)
    disputed = {one.clause_key for one in answer.disputed.all()}
    content = {
        "post": post,
        "offer": offer,
        "answer": answer,
        "who": who_of(offer),
        "clauses": [clause for part in shown.sections for clause in part.clauses if clause.key in disputed],
        "form": form,
        "at": clock.now(),
    }
    return render(request, "charters/talk.html", content, status=422 if form.errors else 200)


def who_of(offer: ConversationOffer) -> str:
    """Return the name of the person to whom the talk is owed."""
    answer = offer.acknowledgement
    person = answer.guardian or answer.staff or answer.student
    return person.called if person else ""
