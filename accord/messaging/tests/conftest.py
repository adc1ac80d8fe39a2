"""What holds after every test of this room, whatever was done in it."""

from collections.abc import Iterator

import pytest
from django.db import connection

from accord.messaging.tests.places import said_places, true_places


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
