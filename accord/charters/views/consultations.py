"""Consultations, for the school: opened, read, ended."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accord.charters.access.drafts import get_draft_of
from accord.charters.access.review import get_consultation_of, may_read_families
from accord.charters.actions.end_consultation import end_consultation
from accord.charters.actions.open_consultation import open_consultation
from accord.charters.facts import content_of
from accord.charters.facts.consulting import (
    FEWEST_COUNTED,
    decisions_of,
    people_heard,
    remarks_by_families,
    state_of,
)
from accord.charters.facts.reading import text_of
from accord.charters.forms.review import ConsultationForm
from accord.charters.views.one_form import Asked, ask
from accord.charters.views.reading_page import reading_language
from accord.charters.views.review import is_draft, to_review
from accord.core import clock
from accord.core.errors import DomainError
from accord.people.access import get_post_that_may
from accord.people.access.posts import refused
from accord.people.viewer import asking
from accord.rules.visibility import Act

USUAL = timedelta(days=21)


def new_consultation(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """A draft is opened for comments."""
    post = get_post_that_may(asking(request), school, Act.EDIT_CHARTER)
    edition = get_draft_of(post, ref)
    initial = {"audiences": ["guardians"], "opens_on": post.on + timedelta(days=1), "closes_on": post.on + USUAL}
    form = ConsultationForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            found = open_consultation(edition=edition, by=post, at=clock.now(), **form.cleaned_data)
            messages.success(request, _("The consultation is planned. Whoever is asked hears of it on its first day."))
            return redirect("charters:consultation", school, found.ref)
        except DomainError as refusal:
            form.refuse(refusal)
    words = Asked(
        _("Open the draft for comments"),
        _("Open it"),
        to_review(post, edition),
        text=_("Those who are asked read the draft in their language and say what they think, clause by clause."),
        note=_("You read what families write without their names. No family sees what another one wrote."),
    )
    return ask(request, form, words)


def consultation(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """What was said in a consultation, and what became of it."""
    post = get_post_that_may(asking(request), school, Act.SEE_CHARTER_DRAFTS)
    if not may_read_families(post):
        raise refused(post)
    found = get_consultation_of(post, ref)
    edition, at = found.edition, clock.now()
    shown = text_of(edition, reading_language(request, content_of(edition).languages))
    remarks = remarks_by_families(edition)
    context = {
        "consultation": found,
        "edition": edition,
        "state": state_of(found, at),
        "shown": shown,
        "remarks": remarks,
        "open_remarks": sum(each.answer is None for each in remarks),
        "heard": people_heard(edition),
        "fewest": FEWEST_COUNTED,
        "decisions": decisions_of(found),
        "back": to_review(post, edition),
        "is_draft": is_draft(edition),
        "may_answer": post.may(Act.EDIT_CHARTER),
    }
    return render(request, "charters/consultation.html", context)


@require_POST
def finish_consultation(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """A consultation is ended before its time."""
    post = get_post_that_may(asking(request), school, Act.EDIT_CHARTER)
    found = get_consultation_of(post, ref)
    end_consultation(consultation=found, by=post, at=clock.now())
    messages.success(request, _("The consultation is over."))
    return redirect("charters:consultation", school, ref)
