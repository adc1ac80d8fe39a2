"""What stands in a conversation is read again at the moment of answering: nobody answers past a colleague."""

from datetime import timedelta
from functools import partial

import pytest

from accord.core import audit, clock
from accord.messaging.actions.answer_family import AnsweredMeanwhile, answer_family
from accord.messaging.actions.redirect_conversation import redirect_conversation
from accord.messaging.models import Answering, Conversation, Message
from accord.messaging.tests.test_desk_pages import asked, at_desk, given, page, press
from accord.people.models import StudentContact
from tests.at_once import together
from tests.cast import MONDAY, Cast

SEND = {"do": "send"}


def seen_on(shown: str) -> str:
    return shown.split('name="seen" value="')[1].split('"')[0]


@pytest.mark.in_turn
@pytest.mark.requirement("C9")
@pytest.mark.django_db(transaction=True)
def test_of_two_who_answer_at_once_one_is_first_and_the_other_is_told(cast: Cast) -> None:
    conversation = given(asked(cast), cast, "tan")
    desks = [at_desk(cast, key) for key in ("tan", "head", "deputy")]
    seen = seen_on(desks[0].get(page("conversation", conversation.ref)).content.decode())
    told = []

    def answer(desk: object, number: int) -> None:
        told.append(press(desk, "answer", conversation.ref, text=f"Answer {number}.", seen=seen, **SEND))  # type: ignore[arg-type]

    assert together(*(partial(answer, desk, number) for number, desk in enumerate(desks))) == []
    assert sorted(answered.status_code for answered in told) == [302, 409, 409]
    assert Message.objects.filter(conversation=conversation, text__startswith="Answer ").count() == 1
    assert Answering.objects.count() == 2, "those who are told to look go on writing"
    assert list(audit.verify()) == []


@pytest.mark.requirement("C9")
@pytest.mark.django_db
def test_a_conversation_that_is_passed_on_meanwhile_is_looked_at_anew(cast: Cast) -> None:
    found = given(asked(cast), cast, "tan")
    answer = {"staff": cast.staff["tan"], "language": "en", "by": "login:tan", "at": MONDAY}
    with clock.travel_to(MONDAY):
        assert answer_family(conversation=found, text="We look into it.", **answer).message.pk
        redirect_conversation(
            conversation=Conversation.objects.get(pk=found.pk), to_staff=cast.staff["head"], to_team=None,
            by_staff=None, by="login:office", at=MONDAY,
        )  # fmt: skip
        with pytest.raises(AnsweredMeanwhile):
            answer_family(conversation=found, text="All is well.", **answer)
    assert not Message.objects.filter(text="All is well.").exists()


@pytest.mark.requirement("C5")
@pytest.mark.django_db
def test_an_answer_that_would_reach_nobody_any_more_is_not_taken_for_sent(cast: Cast) -> None:
    """By day, and at night when it would wait: the words stay in the form, and no clock stops."""
    found = given(asked(cast), cast, "tan")
    assert found.student
    assert found.guardian
    ties = StudentContact.objects.filter(student=found.student, guardian=found.guardian)
    desk = at_desk(cast, "tan")
    assert press(desk, "answer", found.ref, text="We look into it.", **SEND).status_code == 302
    assert ties.update(ends_on=(MONDAY - timedelta(days=1)).date()) == 1
    for at in (MONDAY, MONDAY + timedelta(hours=14)):
        with clock.travel_to(at):
            told = press(desk, "answer", found.ref, text="All is well again.", **SEND)
        assert told.status_code == 422
        shown = told.content.decode()
        assert f"{found.guardian.called} does not take part in this conversation any more." in shown
        assert "All is well again." in shown
    assert [message.text for message in found.messages.filter(staff__isnull=False)] == ["We look into it."]
