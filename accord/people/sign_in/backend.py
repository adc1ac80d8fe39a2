"""The one way in which a password is checked."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.http import HttpRequest

from accord.people.models import Login
from accord.people.records import login_with_posts


class SignInBackend(ModelBackend):
    """Checks a password for an e-mail address or a sign-in name with exactly one computation of the hash.

    A wrong password, a login without a password, a login that has ended and a name that nobody has take the
    same time, so that nobody learns from it who has a login.
    """

    def authenticate(  # type: ignore[override]
        self, request: HttpRequest | None, password: str | None = None, **named: Any
    ) -> Login | None:
        """Return the login that the credentials open, or None."""
        called = str(named.get("email") or named.get("username") or "").strip().lower()
        if not called or not password:
            return None
        login = login_called(called)
        if login is None or not login.has_usable_password():
            Login().set_password(password)
            return None
        correct = login.check_password(password)
        return login if correct and self.user_can_authenticate(login) else None

    def get_user(self, user_id: Any) -> Login | None:
        """Return the login that a session names, unless it has ended."""
        login = login_with_posts(int(user_id))
        return login if login and self.user_can_authenticate(login) else None


def login_called(called: str) -> Login | None:
    """Return the login with this e-mail address or sign-in name (lower case), or None."""
    if "@" in called:
        return Login.objects.filter(email=called).first()
    return Login.objects.filter(sign_in_name=called).first()


def sign_in_path() -> str:
    """Return the name under which a session remembers this backend."""
    return f"{SignInBackend.__module__}.{SignInBackend.__qualname__}"
