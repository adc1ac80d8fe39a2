"""The cast, and people of it sitting at their browsers."""

import re
from dataclasses import dataclass
from secrets import token_hex

import pytest
from django.test import Client

from tests.cast import MONDAY, Cast, cast

__all__ = ["MONDAY", "Browser", "Cast", "browse", "cast"]

BY = "login:test"


@dataclass
class Browser:
    """A browser in which one person is signed in."""

    client: Client

    def get(self, url, **query):
        """Open a page."""
        return self.client.get(url, query)

    def post(self, url, data=None, **more):
        """Send a form, with the one-time key that every form carries."""
        return self.client.post(url, {"once": token_hex(8), **(data or {}), **more})

    def seen(self, url):
        """Return the fingerprint on a page, as the form would send it back."""
        found = re.search(r'name="seen" value="([^"]*)"', self.get(url).content.decode())
        assert found, f"no form on {url}"
        return found.group(1)


@pytest.fixture
def browse(cast):
    """Sign a person of the cast in: `browse("admin")`."""

    def sign_in(key):
        client = Client()
        client.force_login(cast.login(key))
        session = client.session
        session["account_authentication_methods"] = [{"method": "mfa", "type": "totp", "at": MONDAY.timestamp()}]
        session["account_authentication_methods_user"] = str(cast.login(key).pk)
        session.save()
        return Browser(client)

    return sign_in
