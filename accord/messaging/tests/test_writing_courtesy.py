"""What a guardian is told in private before sending, and how little of it is kept."""

import socket
import tempfile
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import override_settings

from accord.charters.tests.making import post
from accord.conduct.models import Restriction
from accord.core import clock
from accord.core.models import OnceKey
from accord.messaging.access import conversations_for
from accord.messaging.language.client import language_process
from accord.messaging.models import Conversation, Message, StrongWording, WordingCount
from accord.messaging.tests.writing import about, as_, language_says, look, press, write
from accord.messaging.tests.written import FRIDAY_NIGHT, LAST_MONDAY
from accord.people.models import Duty
from accord.people.tests.pages import filled, send, words
from tests.cast import MONDAY, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("C6")]

ROUGH = "Rubbish again. Nobody there does anything."
NUDGES = {"asks": True, "folds": True, "place": [0, 14], "about": "insult", "language": "en"}
DANGER = "Idris says that his uncle hits him with a belt."


def test_rough_words_are_pointed_out_in_private_and_the_writer_decides(story: Cast) -> None:
    amina = as_(story, "amina")
    with language_says(**NUDGES):
        looked = look(amina, about(story, "idris"), ROUGH, topic="friendships")
        told = words(looked)
        assert "Would you like to send it like this?" in told
        assert '<blockquote class="passage" dir="auto">Rubbish again.</blockquote>' in looked.content.decode()
        assert "Some people begin like this" in told
        assert press(amina, about(story, "idris"), looked).status_code == 302
    message = Message.objects.get()
    assert message.text == ROUGH
    assert StrongWording.objects.get().message == message
    assert "Rubbish" not in message.conversation.subject
    count = WordingCount.objects.get()
    assert (count.asked, count.changed, count.sent_as_written) == (1, 0, 1)


def test_who_changes_the_words_is_counted_without_a_name_and_nothing_of_the_draft_is_kept(story: Cast) -> None:
    amina = as_(story, "amina")
    with language_says(**NUDGES):
        looked = look(amina, about(story, "idris"), ROUGH, topic="friendships")
        changing = press(amina, about(story, "idris"), looked, go="change")
    again = press(amina, about(story, "idris"), changing, go="look", text="Could somebody please call me?")
    assert "Would you like to send it like this?" not in words(again)
    assert press(amina, about(story, "idris"), again).status_code == 302
    count = WordingCount.objects.get()
    assert (count.asked, count.changed, count.sent_as_written) == (1, 1, 0)
    assert not StrongWording.objects.exists()
    assert not [key for key in OnceKey.objects.all() if key.body and b"Rubbish" in bytes(key.body)]


@pytest.mark.in_turn
def test_a_forged_page_cannot_hide_rough_words(story: Cast) -> None:
    amina = as_(story, "amina")
    harmless = look(amina, about(story, "idris"), "Thank you very much.", topic="friendships")
    seal = filled(harmless)["seal"]
    with language_says(**NUDGES):
        press(amina, about(story, "idris"), harmless, text=ROUGH, seal=seal)
    assert StrongWording.objects.filter(message__text=ROUGH).exists()


def test_with_a_slow_machine_the_message_just_goes(story: Cast) -> None:
    amina = as_(story, "amina")
    address = Path(tempfile.mkdtemp()) / "language.sock"
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as listening:
        listening.bind(str(address))
        listening.listen(8)
        with override_settings(ACCORD_LANGUAGE_SOCKET=str(address)):
            language_process.cache_clear()
            answer = write(amina, about(story, "idris"), ROUGH, topic="friendships")
    language_process.cache_clear()
    assert answer.status_code == 302
    assert not StrongWording.objects.exists()


@pytest.mark.requirement("C1")
def test_a_topic_is_proposed_with_its_reason_and_can_be_changed(story: Cast) -> None:
    amina = as_(story, "amina")
    with language_says(likely={"needs": 0.7, "other": 0.1}):
        looked = look(amina, about(story, "idris"), "He needs larger letters.")
    assert "This is what your words seem to be about" in words(looked)
    assert '<option value="special_needs" selected>' in looked.content.decode()
    assert "Ms Sol Navarro" in words(looked)
    with language_says(likely={"needs": 0.3, "learning": 0.25}):
        unsure = look(amina, about(story, "idris"), "He needs larger letters.")
    assert "It could be \u201cSpecial needs and support\u201d or \u201cLearning and lessons\u201d" in words(unsure)
    assert "The school office receives this" in words(unsure)


