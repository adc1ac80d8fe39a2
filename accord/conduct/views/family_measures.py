"""What holds for a guardian: until when, why, what it changes and what never changes, and the way to answer."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accord.conduct.access.measures import get_own_measure, own_measures
from accord.conduct.actions.answer_measure import answer_measure
from accord.conduct.effect_words import never_changed
from accord.conduct.facts.hearing import hearing_of
from accord.conduct.facts.kinds import kind_of
from accord.conduct.facts.standing import Standing, reviews_of, standing_of
from accord.conduct.family_measure_words import family_stand_words, family_title
from accord.conduct.forms.measures import AnswerForm
from accord.conduct.measure_words import STAND_KINDS, capacity_title, name_for_family
from accord.conduct.models import Decision
from accord.conduct.review_words import outcome_words
from accord.conduct.views.decided_measures import changes_of, clause_of
from accord.core import clock
from accord.core.errors import DomainError
from accord.people.viewer import Viewer, asking
from accord.rules.charter import Step
from accord.schools.facts import settings_of


@require_GET
def measures(request: HttpRequest) -> HttpResponse:
    """What holds for the guardian now; what is over stands behind."""
    viewer, at = asking(request), clock.now()
    found = [(one, _row(one, at)) for one in own_measures(viewer, at)]
    content = {
        "open": [row for one, row in found if one.is_open],
        "over": [row for one, row in found if not one.is_open],
        "at": at,
    }
    return render(request, "conduct/family_measures.html", content)


def _row(standing: Standing, at: datetime) -> dict[str, str]:
    zone = settings_of(standing.decision.incident.school).zone
    return {
        "title": family_title(standing.step),
        "words": family_stand_words(standing, at, zone),
        "kind": STAND_KINDS[standing.stand],
        "school": standing.decision.incident.school.name,
        "ref": standing.decision.ref,
    }


@require_http_methods(["GET", "POST"])
def measure(request: HttpRequest, ref: str) -> HttpResponse:
    """One measure: what it means, and an answer to it at any time."""
    viewer, at = asking(request), clock.now()
    decision = get_own_measure(viewer, ref)
    with timezone.override(settings_of(decision.incident.school).zone):
        if request.method == "GET":
            return _show(request, viewer, decision, AnswerForm(), at)
        form = AnswerForm(request.POST)
        if form.is_valid() and decision.incident.about_guardian:
            try:
                answer_measure(
                    decision=decision, guardian=decision.incident.about_guardian, text=form.cleaned_data["text"],
                    language=get_language() or "", asks_for_review=form.cleaned_data["asks_for_review"],
                    by=viewer.actor, at=at,
                )  # fmt: skip
                messages.success(request, _thanks(asked=form.cleaned_data["asks_for_review"]))
                return redirect("family_conduct:measure", ref=decision.ref)
            except DomainError as refusal:
                form.refuse(refusal)
        request.undo = True  # type: ignore[attr-defined]
        return _show(request, viewer, decision, form, at, status=422)


def _thanks(*, asked: bool) -> str:
    if asked:
        return _("Thank you. Somebody who had no part in this looks at it again, and you hear from us.")
    return _("Thank you. Your answer is with those who decided, word for word.")


def _show(
    request: HttpRequest, viewer: Viewer, decision: Decision, form: AnswerForm, at: datetime, *, status: int = 200
) -> HttpResponse:
    incident, zone = decision.incident, settings_of(decision.incident.school).zone
    standing = standing_of(decision, at)
    limit = standing.limit
    bars = standing.step is Step.SITE_BAR
    hearing = hearing_of(decision, at) if standing.is_open or standing.asked_at else None
    content = {
        "decision": decision,
        "standing": standing,
        "title": family_title(standing.step),
        "before": family_title(decision.step) if standing.was_eased else "",
        "since": limit.created_at if limit else None,
        "state": (STAND_KINDS[standing.stand], family_stand_words(standing, at, zone)),
        "school": incident.school,
        "kind": kind_of(incident, get_language() or "").label,
        "decided_by": name_for_family(decision.decided_by),
        "said": limit.said if limit else "",
        "arrangements": decision.arrangements_for_child if bars and standing.is_open else "",
        "clause_href": clause_of(standing, for_family=True),
        "changes": changes_of(limit, arrangements=bool(decision.arrangements_for_child))
        if limit and standing.is_open
        else [],
        "never": never_changed(),
        "answers": list(decision.representations.all()),
        "reviews": [
            (one, outcome_words(one, at, zone, family_title), capacity_title(one.role)) for one in reviews_of(decision)
        ],
        "heard_by": sorted({capacity_title(role) for role, _person in hearing.people}) if hearing else [],
        "form": form,
        "at": at,
    }
    return render(request, "conduct/family_measure.html", content, status=status)
