"""Emergencies of both sides, looked back at without blame, and only by those who may read the conversation."""

import secrets
from datetime import timedelta

import pytest

from accord.core import clock
from accord.core.models import AuditEntry
from accord.messaging.actions.answer_family import answer_family
from accord.messaging.models import Emergency, EmergencyReview
from accord.messaging.tests.written import LAST_MONDAY, with_charter, write
from accord.rules.charter import EmergencyKind
from tests.cast import Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("C3")]
AT = "/staff/riverbank/messages/emergencies/"
NIGHT = LAST_MONDAY + timedelta(hours=12)


def words(answer) -> str:
    return answer.content.decode()


def send(client, address: str, **fields):
    return client.post(address, {"once": secrets.token_hex(8), **fields})


@pytest.fixture
def story(cast: Cast) -> Cast:
    return with_charter(cast)


@pytest.fixture
def use(story) -> Emergency:
    return write(story, NIGHT, emergency=EmergencyKind.COLLECTION_TODAY, reason="Uncle").message.emergency


def override(story, key: str = "tan") -> Emergency:
    """A member of staff writes past quiet hours, and says why."""
    conversation = write(story, LAST_MONDAY).message.conversation
    with clock.travel_to(NIGHT):
        said = answer_family(
            conversation=conversation, staff=story.staff[key], text="The bus is late.", language="en",
            by=f"login:{key}", at=NIGHT, emergency_reason="The coach broke down",
        )  # fmt: skip
    return said.message.emergency


def test_a_leader_sees_both_sides_and_what_came_of_it(story, as_person, use):
    override(story)
    page = words(as_person("deputy").get(AT))
    assert "Who collects a child today" in page
    assert "Staff wrote past quiet hours" in page
    assert "No answer was written since." in page
    detail = words(as_person("deputy").get(f"{AT}{use.ref}/"))
    assert "Amina Yusuf" in detail
    assert "Uncle" in detail


def test_only_leaders_look_back(story, as_person, use):
    assert as_person("head").get(AT).status_code == 200
    for key in ("tan", "office", "safeguarding", "admin", "governor"):
        assert as_person(key).get(AT).status_code == 403, key
    assert as_person("amina").get(AT).status_code == 404


def test_what_a_leader_may_not_read_is_neither_shown_nor_counted(story, as_person):
    hidden = write(story, NIGHT, emergency=EmergencyKind.MEDICAL, concerned=["deputy"]).message.emergency
    assert "A medical emergency" in words(as_person("head").get(AT))
    page = words(as_person("deputy").get(AT))
    assert "A medical emergency" not in page
    assert "No emergencies this year" in page
    assert as_person("deputy").get(f"{AT}{hidden.ref}/").status_code == 404


def test_a_leader_says_what_would_help_and_once(story, as_person, use):
    deputy = as_person("deputy")
    empty = send(deputy, f"{AT}{use.ref}/", note="A simpler form")
    assert empty.status_code == 422
    assert "A simpler form" in words(empty)
    assert send(deputy, f"{AT}{use.ref}/", was_one="no", note="A simpler form").status_code == 302
    review = EmergencyReview.objects.get()
    assert not review.was_one
    assert review.by == story.staff["deputy"]
    assert send(as_person("head"), f"{AT}{use.ref}/", was_one="yes").status_code == 409
    assert "A simpler form" in words(as_person("head").get(f"{AT}{use.ref}/"))
    assert AuditEntry.objects.filter(verb="review_emergency").count() == 1


def test_nobody_looks_back_at_their_own_use(story, as_person):
    own = override(story, "head")
    assert send(as_person("head"), f"{AT}{own.ref}/", was_one="yes").status_code == 409
    assert "A colleague looks back at it." in words(as_person("head").get(f"{AT}{own.ref}/"))
    assert send(as_person("deputy"), f"{AT}{own.ref}/", was_one="yes").status_code == 302


def test_a_kind_that_comes_again_suggests_help_and_names_nobody(story, as_person):
    for day in range(2):
        write(story, NIGHT + timedelta(days=day), emergency=EmergencyKind.COLLECTION_TODAY)
    assert "simpler way to say who collects" not in words(as_person("head").get(AT))
    write(story, NIGHT + timedelta(days=2), emergency=EmergencyKind.COLLECTION_TODAY)
    page = words(as_person("head").get(AT))
    assert "simpler way to say who collects" in page
    assert "Amina" not in page


def test_the_page_costs_the_same_however_many_there_were(story, as_person, django_assert_max_num_queries):
    head = as_person("head")
    write(story, NIGHT, emergency=EmergencyKind.MEDICAL)
    head.get(AT)
    for day in range(4):
        write(story, NIGHT + timedelta(days=day), emergency=EmergencyKind.MEDICAL)
    with django_assert_max_num_queries(24):
        head.get(AT)
