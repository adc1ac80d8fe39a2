"""Papers and hearings for the complainant: bring one, read those for the family, say whether one comes."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accord.concerns.access.complaints import get_own_complaint_for
from accord.concerns.access.handling import (
    get_own_bundle,
    get_own_hearing,
    get_own_paper,
    get_own_serial_decision,
)
from accord.concerns.actions.add_paper import add_family_paper
from accord.concerns.actions.decide_serial import answer_serial
from accord.concerns.actions.prepare_hearing import say_attendance
from accord.concerns.facts.handling import attendance_at, bundles_of
from accord.concerns.forms.hearing import AttendanceForm
from accord.concerns.forms.papers import FamilyPaperForm, WordsForm
from accord.concerns.handling_page import family_answers
from accord.concerns.models import Attendance, Stage
from accord.concerns.serial_letter import stays_open
from accord.concerns.views.handling import download_bundle, download_paper
from accord.concerns.views.serial import download_letter
from accord.core import clock
from accord.core.errors import DomainError
from accord.people.viewer import asking
from accord.schools.facts import settings_of


@require_http_methods(["GET", "POST"])
def papers(request: HttpRequest, ref: str) -> HttpResponse:
    """Read the papers of one's own complaint, and bring one."""
    viewer, at = asking(request), clock.now()
    complaint = get_own_complaint_for(viewer, ref)
    with timezone.override(settings_of(complaint.school).zone):
        form, status = FamilyPaperForm(), 200
        if request.method == "POST":
            form, status = FamilyPaperForm(request.POST, request.FILES), 422
            if form.is_valid():
                try:
                    add_family_paper(
                        complaint=complaint, paper=form.paper(), login=viewer.login, by=viewer.actor, at=at
                    )
                except DomainError as refusal:
                    form.refuse(refusal)
                else:
                    messages.success(request, _("We have your paper. Whoever has your complaint is told."))
                    return redirect("family_complaints:papers", ref=ref)
            request.undo = True  # type: ignore[attr-defined]
        content = {
            "complaint": complaint,
            "school": complaint.school,
            "papers": list(complaint.papers.filter(for_family=True).order_by("created_at", "id")),
            "bundles": bundles_of(complaint),
            "answers": family_answers(complaint, get_language() or ""),
            "hearing": complaint.stages.filter(hearing_at__isnull=False).order_by("-number").first(),
            "form": form,
            "at": at,
        }
        return render(request, "concerns/family_papers.html", content, status=status)


@require_GET
def paper(request: HttpRequest, ref: str, paper: str) -> HttpResponseBase:
    """A paper that is for the family."""
    return download_paper(get_own_paper(asking(request), ref, paper))


@require_GET
def bundle(request: HttpRequest, ref: str, bundle: str) -> HttpResponseBase:
    """The papers of the hearing, the same as the panel has."""
    return download_bundle(get_own_bundle(asking(request), ref, bundle))


@require_http_methods(["GET", "POST"])
def hearing(request: HttpRequest, ref: str) -> HttpResponse:
    """When the panel hears the family; say whether one comes, with whom, and what one needs."""
    viewer, at = asking(request), clock.now()
    stage = get_own_hearing(viewer, ref)
    complaint = stage.complaint
    said = attendance_at(stage)
    with timezone.override(settings_of(complaint.school).zone):
        form, status = AttendanceForm(initial=_known(said)), 200
        if request.method == "POST":
            form, status = AttendanceForm(request.POST), 422
            if form.is_valid():
                refusal = _say(stage, form, viewer.actor, at)
                if refusal is None:
                    messages.success(request, _("Thank you. The panel knows."))
                    return redirect("family_complaints:hearing", ref=ref)
                form.refuse(refusal)
            request.undo = True  # type: ignore[attr-defined]
        content = {
            "complaint": complaint,
            "school": complaint.school,
            "stage": stage,
            "said": said,
            "bundles": bundles_of(complaint),
            "form": form,
            "at": at,
        }
        return render(request, "concerns/family_hearing.html", content, status=status)


def _known(said: Attendance | None) -> dict[str, object]:
    if said is None:
        return {}
    return {
        "comes": "yes" if said.comes else "no", "with_whom": said.with_whom, "interpreter": said.interpreter,
        "needs": said.needs,
    }  # fmt: skip


def _say(stage: Stage, form: AttendanceForm, by: str, at: datetime) -> DomainError | None:
    kept = dict(form.cleaned_data)
    try:
        say_attendance(stage=stage, comes=kept.pop("comes") == "yes", by=by, at=at, **kept)
    except DomainError as refusal:
        return refusal
    return None


@require_http_methods(["GET", "POST"])
def serial(request: HttpRequest, ref: str) -> HttpResponse:
    """The decision about one's own complaints: what, why, until when, and what one says of it."""
    viewer, at = asking(request), clock.now()
    decision = get_own_serial_decision(viewer, ref)
    with timezone.override(settings_of(decision.school).zone):
        form, status = WordsForm(), 200
        if request.method == "POST":
            form, status = WordsForm(request.POST), 422
            if form.is_valid():
                answer_serial(decision=decision, words=form.cleaned_data["words"], by=viewer.actor, at=at)
                messages.success(request, _("We have your answer. It stands beside the decision."))
                return redirect("family_complaints:serial", ref=ref)
            request.undo = True  # type: ignore[attr-defined]
        content = {"decision": decision, "school": decision.school, "form": form, "stays_open": stays_open(), "at": at}
        return render(request, "concerns/family_serial.html", content, status=status)


@require_GET
def serial_letter(request: HttpRequest, ref: str) -> HttpResponseBase:
    """The letter of that decision."""
    return download_letter(get_own_serial_decision(asking(request), ref))
