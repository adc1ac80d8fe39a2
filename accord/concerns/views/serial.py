"""Decisions on serial complaints, for the leaders of a school: take one, read its letter, end it."""

from typing import cast

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accord.concerns.access.complaints import get_complaint_for
from accord.concerns.access.handling import (
    get_leading_post,
    get_serial_decision_for,
    serial_decisions_for,
    staff_of,
)
from accord.concerns.actions.decide_serial import decide_serial, lift_serial
from accord.concerns.forms.serial import LiftForm, SerialForm
from accord.concerns.models import SerialDecision
from accord.concerns.views.handling import as_download
from accord.core import clock
from accord.core.errors import DomainError
from accord.people.viewer import asking
from accord.schools.facts import settings_of


@require_GET
def decisions(request: HttpRequest, school: str) -> HttpResponse:
    """The decisions of a school, those that hold first."""
    post = get_leading_post(asking(request), school)
    content = {"decisions": serial_decisions_for(post), "post": post, "at": clock.now()}
    return render(request, "concerns/serial_decisions.html", content)


@require_http_methods(["GET", "POST"])
def decide(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Decide, from one complaint, that its matter is not answered anew for a time."""
    viewer, at = asking(request), clock.now()
    post = get_leading_post(viewer, school)
    complaint = get_complaint_for(post, ref, at)
    if complaint.guardian is None:
        raise Http404
    with timezone.override(settings_of(complaint.school).zone):
        form, status = SerialForm(), 200
        if request.method == "POST":
            form, status = SerialForm(request.POST), 422
            if form.is_valid():
                try:
                    made = decide_serial(
                        school=complaint.school, guardian=complaint.guardian, staff=staff_of(post), by=viewer.actor,
                        at=at, **form.cleaned_data,
                    )  # fmt: skip
                except DomainError as refusal:
                    form.refuse(refusal)
                else:
                    messages.success(request, _("Decided. The family has the letter and can answer it."))
                    return redirect("complaints:serial_decision", school=school, ref=made.ref)
            request.undo = True  # type: ignore[attr-defined]
        content = {"form": form, "post": post, "complaint": complaint, "school": complaint.school, "at": at}
        return render(request, "concerns/serial_decide.html", content, status=status)


@require_http_methods(["GET", "POST"])
def decision(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """One decision, what the family says of it, and a way to end it."""
    viewer, at = asking(request), clock.now()
    post = get_leading_post(viewer, school)
    found = get_serial_decision_for(post, ref)
    with timezone.override(settings_of(found.school).zone):
        form, status = LiftForm(), 200
        if request.method == "POST":
            form, status = LiftForm(request.POST), 422
            if form.is_valid():
                try:
                    lift_serial(decision=found, staff=staff_of(post), by=viewer.actor, at=at, **form.cleaned_data)
                except DomainError as refusal:
                    form.refuse(refusal)
                else:
                    messages.success(request, _("Ended. The family is told."))
                    return redirect("complaints:serial_decision", school=school, ref=ref)
            request.undo = True  # type: ignore[attr-defined]
        content = {"decision": found, "form": form, "post": post, "school": found.school, "at": at}
        return render(request, "concerns/serial_decision.html", content, status=status)


@require_GET
def letter(request: HttpRequest, school: str, ref: str) -> HttpResponseBase:
    """The letter as it was sent."""
    return download_letter(get_serial_decision_for(get_leading_post(asking(request), school), ref))


def download_letter(found: SerialDecision) -> HttpResponseBase:
    """The letter of a decision as a download."""
    try:
        opened = found.letter.open("rb")
    except (FileNotFoundError, ValueError):
        raise Http404 from None
    return as_download(cast(HttpResponseBase, FileResponse(opened, content_type="application/pdf")), "letter.pdf")
