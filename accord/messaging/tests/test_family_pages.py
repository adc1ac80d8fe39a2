"""A family's page of one conversation: reading, writing again, taking back, settling."""

import html
import re
from datetime import datetime, timedelta
from secrets import token_urlsafe

import pytest
from django.test import Client
from django.urls import reverse

from accord.core import clock
from accord.delivery.models import Delivery
from accord.messaging.actions.acknowledge_message import acknowledge_message
from accord.messaging.actions.answer_family import answer_family
from accord.messaging.models import Conversation, InternalNote, Message, ReadMark
from accord.messaging.tests.family_reading import page_at
from accord.messaging.tests.written import FRIDAY_NIGHT, release, write
from tests.cast import MONDAY, Cast

pytestmark = pytest.mark.django_db

SEAL = re.compile(r'name="seal" value="([^"]+)"')
TUESDAY = MONDAY + timedelta(days=1)


def _address(conversation: Conversation, page: str = "conversation") -> str:
    return reverse(f"family_messages:{page}", args=[conversation.ref])


def _answer(
    cast: Cast, conversation: Conversation, at: datetime, text: str = "We spoke with both.", **more: object
) -> Message:
    with clock.travel_to(at):
        return answer_family(
            conversation=conversation, staff=cast.staff["tan"], text=text, language="en", by="login:tan", at=at, **more  # type: ignore[arg-type]
        ).message  # fmt: skip


def _reply(client: Client, conversation: Conversation, at: datetime, text: str = "Thank you.", **more: object) -> int:
    with clock.travel_to(at):
        return client.post(_address(conversation), {"text": text, **_once(), **more}).status_code


def _once() -> dict[str, str]:
    return {"once": token_urlsafe(18)}


@pytest.mark.requirement("C2")
def test_a_message_of_friday_night_tells_its_writer_until_it_is_answered(story, as_person):
    conversation = write(story, FRIDAY_NIGHT).message.conversation
    amina = as_person("amina")
    night = page_at(amina, _address(conversation), FRIDAY_NIGHT + timedelta(minutes=1))
    assert "Reaches the school Monday 7:45 am" in night
    assert "Take it back" in night
    assert "has this conversation now" not in night, "what waits for the morning has reached nobody"
    release(conversation.messages.get(), MONDAY)
    morning = page_at(amina, _address(conversation), MONDAY)
    assert "Ms Hui Min Tan has this conversation now" in morning
    assert "Take it back" not in morning
    acknowledge_message(conversation=conversation, staff=story.staff["tan"], by="login:tan", at=MONDAY)
    assert "Received. You have an answer by" in page_at(amina, _address(conversation), MONDAY + timedelta(minutes=5))
    _answer(story, conversation, MONDAY + timedelta(hours=2))
    later = MONDAY + timedelta(hours=3)
    listed = page_at(amina, reverse("family_messages:conversations"), later)
    assert listed.index("Needs you") < listed.index("Playground")
    assert "New answer" in listed
    answered = page_at(amina, _address(conversation), later)
    assert "We spoke with both." in answered
    assert "New answer" not in page_at(amina, reverse("family_messages:conversations"), later)


@pytest.mark.requirement("C4")
def test_a_question_waits_on_the_family_and_their_reply_lets_the_clock_run(story, as_person):
    conversation = write(story).message.conversation
    amina = as_person("amina")
    _answer(story, conversation, MONDAY + timedelta(hours=1), "Which playground?", kind=Message.Kind.QUESTION)
    at = MONDAY + timedelta(hours=2)
    asked = page_at(amina, _address(conversation), at)
    assert "The school asked you something and waits for your answer" in asked
    assert "Needs you" in page_at(amina, reverse("family"), at)
    assert _reply(amina, conversation, at, "The lower one.") == 302
    conversation.refresh_from_db()
    assert conversation.waiting_on == Conversation.WaitingOn.SCHOOL
    assert "You have an answer by" in page_at(amina, _address(conversation), at)
    assert "Waiting for the school" in page_at(amina, reverse("family"), at)


