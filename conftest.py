"""Fixtures for every test: the cast, and signing in as one of them."""

import pytest
from django.conf import settings
from django.test import Client
from hypothesis import settings as hypothesis

from accord.web.demo import Cast
from tests.cast import cast
from tests.emptying import tables_that_can_be_emptied

__all__ = ["as_person", "cast"]

hypothesis.register_profile("unhurried", deadline=None)
hypothesis.load_profile("unhurried")


@pytest.fixture(scope="session", autouse=True)
def emptying():
    """Let tests that commit leave empty tables behind them."""
    with tables_that_can_be_emptied():
        yield


@pytest.fixture
def as_person(cast: Cast):
    """Return a function that gives a browser client signed in as a person of the cast, second step included.

    The device speaks English, whatever the person's own language, so that tests can read the pages.
    """

    def sign_in(key: str) -> Client:
        client = Client()
        login = cast.login(key)
        client.force_login(login)
        session = client.session
        session["account_authentication_methods_user"] = str(login.pk)
        session["account_authentication_methods"] = [{"method": "mfa", "type": "totp", "at": 0}]
        session.save()
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
        return client

    return sign_in
