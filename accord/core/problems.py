"""Refusals as answers: a friendly page, a fragment for htmx, or a problem document (RFC 9457)."""

import logging
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import OperationalError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.html import format_html, format_html_join
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _

from accord.core.errors import DomainError
from accord.core.faults import told

log = logging.getLogger("accord.problems")

PAGES = {403, 404, 409, 422, 500, 503}
SECRET = ("csrfmiddlewaretoken", "once", "password", "code", "secret", "credential", "token")
OURS = frozenset({"seal", "asked", "seen", "shown", "back", "next"})
"""What pages carry along by themselves; nobody typed it."""


@dataclass(frozen=True)
class Action:
    """What a person can do next about a problem."""

    label: str
    url: str


@dataclass(frozen=True)
class Problem:
    """What an error page tells: what was wrong, and how to mend it."""

    status: int
    title: str
    message: str
    remedy: str
    kept: tuple[tuple[str, str], ...] = ()
    action: Action | None = None


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


def signed_out(request: HttpRequest, way: str) -> HttpResponse | None:
    """Answer whoever was signed out while writing: their words, and the `way` to sign in; None where nothing was
    written.
    """
    kept = _kept(request)
    if not kept:
        return None
    problem = Problem(
        HTTPStatus.FORBIDDEN,
        _("You were signed out while you were writing"),
        _("Nothing has been sent yet."),
        _("Copy your words, sign in, and send them again. Pictures and files have to be chosen again."),
        kept,
        Action(_("Sign in"), way),
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
    """Return the longer texts that were typed; never what looks like a secret, nor what the page carried along."""
    if request.method != "POST":
        return ()
    try:
        sent = [(name, value) for name, values in request.POST.lists() for value in values]
    except Exception:
        return ()
    return tuple(
        (name, value)
        for name, value in sent
        if isinstance(value, str) and len(value) > 20 and name not in OURS and not any(word in name for word in SECRET)
    )


def _rendered(request: HttpRequest, problem: Problem) -> HttpResponse:
    template = f"errors/{problem.status if problem.status in PAGES else 422}.html"
    try:
        return render(request, template, {"problem": problem}, status=problem.status)
    except Exception as trouble:
        log.warning("An error page could not be drawn (%s); a plain one was given.", told(trouble))
        return HttpResponse(_plain(problem), status=problem.status)


def _plain(problem: Problem) -> str:
    """The page for when nothing else works, not even the database."""
    return format_html(
        '<!doctype html><html lang="{}" dir="{}"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width"><title>{}</title>'
        "<h1>{}</h1><p>{}</p><p>{}</p>{}",
        get_language() or "en",
        "rtl" if get_language_bidi() else "ltr",
        problem.title,
        problem.title,
        problem.message,
        problem.remedy,
        format_html_join("", "<pre>{}</pre>", ((text,) for _name, text in problem.kept)),
    )


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer for what cannot be read at all: torn, too large, or not made by a browser."""
    if isinstance(exception, RequestDataTooBig):
        return page(
            request,
            DomainError(
                "too-large",
                _("What you sent is larger than we can take."),
                HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
                _("Please send a smaller file, or divide it into several."),
            ),
        )
    if isinstance(exception, TooManyFieldsSent | TooManyFilesSent):
        return page(
            request,
            DomainError(
                "too-many-fields",
                _("What you sent has more entries than we can take at once."),
                HTTPStatus.BAD_REQUEST,
                _("Please send it in several parts."),
            ),
        )
    return page(
        request,
        DomainError(
            "not-readable",
            _("We could not read what your browser sent, so nothing was changed."),
            HTTPStatus.BAD_REQUEST,
            _("Load the page anew and send it again."),
        ),
    )


def is_passing(trouble: OperationalError) -> bool:
    """Whether the database will answer again by itself: it is locked, restarting, or chose another to go first."""
    if connection.vendor == "sqlite":
        return any(word in str(trouble) for word in ("locked", "busy"))
    return True


def busy(request: HttpRequest) -> HttpResponse:
    """Answer when the database could not take the change just now; sending it again is safe."""
    answer = page(
        request,
        DomainError(
            "busy",
            _("Something large is being stored just now, so nothing was changed."),
            HTTPStatus.SERVICE_UNAVAILABLE,
            _("Please send it again in a minute; it will not be done twice."),
        ),
    )
    answer["Retry-After"] = "30"
    return answer


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer for an absent page and for a page of somebody else: the two look alike. What was typed can be copied."""
    return _rendered(
        request,
        Problem(
            404,
            title_of(404),
            _("The address may be mistyped, or the page may belong to somebody else."),
            _("Go to your home page and look from there."),
            _kept(request),
        ),
    )


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer for what a signed-in person may not do."""
    return _rendered(
        request,
        Problem(
            403,
            title_of(403),
            _("Your role does not include this."),
            _("Ask the school office if you need it."),
            _kept(request),
        ),
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