@pytest.mark.requirement("C4")
def test_a_part_of_the_answer_gives_a_new_date_and_the_reason(story, as_person):
    conversation = write(story).message.conversation
    _answer(
        story, conversation, MONDAY + timedelta(hours=1), "We looked into the first thing.", kind=Message.Kind.PART,
        promised_rest=(MONDAY + timedelta(days=4)).date(), rest_reason="the coach is away",
    )  # fmt: skip
    page = page_at(as_person("amina"), _address(conversation), MONDAY + timedelta(hours=2))
    assert "The rest of the answer comes by Friday: the coach is away" in page


@pytest.mark.requirement("C2")
def test_take_it_back_leaves_nothing_for_the_school(story, as_person):
    sent = write(story, FRIDAY_NIGHT)
    amina, conversation = as_person("amina"), sent.message.conversation
    back = reverse("family_messages:take_back", args=[conversation.ref, sent.message.ref])
    later = FRIDAY_NIGHT + timedelta(minutes=3)
    with clock.travel_to(later):
        assert as_person("ewa").post(back, _once()).status_code == 404
        assert amina.post(back, _once()).status_code == 302
    assert "You took back what you wrote here" in page_at(amina, _address(conversation), later)
    assert "Playground" not in page_at(amina, reverse("family_messages:conversations"), later)
    assert not release(sent.message, MONDAY)


def test_what_was_read_cannot_be_taken_back(story, as_person):
    sent = write(story)
    back = reverse("family_messages:take_back", args=[sent.message.conversation.ref, sent.message.ref])
    assert as_person("amina").post(back, _once()).status_code == 409
    assert not hasattr(sent.message, "withdrawal")


@pytest.mark.requirement("C2")
def test_a_reply_at_night_waits_and_says_so_before_and_after(story, as_person):
    conversation = write(story).message.conversation
    night = MONDAY + timedelta(hours=11)
    amina = as_person("amina")
    assert "will receive this tomorrow 7:45 am" in page_at(amina, _address(conversation), night)
    with clock.travel_to(night):
        told = amina.post(_address(conversation), {"text": "One more thing.", **_once()}, follow=True)
    assert "tomorrow 7:45" in told.content.decode().replace("\u00a0", " ")
    assert conversation.messages.last().visible_at is None


def test_a_double_click_gives_one_message(story, as_person):
    conversation = write(story).message.conversation
    amina, key = as_person("amina"), _once()
    assert [_reply(amina, conversation, MONDAY, **key), _reply(amina, conversation, MONDAY, **key)] == [302, 302]
    assert conversation.messages.count() == 2


def test_an_empty_reply_keeps_what_else_was_chosen(story, as_person):
    conversation = write(story).message.conversation
    with clock.travel_to(MONDAY):
        got = as_person("amina").post(_address(conversation), {"text": " ", "emergency": "medical", **_once()})
    assert got.status_code == 422
    assert 'value="medical" selected' in got.content.decode()
    assert conversation.messages.count() == 1


@pytest.mark.requirement("C3")
def test_an_emergency_in_a_reply_shows_the_number_and_is_not_held(story, as_person):
    conversation = write(story).message.conversation
    night = MONDAY + timedelta(hours=11)
    amina = as_person("amina")
    assert "Please telephone first" in page_at(amina, _address(conversation), night)
    assert _reply(amina, conversation, night, "He cannot breathe well.", emergency="medical") == 302
    assert conversation.messages.last().visible_at == night


@pytest.mark.requirement("C6")
def test_words_of_danger_show_the_number_and_reach_the_safeguarding_lead_as_well(story, as_person):
    conversation = write(story).message.conversation
    amina, text = as_person("amina"), "He says his uncle hits him with a belt."
    with clock.travel_to(MONDAY):
        asked = amina.post(_address(conversation), {"text": text, **_once()})
    assert asked.status_code == 422
    assert "Is a child at risk now?" in asked.content.decode()
    assert text in asked.content.decode()
    seal = html.unescape(SEAL.findall(asked.content.decode())[0])
    assert _reply(amina, conversation, MONDAY, text, seal=seal, safeguarding="on") == 302
    assert Conversation.objects.filter(topic="safeguarding", guardian=story.guardians["amina"]).count() == 1
    night = MONDAY + timedelta(hours=12)
    assert _reply(amina, conversation, night, text, seal=seal, safeguarding="on", emergency="child_safety") == 302
    told = Message.objects.get(conversation__topic="safeguarding", written_at=night)
    assert told.visible_at == night, "an emergency is one for the lead as well"


