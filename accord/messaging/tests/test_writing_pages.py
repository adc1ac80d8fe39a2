"""How a guardian writes to the school, as they see it."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from accord.charters.starting_points import starting_points
from accord.charters.tests.making import published
from accord.core import clock
from accord.messaging.models import Conversation, Message
from accord.people.tests.pages import filled, in_english, send
from tests.cast import MONDAY, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("C1")]

LAST_MONDAY = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
FRIDAY_NIGHT = datetime(2026, 11, 20, 22, 10, tzinfo=UTC)
WORDS = "Idris came home in tears tonight. Two boys took his hat."


@pytest.fixture
def story(cast: Cast) -> Cast:
    """The cast with the code of their trust in force."""
    content = next(point.content for point in starting_points() if point.key == "trust-code")
    with clock.travel_to(LAST_MONDAY):
        published(cast, content)
    return cast


def as_(cast: Cast, key: str) -> Client:
    client = in_english(Client())
    client.force_login(cast.login(key))
    return client


def about(cast: Cast, key: str) -> str:
    return reverse("family_messages:write") + f"?about={cast.students[key].ref}"


def look(client: Client, url: str, text: str = WORDS, **more: object):
    return send(client, url, {"text": text, "go": "look", **more})


def send_it(client: Client, url: str, looked, **more: object):
    """Press 'Send it' on the page before sending."""
    held = {key: value for key, value in filled(looked).items() if key != "go"}
    return send(client, url, {**held, "go": "send", **more})


def test_a_guardian_writes_looks_and_sends(story: Cast) -> None:
    amina = as_(story, "amina")
    page = amina.get(about(story, "idris"))
    assert page.status_code == 200
    assert "Write about Idris" in page.content.decode()
    with clock.travel_to(FRIDAY_NIGHT):
        looked = look(amina, about(story, "idris"), topic="friendships")
        told = looked.content.decode()
        assert looked.status_code == 200
        assert "Ms Hui Min Tan will receive this" in told
        assert not Conversation.objects.exists()
        answer = send_it(amina, about(story, "idris"), looked)
        assert answer.status_code == 302
        assert "will receive this" in amina.get(answer["Location"]).content.decode()
    assert Message.objects.get().text == WORDS
    assert Conversation.objects.get().assigned_staff == story.staff["tan"]
