"""What staff do with a conversation that a colleague passes on at the same moment: nobody decides past the other."""

from collections.abc import Callable
from datetime import date
from functools import partial

import pytest
from django.test import Client
from django.urls import reverse

from accord.core import audit, clock
from accord.messaging.actions.acknowledge_message import acknowledge_message
from accord.messaging.actions.add_note import add_note
from accord.messaging.actions.change_topic import change_topic
from accord.messaging.actions.close_conversation import close_conversation
from accord.messaging.actions.redirect_conversation import redirect_conversation
from accord.messaging.as_seen import PassedOnMeanwhile
from accord.messaging.models import Assignment, Closing, Conversation, InternalNote, Message
from accord.messaging.tests.test_desk_pages import asked, at_desk, given, page, press, text_of
from accord.messaging.topics import SAFEGUARDING
from accord.people.models import StudentContact
from tests.at_once import together
from tests.cast import MONDAY, Cast


def to_the_lead(cast: Cast, conversation: Conversation) -> None:
    change_topic(
        conversation=Conversation.objects.get(pk=conversation.pk), topic=SAFEGUARDING, by_staff=cast.staff["tan"],
        by="login:tan", at=MONDAY,
    )  # fmt: skip


def acts(cast: Cast) -> dict[str, Callable[[Conversation], object]]:
    """What one member of staff does with a conversation as they saw it."""
    head = cast.staff["head"]
    by = {"by": "login:head", "at": MONDAY}
    return {
        "pass it on": lambda seen: redirect_conversation(
            conversation=seen, to_staff=cast.staff["lim"], to_team=None, by_staff=head, **by
        ),
        "to the office": lambda seen: redirect_conversation(
            conversation=seen, to_staff=None, to_team=None, by_staff=head, **by
        ),
        "another topic": lambda seen: change_topic(conversation=seen, topic="something_else", by_staff=head, **by),
        "settle": lambda seen: close_conversation(conversation=seen, staff=head, reason="A thank-you.", **by),
        "acknowledge": lambda seen: acknowledge_message(conversation=seen, staff=head, **by),
        "note": lambda seen: add_note(conversation=seen, staff=head, text="Ask the lunch staff.", **by),
    }


@pytest.mark.requirement("K5", "C9")
@pytest.mark.django_db
@pytest.mark.parametrize("what", ["pass it on", "to the office", "another topic", "settle", "acknowledge", "note"])
def test_what_a_colleague_gave_to_the_safeguarding_lead_stays_there(cast: Cast, what: str) -> None:
    act = acts(cast)[what]
    with clock.travel_to(MONDAY):
        assert act(given(asked(cast, subject="Bus pass"), cast, "tan")), "as long as nobody passed it on"
        seen = given(asked(cast), cast, "tan")
        to_the_lead(cast, seen)
        written = [model.objects.count() for model in (Assignment, Closing, InternalNote, Message)]
        with pytest.raises(PassedOnMeanwhile):
            act(seen)
    now = Conversation.objects.get(pk=seen.pk)
    assert (now.topic, now.assigned_staff, now.closed_at) == (SAFEGUARDING, cast.staff["safeguarding"], None)
    assert [model.objects.count() for model in (Assignment, Closing, InternalNote, Message)] == written


@pytest.mark.requirement("K5")
@pytest.mark.django_db
def test_a_child_at_risk_goes_to_the_lead_though_a_colleague_was_quicker(cast: Cast) -> None:
    with clock.travel_to(MONDAY):
        seen = given(asked(cast), cast, "tan")
        given(seen, cast, "lim")
        change_topic(
            conversation=Conversation(pk=seen.pk, school=seen.school, topic=seen.topic), topic=SAFEGUARDING,
            by_staff=cast.staff["tan"], by="login:tan", at=MONDAY,
        )  # fmt: skip
    assert Conversation.objects.get(pk=seen.pk).assigned_staff == cast.staff["safeguarding"]


@pytest.mark.in_turn
@pytest.mark.requirement("K5")
@pytest.mark.django_db(transaction=True)
def test_of_two_who_pass_on_at_once_none_undoes_that_a_child_is_at_risk(cast: Cast) -> None:
    """Whoever is second is told, and reads nothing of it on the page that tells so."""
    for _ in range(4):
        conversation = given(asked(cast), cast, "tan")
        told: list[int] = []

        def pass_on(desk: Client, *, told: list[int] = told, ref: str = conversation.ref, **said: str) -> None:
            answer = press(desk, "pass_on", ref, **said)
            assert answer.status_code == 302 or "Playground: can you help?" not in text_of(answer)
            told.append(answer.status_code)

        tan, head = at_desk(cast, "tan"), at_desk(cast, "head")
        lim = f"staff-{cast.staff['lim'].ref}"
        to_lead = partial(pass_on, tan, topic=SAFEGUARDING, to="topic", note="Please read this at once, both of you.")
        assert together(to_lead, partial(pass_on, head, topic=conversation.topic, to=lim)) == []
        assert set(told) <= {302, 404, 409}
        assert 302 in told
        now = Conversation.objects.get(pk=conversation.pk)
        assert (now.topic, now.assigned_staff) == (SAFEGUARDING, cast.staff["safeguarding"])
        assert at_desk(cast, "lim").get(page("conversation", conversation.ref)).status_code == 404
    assert list(audit.verify()) == []


@pytest.mark.requirement("C9")
@pytest.mark.django_db
def test_what_was_typed_is_not_lost_when_one_may_not_read_the_conversation_any_more(cast: Cast) -> None:
    """An answer and a note of staff, and what a guardian writes who no longer sees the child: theirs, to be copied."""
    words = "We have spoken with both children, and with the lunch staff."
    conversation, tan = given(asked(cast), cast, "tan"), at_desk(cast, "tan")
    with clock.travel_to(MONDAY):
        given(conversation, cast, "lim")
    for name, said in {"answer": {"text": words, "do": "send"}, "note": {"note": words}}.items():
        told = press(tan, name, conversation.ref, **said)
        assert told.status_code == 404
        assert words in text_of(told)
        assert "Playground" not in text_of(told)
    amina = at_desk(cast, "amina")
    place = reverse("family_messages:conversation", args=[conversation.ref])
    assert amina.get(place).status_code == 200
    StudentContact.objects.filter(guardian=cast.guardians["amina"]).update(ends_on=date(2026, 11, 20))
    told = amina.post(place, {"once": "key-of-amina-once", "text": words})
    assert told.status_code == 404
    assert words in text_of(told)
