"""What the office teaches by giving a conversation another topic."""

import base64

import pytest

from accord.core.errors import DomainError
from accord.core.models import AuditEntry
from accord.messaging.actions.change_topic import change_topic
from accord.messaging.actions.learn_route import learn_route
from accord.messaging.facts.learned import learned_routes
from accord.messaging.models import Conversation, LearnedRoute
from accord.messaging.tests.writing import about, as_, language_says, write
from accord.messaging.tests.written import with_charter
from tests.cast import MONDAY, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("C1")]

VECTOR = base64.b64encode(b"v" * 768).decode()


@pytest.fixture
def story(cast: Cast) -> Cast:
    with_charter(cast)
    write(as_(cast, "amina"), about(cast, "idris"), "He cannot read the board.", topic="learning")
    return cast


def _change(story: Cast, topic: str) -> Conversation:
    conversation = Conversation.objects.get()
    change_topic(
        conversation=conversation, topic=topic, by_staff=story.staff["office"], by="login:office", at=MONDAY
    )  # fmt: skip
    return Conversation.objects.get()


def test_another_topic_brings_it_to_whoever_answers_on_it_and_is_remembered(story: Cast) -> None:
    with language_says(vector=VECTOR):
        changed = _change(story, "special_needs")
    assert (changed.topic, changed.assigned_staff) == ("special_needs", story.staff["needs"])
    assert changed.confidential
    assert learned_routes(story.riverbank) == [("needs", b"v" * 768)]
    assert learned_routes(story.hillside) == []
    assert AuditEntry.objects.filter(verb="learn_route").count() == 1


def test_without_the_machine_nothing_is_remembered_and_the_topic_changes_all_the_same(story: Cast) -> None:
    assert _change(story, "special_needs").topic == "special_needs"
    assert not LearnedRoute.objects.exists()


def test_the_dates_that_were_promised_stay(story: Cast) -> None:
    before = Conversation.objects.get().due_at
    assert _change(story, "health").due_at == before


def test_a_topic_that_nobody_knows_is_refused(story: Cast) -> None:
    with pytest.raises(DomainError):
        _change(story, "gossip")


def test_what_concerns_a_child_at_risk_teaches_nothing(story: Cast) -> None:
    with language_says(vector=VECTOR):
        changed = _change(story, "safeguarding")
        assert changed.assigned_staff == story.staff["safeguarding"]
        assert learn_route(conversation=changed, topic="health", by="login:office", at=MONDAY) is None
    assert not LearnedRoute.objects.exists()
