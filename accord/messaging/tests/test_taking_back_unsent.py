"""Whoever wrote what has not left takes it back, though somebody else has the conversation by now (SEND-11)."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from accord.core import clock
from accord.messaging.actions.change_topic import change_topic
from accord.messaging.models import Conversation, Message, Withdrawal
from accord.messaging.tests.held import NIGHT, TUESDAY, amina_writes, tan_answers
from accord.messaging.tests.test_desk_pages import KEYS, page, press, text_of
from accord.messaging.tests.written import release, write
from accord.people.models import CourtOrder, StudentContact
from tests.cast import Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("C2")]

LATER = NIGHT + timedelta(minutes=5)


def gone_from_tan(story: Cast, topic: str = "safeguarding") -> tuple[Conversation, Message]:
    """Tan has answered at night, and then the office saw that the matter is another one, which he may not read."""
    conversation = write(story).message.conversation
    answer = tan_answers(story, conversation, NIGHT)
    with clock.travel_to(LATER):
        change_topic(conversation=conversation, topic=topic, by_staff=None, by="login:office", at=LATER)
        amina_writes(story, conversation, LATER)
    return conversation, answer


def test_send_11_the_writer_takes_it_back_and_reads_nothing_else(
    story: Cast, as_person: Callable[[str], Client]
) -> None:
    conversation, answer = gone_from_tan(story)
    tan = as_person("tan")
    with clock.travel_to(LATER):
        assert tan.get(page("conversation", conversation.ref)).status_code == 404
        shown = text_of(tan.get(page("today")))
        assert answer.text in shown
        assert "Somebody else has this conversation now." in shown
        for secret in ("Playground", "Idris", "Amina", "Diallo", "It happened again", "in tears"):
            assert secret not in shown
        back = press(tan, "take_back", conversation.ref, answer.ref)
        assert (back.status_code, back.url) == (302, page("today"))
        assert answer.text not in text_of(tan.get(page("today")))
    assert Withdrawal.objects.filter(message=answer).exists()
    assert not release(answer, TUESDAY)


def test_send_11_nobody_else_takes_it_back(story: Cast, as_person: Callable[[str], Client]) -> None:
    """Neither a colleague of the writer nor who has the conversation now; nor the writer what others wrote."""
    conversation, answer = gone_from_tan(story)
    families = conversation.messages.filter(guardian__isnull=False).last()
    assert families
    with clock.travel_to(LATER):
        for who in ("lim", "safeguarding", "head", "office"):
            assert press(as_person(who), "take_back", conversation.ref, answer.ref).status_code in (403, 404)
            assert answer.text not in text_of(as_person(who).get(page("today")))
        assert press(as_person("tan"), "take_back", conversation.ref, families.ref).status_code == 404
    assert not Withdrawal.objects.exists()


def test_send_11_what_has_left_stays(story: Cast, as_person: Callable[[str], Client]) -> None:
    conversation, answer = gone_from_tan(story)
    assert release(answer, TUESDAY)
    with clock.travel_to(TUESDAY):
        tan = as_person("tan")
        assert press(tan, "take_back", conversation.ref, answer.ref).status_code == 404
        assert answer.text not in text_of(tan.get(page("today")))


def test_whoever_passes_on_is_told_where_their_words_wait(story: Cast, as_person: Callable[[str], Client]) -> None:
    conversation = write(story).message.conversation
    tan_answers(story, conversation, NIGHT)
    tan = as_person("tan")
    with clock.travel_to(LATER):
        press(tan, "to_the_office", conversation.ref)
        assert "You find it under “End of the day”." in text_of(tan.get(page("today")))


def test_what_one_may_still_read_is_led_to(story: Cast, as_person: Callable[[str], Client]) -> None:
    conversation = write(story).message.conversation
    answer = tan_answers(story, conversation, NIGHT)
    tan = as_person("tan")
    with clock.travel_to(LATER):
        assert page("conversation", conversation.ref) in tan.get(page("today")).content.decode()
        assert press(tan, "take_back", conversation.ref, answer.ref).url == page("conversation", conversation.ref)


def test_a_guardian_takes_it_back_though_a_court_closed_the_conversation(
    story: Cast, as_person: Callable[[str], Client]
) -> None:
    message = write(story, NIGHT).message
    conversation, amina = message.conversation, as_person("amina")
    tie = StudentContact.objects.get(guardian=story.guardians["amina"], student=story.students["idris"])
    CourtOrder.objects.create(
        school=story.riverbank, tie=tie, scope="all", starts_on=NIGHT.date(), issued_by="Family Court",
        recorded_by=story.staff["head"],
    )  # fmt: skip
    with clock.travel_to(LATER):
        assert amina.get(f"/family/messages/{conversation.ref}/").status_code == 404
        address = f"/family/messages/{conversation.ref}/messages/{message.ref}/back/"
        assert as_person("ewa").post(address, {"once": next(KEYS)}).status_code == 404
        done = amina.post(address, {"once": next(KEYS)})
        assert (done.status_code, done.url) == (302, "/family/messages/")
    assert Withdrawal.objects.filter(message=message).exists()
