"""Fixtures for every test: the cast, and signing in as one of them."""

import pytest
from django.test import Client

from accord.web.demo import Cast
from tests.cast import cast

__all__ = ["as_person", "cast"]


@pytest.fixture
def as_person(cast: Cast):
    """Return a function that gives a browser client signed in as a person of the cast."""

    def sign_in(key: str) -> Client:
        client = Client()
        client.force_login(cast.login(key), backend="django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in