@pytest.mark.requirement("K5")
def test_words_of_danger_ask_whether_a_child_is_at_risk_and_reach_the_lead_alone(story: Cast) -> None:
    amina = as_(story, "amina")
    with language_says(**NUDGES):
        looked = look(amina, about(story, "idris"), DANGER, topic="friendships")
        told = words(looked)
        assert "Is a child at risk now?" in told
        assert "+44 20 7946 0999" in told
        assert "Would you like to send it like this?" not in told
        answer = press(amina, about(story, "idris"), looked)
    first, second = Conversation.objects.order_by("pk")
    assert (first.topic, first.assigned_staff) == ("friendships", story.staff["tan"])
    assert (second.topic, second.assigned_staff) == ("safeguarding", story.staff["safeguarding"])
    assert not StrongWording.objects.exists()
    assert "The safeguarding lead has these words too" in words(amina.get(answer["Location"]))
    assert second in conversations_for(post(story, "safeguarding"))
    for other in ("tan", "office", "deputy", "head"):
        assert second not in conversations_for(post(story, other)), other


@pytest.mark.requirement("C3", "K5")
def test_in_an_emergency_at_night_the_lead_has_the_words_at_once_too(story: Cast) -> None:
    """Before, the family read that the lead would receive them in the morning."""
    Duty.objects.create(
        school=story.riverbank, staff=story.staff["deputy"], kind="duty_person", phone="+44 20 7946 0777",
        starts_at=FRIDAY_NIGHT - timedelta(hours=2), ends_at=MONDAY,
    )  # fmt: skip
    amina, url = as_(story, "amina"), about(story, "idris")
    with clock.travel_to(FRIDAY_NIGHT):
        for emergency in ("", "child_safety"):
            looked = look(amina, url, DANGER, topic="friendships", emergency=emergency)
            press(amina, url, looked, emergency=emergency)
            press(amina, url, looked, emergency=emergency)
    _, held, first, copy = (one.messages.get() for one in Conversation.objects.order_by("pk"))
    assert held.visible_at is None, "where nobody said that it cannot wait, it waits"
    assert (first.emergency.told, first.visible_at) == (story.staff["deputy"], FRIDAY_NIGHT)
    assert (copy.emergency.told, copy.visible_at) == (story.staff["safeguarding"], FRIDAY_NIGHT)
    assert copy.conversation.topic == "safeguarding"


@pytest.mark.requirement("K5")
def test_who_does_not_wish_it_tells_the_lead_nothing(story: Cast) -> None:
    amina = as_(story, "amina")
    looked = look(amina, about(story, "idris"), DANGER, topic="friendships")
    held = {key: value for key, value in filled(looked).items() if key != "safeguarding"}
    send(amina, about(story, "idris"), {**held, "go": "send"})
    assert [one.topic for one in Conversation.objects.all()] == ["friendships"]


@pytest.mark.requirement("K5")
def test_a_worry_about_safety_goes_past_a_single_contact_and_a_limit(story: Cast) -> None:
    for kind, more in (("single_contact", {"contact": story.staff["office"]}), ("contact_limit", {"most": 1})):
        Restriction.objects.create(
            school=story.riverbank, guardian=story.guardians["amina"], kind=kind, starts_at=LAST_MONDAY,
            ends_at=MONDAY + timedelta(days=60), decided_by=story.staff["head"], **more,
        )  # fmt: skip
    amina = as_(story, "amina")
    page = words(amina.get(about(story, "idris")))
    assert "Ms Olive Park answers everything that you write to the school" in page
    assert "the school reads 1 message of yours straight away" in page
    assert "What you wrote within the last 7 days counts." in page
    assert "Nothing ever limits emergencies" in page
    write(amina, about(story, "idris"), "A first question.", topic="friendships")
    assert Conversation.objects.get().assigned_staff == story.staff["office"]
    waits = look(amina, about(story, "idris"), "A second question.", topic="friendships")
    assert "A limit on messages holds for you just now" in words(waits)
    safe = look(amina, about(story, "idris"), "I worry about a child.", topic="safeguarding")
    assert "Ms Ada Okafor receives this as soon as you send it" in words(safe)
    absent = look(amina, about(story, "idris"), "Idris is ill today.", topic="attendance")
    assert "The school office receives this as soon as you send it" in words(absent)


def test_long_and_late_messages_get_a_hint_with_its_clause_and_are_never_held_back_for_it(story: Cast) -> None:
    amina = as_(story, "amina")
    with clock.travel_to(FRIDAY_NIGHT):
        looked = look(amina, about(story, "idris"), "We walked home slowly. " * 300, topic="friendships")
        told = words(looked)
        assert "Our charter asks for at most" in told
        assert "You can write at any hour" in told
        assert press(amina, about(story, "idris"), looked).status_code == 302


@pytest.mark.in_turn
def test_hints_are_for_the_writer_alone(story: Cast) -> None:
    amina = as_(story, "amina")
    for number in range(6):
        write(amina, about(story, "idris"), f"Question {number}.", topic="friendships")
    looked = look(amina, about(story, "idris"), "One more question.", topic="friendships")
    assert "messages a week. This is number 7" in words(looked)
