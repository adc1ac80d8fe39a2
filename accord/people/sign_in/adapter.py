"""How django-allauth behaves at Accord's doors: nobody signs up, and its words are ours."""

from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY, get_authentication_records
from allauth.core.internal import ratelimit
from django.contrib.auth import login as open_session
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.messages import add_message
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language

from accord.people.models import Login
from accord.people.sign_in import mails
from accord.people.sign_in.backend import SignInBackend, login_called, sign_in_path
from accord.people.sign_in.words import ERRORS, MESSAGES


def display_name(login: Login) -> str:
    """Return what a person is called on pages and on devices."""
    return login.name


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accord's manners for signing in."""

    error_messages = {**DefaultAccountAdapter.error_messages, **ERRORS}

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody makes a login for themselves; it begins with an invitation."""
        return False

    def authenticate(self, request: HttpRequest, **credentials: Any) -> AbstractBaseUser | None:
        """Check a password once; a try that fails counts against the name and the network address."""
        self.pre_authenticate(request, **credentials)
        login = SignInBackend().authenticate(request, **credentials)
        if login:
            self._rollback_login_failed_rl_usage()
        else:
            self.authentication_failed(request, **credentials)
        return login

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Count tries by name, whether or not the name exists."""
        return str(credentials.get("email") or credentials.get("username") or "").strip().lower()

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """Open the session; whoever has just proved who they are need not prove it again at once."""
        if not isinstance(user, Login):
            raise TypeError("Only a login of ours opens a session.")
        open_session(request, user, backend=sign_in_path())
        records = get_authentication_records(request, user)
        for record in records:
            record["reauthenticated"] = True
        if records:
            request.session[AUTHENTICATION_METHODS_SESSION_KEY] = records

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Say what happened in our own words."""
        words = message or MESSAGES.get(message_template or "")
        if words:
            add_message(request, level, str(words), extra_tags=extra_tags)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send the letter for the template to the address, in the reader's language."""
        login = login_called(email.lower())
        mails.send(
            lambda school: mails.MAILS[template_prefix](school, context),
            to=email,
            school=mails.school_named_to(login),
            language=login.language if login else get_language() or "en",
        )

    def send_notification_mail(
        self,
        template_prefix: str,
        user: AbstractBaseUser,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Tell a person that something about the sign-in has changed; people without e-mail see it on the page."""
        address = email or getattr(user, "email", "")
        if address and template_prefix in mails.MAILS:
            self.send_mail(template_prefix, address, context or {})

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Go back to the page of everything about signing in."""
        return reverse("security:security")

    def may_open_invitation(self, request: HttpRequest) -> bool:
        """Count one look at an invitation; False when this network address has looked too often."""
        return bool(
            ratelimit.consume(
                request,
                app="allauth.account",
                action="open_invitation",
                config=app_settings.RATE_LIMITS,
                limit_get=True,
            )
        )
