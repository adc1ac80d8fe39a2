"""What the pages of staff and of the family show while a reply is held."""

import re
from collections.abc import Callable
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse

from accord.core import clock, words
from accord.messaging.actions.withdraw_message import withdraw_message
from accord.messaging.facts.family_rows import row_of
from accord.messaging.models import Conversation
from accord.messaging.tests.held import NIGHT, amina_writes, asked
from accord.messaging.tests.writing import as_
from tests.cast import Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("C2")]


def desk_pages(conversation: Conversation, who: Client) -> list[str]:
    """Every page on which staff could see that a date runs again, as it stands at night."""
    kinds = ["?place=me", "?place=families", "?place=all", "?state=late", "?state=unread", "?q=playground"]
    addresses = [
        *(reverse("messages:inbox", args=["riverbank"]) + kind for kind in kinds),
        reverse("messages:conversation", args=["riverbank", conversation.ref]),
        reverse("messages:search", args=["riverbank"]) + "?q=happened",
        reverse("messages:search", args=["riverbank"]) + "?q=tears",
        *(reverse(f"messages:{name}", args=["riverbank"]) for name in ("today", "own_load", "workload", "emergencies")),
        *(f"/staff/riverbank/{place}/" for place in ("notices", "deliveries", "mail")),
        "/staff/riverbank/",
    ]
    with clock.travel_to(NIGHT):
        shown = [who.get(address) for address in addresses]
    assert shown[6].status_code == 200
    assert {page.status_code for page in shown} <= {200, 403}
    return [re.sub(r'(nonce|value)="[^"]*"', "", page.content.decode()) for page in shown]


@pytest.mark.in_turn
@pytest.mark.requirement("C4")
@pytest.mark.parametrize("key", ["tan", "head", "office"])
def test_the_pages_of_staff_do_not_change_by_a_byte(story: Cast, key: str, as_person: Callable[[str], Client]) -> None:
    """A date that stood for a question stands on the desk until the reply arrives, and runs on from the writing."""
    conversation = asked(story)
    desk = as_person(key)
    desk_pages(conversation, desk)
    before = desk_pages(conversation, desk)
    reply = amina_writes(story, conversation, NIGHT)
    assert desk_pages(conversation, desk) == before
    withdraw_message(message=reply, by="login:amina", at=NIGHT + timedelta(minutes=5))
    assert desk_pages(conversation, desk) == before


@pytest.mark.requirement("C4")
def test_the_family_reads_that_it_goes_on_when_the_reply_arrives(story: Cast) -> None:
    conversation = asked(story)
    amina_writes(story, conversation, NIGHT)
    own = as_(story, "amina")
    address = reverse("family_messages:conversation", args=[conversation.ref])
    with clock.travel_to(NIGHT):
        page, home = (own.get(where).content.decode() for where in (address, "/family/messages/"))
    assert "waits for your answer" not in home
    assert "It happened again." in page
    row = row_of(conversation)
    assert row.held_until
    assert row.clocks.answer_by
    for due in (row.held_until, row.clocks.answer_by):
        assert words.moment(due, NIGHT, ZoneInfo("Europe/London")) in page
