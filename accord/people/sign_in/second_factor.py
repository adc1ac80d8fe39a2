"""The second step: who needs one, who has one, and whether this session has seen it."""

from contextlib import suppress
from importlib import import_module
from typing import Any

from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.stages import AuthenticateStage
from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest

from accord.people.models import Login
from accord.people.sign_in import PASSKEYS
from accord.people.viewer import viewer_of

DEMO = "demo"
KINDS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def has_used(request: HttpRequest, login: Login) -> bool:
    """Whether the person has shown a second step (app, passkey or recovery code) in this session."""
    return any(
        record.get("method") == "mfa" and (record.get("type") != DEMO or settings.ACCORD_DEMO)
        for record in get_authentication_records(request, login)
    )


def load_kinds_in_use() -> None:
    """Load what reads the kinds of second step that anybody here has; another is loaded when it is first used."""
    with suppress(DatabaseError):
        if Authenticator.objects.exists():
            import_module("cryptography.fernet")
        if Authenticator.objects.filter(type=Authenticator.Type.WEBAUTHN).exists():
            import_module(PASSKEYS)


def is_set_up(login: Login) -> bool:
    """Whether the person has an app or a passkey."""
    return bool(Authenticator.objects.filter(user=login, type__in=KINDS).exists())


def kinds_of(login: Login) -> set[str]:
    """Return the kinds of second step that the person has set up."""
    return set(Authenticator.objects.filter(user=login, type__in=KINDS).values_list("type", flat=True))


def is_last(authenticator: Authenticator) -> bool:
    """Whether the person would have neither app nor passkey without this one."""
    others = Authenticator.objects.filter(user_id=authenticator.user_id, type__in=KINDS)
    return not others.exclude(pk=authenticator.pk).exists()


def may_remove(authenticator: Authenticator) -> bool:
    """Whether it may go: whoever opens confidential records keeps at least one."""
    if authenticator.type not in KINDS or not is_last(authenticator):
        return True
    return not viewer_of(authenticator.user).needs_second_factor


def count_as_used(request: HttpRequest, authenticator: Authenticator) -> None:
    """Take the setting up of the first app or passkey for its first use in this session."""
    if authenticator.type in KINDS and is_last(authenticator):
        record_authentication(request, authenticator.user, "mfa", id=authenticator.pk, type=str(authenticator.type))


class SecondStep(AuthenticateStage):  # type: ignore[misc]
    """Asks for the second step at sign-in.

    A passkey that a parent added for comfort does not lock the other ways in; an app for codes always counts,
    and so does every kind for people who open confidential records.
    """

    def _should_handle(self, request: HttpRequest) -> bool:
        wanted: Any = super()._should_handle(request)
        login = self.login.user
        if not wanted or login is None:
            return False
        has_app = Authenticator.objects.filter(user=login, type=Authenticator.Type.TOTP).exists()
        return has_app or viewer_of(login).needs_second_factor
