"""Writes what happens at the door into the audit log, and lets a new second step count at once.

django-allauth tells of these events by its own signals and in no other way; nothing else of Accord uses signals.
"""

from typing import Any

from allauth.account import signals as account
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa import signals as second
from allauth.mfa.models import Authenticator
from django.http import HttpRequest

from accord.core import audit
from accord.people.models import Login
from accord.people.sign_in import second_factor


def listen() -> None:
    """Begin to listen, once, when the product starts."""
    account.user_logged_in.connect(_signed_in, dispatch_uid="witness")
    account.user_logged_out.connect(_signed_out, dispatch_uid="witness")
    account.password_set.connect(_password_new, dispatch_uid="witness")
    account.password_changed.connect(_password_new, dispatch_uid="witness")
    account.password_reset.connect(_password_new, dispatch_uid="witness")
    second.authenticator_added.connect(_step_added, dispatch_uid="witness")
    second.authenticator_removed.connect(_step_removed, dispatch_uid="witness")
    second.authenticator_reset.connect(_codes_renewed, dispatch_uid="witness")


def _note(login: Any, verb: str, **details: Any) -> None:
    if isinstance(login, Login):
        name = f"login:{login.ref}"
        audit.record(by=name, verb=verb, subject=name, details=details)


def _signed_in(request: HttpRequest, user: Login, **_: Any) -> None:
    ways = [
        record["type"] if "type" in record else record["method"] for record in get_authentication_records(request, user)
    ]
    _note(user, "sign_in", by=ways)


def _signed_out(user: Login | None, **_: Any) -> None:
    _note(user, "sign_out")


def _password_new(user: Login, **_: Any) -> None:
    _note(user, "choose_password")


def _step_added(request: HttpRequest, user: Login, authenticator: Authenticator, **_: Any) -> None:
    second_factor.count_as_used(request, authenticator)
    _note(user, "add_second_step", kind=str(authenticator.type))


def _step_removed(user: Login, authenticator: Authenticator, **_: Any) -> None:
    _note(user, "remove_second_step", kind=str(authenticator.type))


def _codes_renewed(user: Login, **_: Any) -> None:
    _note(user, "renew_recovery_codes")