def test_this_is_settled_and_a_new_message_opens_it_again(story, as_person):
    conversation = write(story).message.conversation
    amina = as_person("amina")
    assert amina.post(_address(conversation, "settle"), _once()).status_code == 302
    assert "Settled today" in page_at(amina, _address(conversation), MONDAY)
    assert _reply(amina, conversation, MONDAY + timedelta(hours=1)) == 302
    conversation.refresh_from_db()
    assert conversation.closed_at is None


def test_reading_marks_the_conversation_and_its_news_as_read(story, as_person):
    conversation = write(story).message.conversation
    _answer(story, conversation, MONDAY + timedelta(hours=1))
    later = MONDAY + timedelta(hours=2)
    told = Delivery.objects.filter(notice__kind="answer", channel="portal")
    assert told.exclude(status="read").exists()
    page_at(as_person("amina"), _address(conversation), later)
    assert not told.exclude(status="read").exists()
    assert ReadMark.objects.get(conversation=conversation).read_at == later


@pytest.mark.requirement("A2")
def test_another_guardian_of_the_same_child_never_learns_of_it(story, as_person):
    conversation = write(story, who="ewa", child="lena").message.conversation
    _answer(story, conversation, MONDAY + timedelta(hours=1))
    later = MONDAY + timedelta(hours=2)
    assert "Playground" in page_at(as_person("ewa"), reverse("family_messages:conversations"), later)
    jakub = as_person("jakub")
    for page in (reverse("family_messages:conversations"), reverse("family")):
        assert "Playground" not in page_at(jakub, page, later)
    with clock.travel_to(later):
        answers = [jakub.get(_address(conversation, page)).status_code for page in ("conversation", "paper")]
        answers.append(jakub.post(_address(conversation), {"text": "Hello", **_once()}).status_code)
        answers.append(jakub.post(_address(conversation, "settle"), _once()).status_code)
    assert answers == [404, 404, 404, 404]


@pytest.mark.requirement("C9")
def test_a_family_sees_no_note_and_nothing_that_has_not_left(story, as_person):
    conversation = write(story).message.conversation
    InternalNote.objects.create(conversation=conversation, by=story.staff["tan"], text="Ask the deputy first.")
    night = MONDAY + timedelta(hours=11)
    message = _answer(story, conversation, night, "Good evening from Ms Tan.")
    amina = as_person("amina")
    for page in ("conversation", "paper"):
        seen = page_at(amina, _address(conversation, page), night + timedelta(minutes=5))
        assert "Ask the deputy first." not in seen
        assert "Good evening from Ms Tan." not in seen
    assert "New answer" not in page_at(amina, reverse("family_messages:conversations"), night)
    assert release(message, TUESDAY)
    assert "Good evening from Ms Tan." in page_at(amina, _address(conversation), TUESDAY + timedelta(minutes=1))


@pytest.mark.requirement("A2")
def test_a_tie_that_ends_closes_what_is_about_the_child(story, as_person):
    conversation = write(story).message.conversation
    amina = as_person("amina")
    page_at(amina, _address(conversation), MONDAY)
    story.ties["idris", "amina"].__class__.objects.filter(pk=story.ties["idris", "amina"].pk).update(
        ends_on=(MONDAY - timedelta(days=1)).date()
    )
    assert amina.get(_address(conversation)).status_code == 404
    assert "Playground" not in page_at(amina, reverse("family_messages:conversations"), MONDAY)


def test_on_paper_it_says_the_same(story, as_person):
    conversation = write(story).message.conversation
    assert "Idris came home in tears tonight." in page_at(as_person("amina"), _address(conversation, "paper"), MONDAY)
