"""What tests of this room begin with, and what holds after each, whatever was done in it."""

from collections.abc import Iterator

import pytest
from django.db import connection

from accord.messaging.tests.places import said_places, true_places
from accord.messaging.tests.written import with_charter
from tests.cast import Cast


@pytest.fixture
def story(cast: Cast) -> Cast:
    """The cast with the code of their trust in force."""
    return with_charter(cast)


@pytest.fixture(autouse=True)
def _conversations_say_where_they_stand(request: pytest.FixtureRequest) -> Iterator[None]:
    """After whatever was done, each conversation says of its place in the guardian's list what is so."""
    if request.node.get_closest_marker("django_db") is None:
        yield
        return
    request.getfixturevalue("db")
    yield
    if not connection.needs_rollback:
        assert said_places() == true_places()
