"""A decided measure on its case: where it stands, confirming it, taking an answer down, and what reviews said."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from accord.conduct.access.measures import get_measure_on_case, get_staff_of
from accord.conduct.actions.answer_measure import answer_measure
from accord.conduct.actions.confirm_measure import confirm_measure
from accord.conduct.effect_words import changes_in_words, never_changed
from accord.conduct.facts.hearing import hearing_of
from accord.conduct.facts.kinds import clause_address
from accord.conduct.facts.standing import Stand, Standing, reviews_of, standing_of
from accord.conduct.forms.measures import ReasonsForm, RecordedAnswerForm
from accord.conduct.measure_words import (
    STAND_KINDS,
    capacity_title,
    name_for_family,
    stand_words,
    step_title,
)
from accord.conduct.models import Consultation, Decision, Restriction
from accord.conduct.not_reached import not_reached_words
from accord.conduct.review_words import outcome_words
from accord.core import clock
from accord.core.errors import DomainError
from accord.core.forms import Form
from accord.people.actions.log_reading import log_reading
from accord.people.viewer import Post, asking
from accord.rules.restrictions import Restricted
from accord.schools.facts import settings_of


@require_GET
def measure(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """One decided measure, for those who may open its case. The look is noted."""
    post, decision = get_measure_on_case(asking(request), school, ref)
    log_reading(by=post, subject=f"incident:{decision.incident.ref}", what="measure")
    return _show(request, post, decision, clock.now())


@require_POST
def confirm(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Confirm a provisional measure after the guardian was heard."""
    post, decision = get_measure_on_case(asking(request), school, ref)
    at, form = clock.now(), ReasonsForm(request.POST)
    if form.is_valid():
        try:
            confirm_measure(
                decision=decision,
                staff=get_staff_of(post),
                reasons=form.cleaned_data["reasons"],
                by=post.actor,
                at=at,
                why_details_stay=form.why_details_stay(),
            )
            messages.success(request, _("Confirmed. It stays up to its last day, unless a review ends it earlier."))
            return redirect("conduct:measure", school=post.school_slug, ref=decision.ref)
        except DomainError as refusal:
            form.refuse(refusal)
    request.undo = True  # type: ignore[attr-defined]
    return _show(request, post, decision, at, confirming=form, status=422)


@require_POST
def record_answer(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Take down what a guardian said of a measure by telephone, on paper or in a talk."""
    post, decision = get_measure_on_case(asking(request), school, ref)
    at, form = clock.now(), RecordedAnswerForm(request.POST)
    guardian = decision.incident.about_guardian
    if form.is_valid() and guardian:
        try:
            answer_measure(
                decision=decision, guardian=guardian, text=form.cleaned_data["text"], language=get_language() or "",
                asks_for_review=form.cleaned_data["asks_for_review"], recorded_by=get_staff_of(post), by=post.actor,
                at=at,
            )  # fmt: skip
            messages.success(request, _("Taken down, in their words."))
            return redirect("conduct:measure", school=post.school_slug, ref=decision.ref)
        except DomainError as refusal:
            form.refuse(refusal)
    request.undo = True  # type: ignore[attr-defined]
    return _show(request, post, decision, at, answering=form, status=422)


def changes_of(restriction: Restriction, *, arrangements: bool) -> list[str]:
    """What a limit changes, in words for the guardian."""
    return changes_in_words(
        Restricted(restriction.kind),
        contact=name_for_family(restriction.contact) if restriction.contact else "",
        most=restriction.most,
        per_days=restriction.per_days,
        arrangements=arrangements,
    )


def clause_of(standing: Standing, *, for_family: bool) -> str:
    """Where the clause is read on which a measure rests as it stands now."""
    decision, limit = standing.decision, standing.limit
    return clause_address(decision.edition, limit.clause_key if limit else decision.clause_key, for_family=for_family)


def _show(
    request: HttpRequest, post: Post, decision: Decision, at: datetime, *, confirming: Form | None = None,
    answering: Form | None = None, status: int = 200,
) -> HttpResponse:  # fmt: skip
    incident, zone = decision.incident, settings_of(decision.incident.school).zone
    with timezone.override(zone):
        standing = standing_of(decision, at)
        hearing = hearing_of(decision, at) if standing.is_open or standing.asked_at else None
        limit = standing.limit
        content = {
            "incident": incident,
            "decision": decision,
            "standing": standing,
            "title": step_title(standing.step),
            "before": step_title(decision.step) if standing.was_eased else "",
            "state": (STAND_KINDS[standing.stand], stand_words(standing, at, zone)),
            "clause_href": clause_of(standing, for_family=False),
            "changes": changes_of(limit, arrangements=bool(decision.arrangements_for_child)) if limit else [],
            "never": never_changed(),
            "consultations": [(capacity_title(one.role), one) for one in _answered(decision)],
            "answers": list(decision.representations.all()),
            "reviews": [(one, outcome_words(one, at, zone), capacity_title(one.role)) for one in reviews_of(decision)],
            "hearers": [(capacity_title(role), person.name) for role, person in hearing.people] if hearing else [],
            "not_reached": not_reached_words(decision.ref) if standing.asked_at or standing.review_on else "",
            "confirming": confirming or ReasonsForm(),
            "waits_for_confirmation": standing.stand is Stand.PROVISIONAL,
            "answering": answering or RecordedAnswerForm(),
            "post": post,
            "at": at,
        }
        return render(request, "conduct/decided.html", content, status=status)


def _answered(decision: Decision) -> list[Consultation]:
    found = decision.incident.consultations.filter(
        step=decision.step, answered_at__isnull=False, answered_at__lte=decision.decided_at
    )
    return list(found)
