"""Refusals as answers: a friendly page, a fragment for htmx, or a problem document (RFC 9457)."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from accord.core.errors import DomainError

PAGES = {403, 404, 409, 422, 500, 503}


@dataclass(frozen=True)
class Problem:
    """What an error page tells: what was wrong, and how to mend it."""

    status: int
    title: str
    message: str
    remedy: str
    kept: tuple[tuple[str, str], ...] = ()


def page(request: HttpRequest, refusal: DomainError) -> HttpResponse:
    """Answer with the refusal, in the form that the asker can read; what was typed is shown for copying."""
    if request.headers.get("Accept", "").startswith("application/json"):
        return JsonResponse(
            {
                "type": f"urn:accord:{refusal.code}",
                "title": refusal.message,
                "status": int(refusal.status),
                "detail": refusal.remedy,
            },
            status=refusal.status,
            content_type="application/problem+json",
        )
    problem = Problem(
        int(refusal.status), title_of(int(refusal.status)), refusal.message, refusal.remedy, _kept(request)
    )
    return _rendered(request, problem)


def title_of(status: int) -> str:
    """Return the heading for a status."""
    match status:
        case HTTPStatus.FORBIDDEN:
            return _("This is not open to you")
        case HTTPStatus.NOT_FOUND:
            return _("We could not find this page")
        case HTTPStatus.CONFLICT:
            return _("This cannot be done as things stand")
        case HTTPStatus.TOO_MANY_REQUESTS:
            return _("Please wait a little")
        case HTTPStatus.SERVICE_UNAVAILABLE:
            return _("We will be back shortly")
        case status if status >= 500:
            return _("Something went wrong on our side")
    return _("We could not take this as it is")


def _kept(request: HttpRequest) -> tuple[tuple[str, str], ...]:
    if request.method != "POST":
        return ()
    hidden = ("csrfmiddlewaretoken", "once", "password", "code", "secret", "credential", "token")
    return tuple(
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if value and not any(word in name for word in hidden) and isinstance(value, str) and len(value) > 20
    )


def _rendered(request: HttpRequest, problem: Problem) -> HttpResponse:
    template = f"errors/{problem.status if problem.status in PAGES else 422}.html"
    return render(request, template, {"problem": problem}, status=problem.status)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer for an absent page and for a page of somebody else: the two look alike."""
    return _rendered(
        request,
        Problem(
            404,
            title_of(404),
            _("The address may be mistyped, or the page may belong to somebody else."),
            _("Go to your home page and look from there."),
        ),
    )


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer for what a signed-in person may not do."""
    return _rendered(
        request,
        Problem(403, title_of(403), _("Your role does not include this."), _("Ask the school office if you need it.")),
    )


def forgery(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer for a form whose secret does not match this browser: usually an old page."""
    return _rendered(
        request,
        Problem(
            403,
            _("This page has grown old"),
            _("We could not be sure that the form came from you, so nothing was changed."),
            _("Load the page anew and send it again."),
            _kept(request),
        ),
    )


def fault(request: HttpRequest, *_args: Any) -> HttpResponse:
    """Answer for a defect of ours: nothing was changed, and what was typed can be copied."""
    return _rendered(
        request,
        Problem(
            500,
            title_of(500),
            _("Nothing was changed. The fault has been noted."),
            _("Try again in a few minutes. If it stays, telephone the school."),
            _kept(request),
        ),
    )
