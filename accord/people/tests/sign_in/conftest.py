"""What the tests of signing in share: the letters in the outbox, and browsers that sign in."""

import re
from dataclasses import dataclass

import pytest
from django.core import mail
from django.test import Client

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
