"""Each page of conversations asks the database a number of questions that is known, as many for thirty as for three.

A number that falls is written down here; one that grows has to say why.
"""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accord.core import clock
from accord.messaging.tests.test_desk_pages import asked, at_desk, given, page, press
from accord.messaging.tests.test_desk_speed import many
from tests.cast import MONDAY, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("C9")]

INBOX, SEARCH, HOME, LIST, CONVERSATION, OWN, POST = 10, 7, 15, 10, 8, 20, 21
FIRST = 7
"""More when it is opened for the first time and there is news of it: two count that, five note that it is read."""


def questions(client: Client, address: str, **sent: Any) -> int:
    """How many questions a page asks once the process knows how to ask them."""
    with clock.travel_to(MONDAY):
        client.get(address)
        with CaptureQueriesContext(connection) as caught:
            assert client.get(address).status_code == 200
    return len(caught)


@pytest.mark.parametrize(
    ("key", "address", "number"),
    [
        ("tan", f"{page('inbox')}?place=all", INBOX),
        ("tan", f"{page('search')}?q=matter", SEARCH),
        ("amina", "/family/", HOME),
        ("amina", "/family/messages/", LIST),
    ],
)
def test_a_list_asks_as_much_for_thirty_as_for_three(cast: Cast, key: str, address: str, number: int) -> None:
    client = at_desk(cast, key)
    many(cast, 3)
    few = questions(client, address)
    many(cast, 27)
    assert (few, questions(client, address)) == (number, number)


@pytest.mark.in_turn
def test_a_conversation_and_the_answer_to_it(cast: Cast) -> None:
    conversation = given(asked(cast), cast, "tan")
    client = at_desk(cast, "tan")
    assert questions(client, page("conversation", conversation.ref)) == CONVERSATION
    another = given(asked(cast), cast, "tan")
    with clock.travel_to(MONDAY), CaptureQueriesContext(connection) as caught:
        assert client.get(page("conversation", another.ref)).status_code == 200
    assert len(caught) == CONVERSATION + FIRST
    assert questions(at_desk(cast, "amina"), f"/family/messages/{conversation.ref}/") == OWN
    with clock.travel_to(MONDAY):
        assert press(client, "answer", conversation.ref, text="We look into it.", do="send").status_code == 302
        with CaptureQueriesContext(connection) as caught:
            assert press(client, "answer", conversation.ref, text="All is well.", do="send").status_code == 302
    locks = connection.features.has_select_for_update
    assert len(caught) == POST + locks, "where a row is locked by itself, that is one more"
