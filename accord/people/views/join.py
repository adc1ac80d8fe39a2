"""Joining: from the link in an e-mail or the code on a letter to a sign-in."""

from http import HTTPStatus
from typing import Any

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login as Entry
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from accord.core import clock
from accord.core.errors import DomainError
from accord.people.actions.accept_invitation import accept_invitation
from accord.people.models import Invitation, Login
from accord.people.sign_in.adapter import AccountAdapter
from accord.people.sign_in.invitations import (
    find_invitation,
    invitation_by_ref,
    invited,
    language_of,
    login_with,
    refusal,
    renews,
)
from accord.people.sign_in.join_forms import CodeOnPaperForm, JoinByEmailForm, JoinOnPaperForm, NewPasswordOnPaperForm
from accord.people.sign_in.sign_in_names import suggest

JOINING = "joining"
"""Where the session keeps which invitation it has proved to hold the code of."""


@login_not_required
def enter_code(request: HttpRequest) -> HttpResponse:
    """Ask for the code on the letter."""
    form = CodeOnPaperForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        if not AccountAdapter(request).may_open_invitation(request):
            return _wait(request)
        if form.is_valid():
            invitation = find_invitation(form.cleaned_data["code"])
            if invitation is not None:
                return _welcome(request, invitation)
            form.add_error(
                "code", _("We do not know this code. Compare it letter by letter with the one on the paper.")
            )
    return render(request, "people/join/code.html", {"form": form}, status=422 if form.errors else 200)


@login_not_required
def open_link(request: HttpRequest, code: str) -> HttpResponse:
    """Take the code out of the address and go on without it."""
    if not AccountAdapter(request).may_open_invitation(request):
        return _wait(request)
    invitation = find_invitation(code)
    if invitation is None:
        return render(
            request, "people/join/closed.html", {"refused": _unknown(), "inviting": None}, status=HTTPStatus.NOT_FOUND
        )
    return _welcome(request, invitation)


def _welcome(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    request.session[JOINING] = invitation.ref
    response = redirect("join:welcome")
    language = language_of(invited(invitation))
    if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES and not request.user.is_authenticated:
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            language,
            max_age=settings.LANGUAGE_COOKIE_AGE,
            samesite="Lax",
            secure=settings.LANGUAGE_COOKIE_SECURE,
        )
    return response


@login_not_required
def welcome(request: HttpRequest) -> HttpResponse:
    """Say who is invited by which school, and let the person join."""
    invitation = invitation_by_ref(request.session.get(JOINING, ""))
    if invitation is None:
        return redirect("join:code")
    at = clock.now()
    if (refused := refusal(invitation, at)) is not None:
        if request.user.is_authenticated and invitation.accepted_by_id == request.user.pk:
            return redirect("home")
        return _closed(request, invitation, refused)
    if request.user.is_authenticated:
        return _attach(request, invitation, request.user)
    if invitation.email and login_with(invitation.email):
        return render(request, "people/join/sign_in_first.html", _about(invitation))
    return _join(request, invitation)


def _attach(request: HttpRequest, invitation: Invitation, login: Login) -> HttpResponse:
    context: dict[str, Any] = {**_about(invitation), "login": login}
    if request.method == "POST":
        try:
            accept_invitation(invitation=invitation, at=clock.now(), login=login)
        except DomainError as refused:
            return _closed(request, invitation, refused)
        request.session.pop(JOINING, None)
        messages.success(request, _("%(school)s now belongs to your sign-in.") % {"school": invitation.school.name})
        return redirect("home")
    return render(request, "people/join/attach.html", context)


def _join(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    person = invited(invitation)
    by_email = invitation.channel == Invitation.Channel.EMAIL
    renewing = renews(person)
    kind = JoinByEmailForm if by_email else NewPasswordOnPaperForm if renewing else JoinOnPaperForm
    form = kind(
        request.POST if request.method == "POST" else None, initial={"sign_in_name": suggest(person)}, person=person
    )
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data
        try:
            login = accept_invitation(
                invitation=invitation,
                at=clock.now(),
                sign_in_name=chosen.get("sign_in_name", ""),
                password=chosen.get("password") or None,
            )
        except DomainError as refused:
            form.refuse(refused)
        else:
            return _enter(request, login, passkey=chosen.get("way") == "passkey")
    context = {**_about(invitation), "form": form, "by_email": by_email, "renewing": renewing}
    return render(request, "people/join/welcome.html", context, status=422 if form.errors else 200)


def _enter(request: HttpRequest, login: Login, *, passkey: bool) -> HttpResponse:
    request.session.pop(JOINING, None)
    record_authentication(request, login, "invitation")
    next_url = reverse("mfa_add_webauthn") if passkey else reverse("home")
    entered: HttpResponse = perform_login(request, Entry(user=login, redirect_url=next_url))
    return entered


def _about(invitation: Invitation) -> dict[str, Any]:
    return {"invitation": invitation, "person": invited(invitation), "inviting": invitation.school}


def _closed(request: HttpRequest, invitation: Invitation, refused: DomainError) -> HttpResponse:
    context = {"refused": refused, "inviting": invitation.school}
    return render(request, "people/join/closed.html", context, status=refused.status)


def _wait(request: HttpRequest) -> HttpResponse:
    return render(request, "429.html", status=HTTPStatus.TOO_MANY_REQUESTS)


def _unknown() -> DomainError:
    return DomainError(
        "invitation-unknown",
        _("We do not know this invitation."),
        404,
        _("Open the link again exactly as it stands in the letter, or ask the school office for a new one."),
    )
