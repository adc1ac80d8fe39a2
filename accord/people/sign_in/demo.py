"""Signing in with one press, for the demo and for nothing else."""

from allauth.account.internal.flows.login import record_authentication
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import login as open_session
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from accord.core import audit
from accord.people.models import Login
from accord.people.sign_in.backend import sign_in_path
from accord.people.sign_in.second_factor import DEMO


def sign_in(request: HttpRequest, login: Login) -> None:
    """Open a session for a person of the demo, as if the second step had been used.

    Raises PermissionDenied unless this installation is a demo (`ACCORD_DEMO`).
    """
    if not settings.ACCORD_DEMO:
        raise PermissionDenied
    open_session(request, login, backend=sign_in_path())
    record_authentication(request, login, "mfa", type=DEMO)
    UserSession.objects.create_from_request(request)
    audit.record(by=f"login:{login.ref}", verb="sign_in", subject=f"login:{login.ref}", details={"by": [DEMO]})
