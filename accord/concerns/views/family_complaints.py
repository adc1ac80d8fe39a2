"""A guardian's own complaints: where each stands, its points, and what can be done now."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accord.concerns.access.complaints import get_own_complaint_for, own_complaints
from accord.concerns.actions.ask_next_stage import ask_next_stage
from accord.concerns.actions.confirm_points import confirm_points
from accord.concerns.actions.take_up_again import take_up_again
from accord.concerns.actions.withdraw_complaint import withdraw_complaint
from accord.concerns.course import course_of, said_headline
from accord.concerns.facts.complaints import names_it_is_about, points_of
from accord.concerns.forms.complaining import PointsForm, ReasonForm
from accord.concerns.models import Complaint
from accord.concerns.splitting import Proposed
from accord.core import clock
from accord.core.errors import DomainError
from accord.people.viewer import asking
from accord.rules.complaints import ComplaintStep
from accord.schools.facts import settings_of


@require_GET
def complaints(request: HttpRequest) -> HttpResponse:
    """The complaints that somebody made, the latest first."""
    at = clock.now()
    found = []
    for one in own_complaints(asking(request)):
        with timezone.override(settings_of(one.school).zone):
            found.append((one, said_headline(one, at)))
    return render(request, "concerns/complaints_own.html", {"found": found, "at": at})


@require_GET
def complaint(request: HttpRequest, ref: str) -> HttpResponse:
    """One complaint for its complainant: where it stands, the whole way ahead, and what they can do now."""
    found = get_own_complaint_for(asking(request), ref)
    with timezone.override(settings_of(found.school).zone):
        return render(request, "concerns/complaint_own.html", _content(found))


@require_GET
def printed(request: HttpRequest, ref: str) -> HttpResponse:
    """A complaint on paper, for its complainant."""
    found = get_own_complaint_for(asking(request), ref)
    with timezone.override(settings_of(found.school).zone):
        return render(request, "concerns/complaint_paper.html", _content(found) | {"back": _own_page(found)})


@require_http_methods(["GET", "POST"])
def points(request: HttpRequest, ref: str) -> HttpResponse:
    """The points of a complaint: looked at, mended and confirmed by whoever complains."""
    viewer, at = asking(request), clock.now()
    found = get_own_complaint_for(viewer, ref)
    known = [Proposed(one.text, one.wanted) for one in points_of(found)]
    form = PointsForm(request.POST if request.method == "POST" else None, points=known)
    if request.method == "POST" and form.is_valid():
        if request.POST.get("go") == "more":
            request.undo = True  # type: ignore[attr-defined]
            return _points(request, found, PointsForm(points=form.meant))
        try:
            confirm_points(complaint=found, points=form.meant, confirmed=True, by=viewer.actor, at=at)
        except DomainError as refusal:
            request.undo = True  # type: ignore[attr-defined]
            form.add_error(None, f"{refusal.message} {refusal.remedy}".strip())
            return _points(request, found, form, 422)
        messages.success(request, _("Thank you. Each of your points gets an answer."))
        return redirect(_own_page(found))
    return _points(request, found, form, 422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, ref: str) -> HttpResponse:
    """Take a complaint back."""
    viewer, at = asking(request), clock.now()
    found = get_own_complaint_for(viewer, ref)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        withdraw_complaint(
            complaint=found, login=viewer.login, reason=form.cleaned_data["reason"], by=viewer.actor, at=at
        )
        messages.success(request, _("You took your complaint back. You can take it up again here at any time."))
        return redirect(_own_page(found))
    return _reason(request, found, form, ComplaintStep.WITHDRAW)


@require_http_methods(["GET", "POST"])
def next_stage(request: HttpRequest, ref: str) -> HttpResponse:
    """Ask for the next stage."""
    viewer, at = asking(request), clock.now()
    found = get_own_complaint_for(viewer, ref)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        ask_next_stage(complaint=found, reason=form.cleaned_data["reason"], by=viewer.actor, at=at)
        messages.success(
            request, _("The next stage has begun. Here you see who has it and by when you have an answer.")
        )
        return redirect(_own_page(found))
    return _reason(request, found, form, ComplaintStep.ASK_NEXT_STAGE)


@require_POST
def again(request: HttpRequest, ref: str) -> HttpResponse:
    """Take a complaint up again that was withdrawn or put out of scope."""
    viewer, at = asking(request), clock.now()
    found = get_own_complaint_for(viewer, ref)
    take_up_again(complaint=found, by=viewer.actor, at=at)
    messages.success(request, _("Your complaint goes on where it stood."))
    return redirect(_own_page(found))


def _points(request: HttpRequest, found: Complaint, form: PointsForm, status: int = 200) -> HttpResponse:
    content = {"complaint": found, "form": form, "school": found.school}
    return render(request, "concerns/complaint_points.html", content, status=status)


def _reason(request: HttpRequest, found: Complaint, form: ReasonForm, step: ComplaintStep) -> HttpResponse:
    if request.method == "POST":
        request.undo = True  # type: ignore[attr-defined]
    content = {"complaint": found, "form": form, "school": found.school, "step": step.value}
    return render(request, "concerns/complaint_step.html", content, status=422 if form.errors else 200)


def _content(found: Complaint) -> dict[str, object]:
    at = clock.now()
    return {
        "complaint": found,
        "school": found.school,
        "course": course_of(found, at),
        "points": points_of(found),
        "about": names_it_is_about(found),
        "papers_url": _papers_url(found),
        "at": at,
    }


def _papers_url(found: Complaint) -> str:
    try:
        return reverse("family_complaints:papers", args=[found.ref])
    except NoReverseMatch:
        return ""


def _own_page(found: Complaint) -> str:
    return reverse("family_complaints:complaint", args=[found.ref])
