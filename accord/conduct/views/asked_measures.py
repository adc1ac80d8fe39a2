"""What somebody is asked in a matter of conduct, by their own login: a view before a measure, and hearing a review."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accord.conduct.access.measures import get_consultation_for, get_review_for
from accord.conduct.actions.consult import answer_consultation
from accord.conduct.actions.note_reading import note_reading
from accord.conduct.actions.review_measure import review_measure
from accord.conduct.facts.deciding import is_heard
from accord.conduct.facts.kinds import kind_of
from accord.conduct.facts.ladder import single_contacts
from accord.conduct.facts.matters import matter_of, measure_for, rules_for
from accord.conduct.facts.standing import Standing, reviews_of
from accord.conduct.forms.measures import ConsultationForm
from accord.conduct.forms.reviews import ReviewForm
from accord.conduct.measure_words import (
    STAND_KINDS,
    capacity_title,
    stand_words,
    step_title,
)
from accord.conduct.models import Account, Consultation
from accord.conduct.review_words import outcome_words
from accord.conduct.terms_words import terms_in_words
from accord.conduct.views.decided_measures import changes_of, clause_of
from accord.core import clock
from accord.core.errors import DomainError
from accord.people.viewer import Viewer, asking
from accord.rules.charter import Step
from accord.rules.gentler import gentler_than
from accord.schools.facts import settings_of


@require_http_methods(["GET", "POST"])
def consultation(request: HttpRequest, ref: str) -> HttpResponse:
    """Read what is intended, and say what one thinks of it."""
    viewer, at = asking(request), clock.now()
    asked = get_consultation_for(viewer, ref)
    form = ConsultationForm(request.POST) if request.method == "POST" else ConsultationForm()
    with timezone.override(settings_of(asked.incident.school).zone):
        if request.method == "GET":
            note_reading(incident=asked.incident, login=viewer.login, what="consultation", at=at)
            return _show_consultation(request, asked, form, at)
        if form.is_valid():
            try:
                answer_consultation(
                    consultation=asked, agrees=form.cleaned_data["agrees"] == "yes", words=form.cleaned_data["words"],
                    by=viewer.actor, at=at,
                )  # fmt: skip
                messages.success(request, _("Thank you. Your view is kept with the case, word for word."))
                return redirect("asked")
            except DomainError as refusal:
                form.refuse(refusal)
        request.undo = True  # type: ignore[attr-defined]
        return _show_consultation(request, asked, form, at, status=422)


def _show_consultation(
    request: HttpRequest, asked: Consultation, form: ConsultationForm, at: datetime, *, status: int = 200
) -> HttpResponse:
    incident = asked.incident
    _measure, clause = measure_for(rules_for(incident), Step(asked.step))
    content = {
        "asked": asked,
        "title": step_title(asked.step),
        "role": capacity_title(asked.role),
        "school": incident.school,
        "about": incident.about_guardian.full_name if incident.about_guardian else "",
        "kind": kind_of(incident, get_language() or "").label,
        "clause": clause,
        "edition": incident.edition,
        "heard": is_heard(incident, at),
        "terms": terms_in_words(asked.terms),
        "form": form,
        "at": at,
    }
    return render(request, "conduct/asked_consultation.html", content, status=status)


@require_http_methods(["GET", "POST"])
def review(request: HttpRequest, ref: str) -> HttpResponse:
    """Read a measure with what both sides said, and decide whether it stays."""
    viewer, at = asking(request), clock.now()
    standing = get_review_for(viewer, ref, at)
    decision = standing.decision
    form = _review_form(standing, None)
    with timezone.override(settings_of(decision.incident.school).zone):
        if request.method == "GET":
            note_reading(incident=decision.incident, login=viewer.login, what="review", at=at)
            return _show_review(request, viewer, standing, form, at)
        form = _review_form(standing, request.POST)
        if form.is_valid():
            try:
                review_measure(
                    decision=decision, person=viewer.login, outcome=form.cleaned_data["outcome"],
                    reasons=form.cleaned_data["reasons"], ends_on=form.last_day(standing.until), gentler=form.gentler(),
                    why_details_stay=form.why_details_stay(), by=viewer.actor, at=at,
                )  # fmt: skip
                messages.success(request, _("It is decided and holds at once. Both sides have been told."))
                return redirect("asked")
            except DomainError as refusal:
                form.refuse(refusal)
        request.undo = True  # type: ignore[attr-defined]
        return _show_review(request, viewer, standing, form, at, status=422)


def _review_form(standing: Standing, data: QueryDict | None) -> ReviewForm:
    """The form of a review: a limit that stands can become shorter, and gentler where the ladder has something."""
    lasts = standing.until is not None and standing.is_open and standing.limit is not None
    steps = gentler_than(standing.step) if lasts else ()
    incident = standing.decision.incident
    contacts = single_contacts(incident.school, matter_of(incident), standing.today) if steps else []
    return ReviewForm(data, lasts=lasts, steps=steps, contacts=contacts)


def _show_review(
    request: HttpRequest, viewer: Viewer, standing: Standing, form: ReviewForm, at: datetime, *, status: int = 200
) -> HttpResponse:
    decision, limit = standing.decision, standing.limit
    incident, zone = decision.incident, settings_of(decision.incident.school).zone
    reviews = reviews_of(decision)
    content = {
        "standing": standing,
        "decision": decision,
        "incident": incident,
        "title": step_title(standing.step),
        "before": step_title(decision.step) if standing.was_eased else "",
        "state": (STAND_KINDS[standing.stand], stand_words(standing, at, zone)),
        "about": incident.about_guardian.full_name if incident.about_guardian else "",
        "kind": kind_of(incident, get_language() or "").label,
        "accounts": [(Account.Side(one.side).label, one) for one in incident.accounts.all()],
        "answers": list(decision.representations.all()),
        "changes": changes_of(limit, arrangements=bool(decision.arrangements_for_child)) if limit else [],
        "consultations": [
            (capacity_title(one.role), one)
            for one in incident.consultations.filter(step=decision.step, answered_at__lte=decision.decided_at)
        ],
        "reviews": [(one, outcome_words(one, at, zone), capacity_title(one.role)) for one in reviews],
        "has_heard": any(one.heard_by_id == viewer.login.pk for one in reviews),
        "clause_href": clause_of(standing, for_family=False)
        if any(post.school_id == incident.school_id for post in viewer.posts)
        else "",
        "form": form,
        "at": at,
    }
    return render(request, "conduct/asked_review.html", content, status=status)
