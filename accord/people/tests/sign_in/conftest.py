"""What the tests of signing in share: the letters in the outbox, and browsers that sign in."""

import re
import time
from dataclasses import dataclass

import pytest
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.core import mail
from django.test import Client

from accord.core.ids import new_ref
from accord.people.models import Login
from tests.cast import cast  # noqa: F401


@dataclass(frozen=True)
class Letter:
    """One e-mail as it would leave."""

    to: str
    subject: str
    text: str
    html: str

    @property
    def code(self) -> str:
        """The one-time code in it."""
        found = re.search(r"\b\d{4}-\d{4}\b", self.text)
        assert found, self.text
        return found.group()

    @property
    def link(self) -> str:
        """The path of the link in it."""
        found = re.search(r"https?://[^/\s]+(/\S+)", self.text)
        assert found, self.text
        return found.group(1)


def letters() -> list[Letter]:
    """Return all e-mails that were handed to the outbox, oldest first."""
    found = []
    for message in mail.outbox:
        html = next(body for body, kind in message.alternatives if kind == "text/html")
        found.append(Letter(message.to[0], message.subject, str(message.body), str(html)))
    return found


def once() -> str:
    """Return a one-time key, as each form of a page carries one."""
    return new_ref()


def sign_in(client: Client, called: str, password: str):
    """Send the sign-in form with a password."""
    return client.post("/account/login/", {"login": called, "password": password, "by": "password"})


@pytest.fixture
def device() -> Client:
    """A browser that nobody has used yet."""
    return Client()


@pytest.fixture
def other_device() -> Client:
    """Another device."""
    return Client()


def app_code(secret: str, steps: int = 0) -> str:
    """Return what an app for codes shows for a secret, now or some steps later."""
    counter = int(time.time()) // 30 + steps
    return format_hotp_value(hotp_value(secret, counter))


def set_up_app(login: Login) -> str:
    """Give a login an app for codes; returns its secret."""
    secret = generate_totp_secret()
    TOTP.activate(login, secret)
    return secret
