"""The desk of staff: the list, a conversation, and what is done with it."""

import itertools
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accord.core import clock
from accord.messaging.actions.redirect_conversation import redirect_conversation
from accord.messaging.actions.start_conversation import start_conversation
from accord.messaging.actions.write_message import write_message
from accord.messaging.models import Concerned, Conversation, InternalNote, Message, ResponseClock
from accord.people.models import ConfidentialReading
from tests.cast import MONDAY, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("C9")]

KEYS = (f"key-of-the-desk-{number}" for number in itertools.count())
NIGHT = MONDAY + timedelta(hours=12)


def asked(cast: Cast, *, guardian: str = "amina", student: str = "idris", topic: str = "friendships",
          subject: str = "Playground", at: Any = MONDAY) -> Conversation:  # fmt: skip
    with clock.travel_to(at):
        return start_conversation(
            school=cast.riverbank, guardian=cast.guardians[guardian], student=cast.students[student], topic=topic,
            subject=subject, text=f"{subject}: can you help?", language="en", by="login:test", at=at,
        ).message.conversation  # fmt: skip


def given(conversation: Conversation, cast: Cast, to: str) -> Conversation:
    redirect_conversation(
        conversation=conversation, to_staff=cast.staff[to], to_team=None, by_staff=None, by="login:test", at=clock.now()
    )
    conversation.refresh_from_db()
    return conversation


def at_desk(cast: Cast, key: str) -> Client:
    client = Client()
    client.force_login(cast.login(key))
    session = client.session
    session["account_authentication_methods_user"] = str(cast.login(key).pk)
    session["account_authentication_methods"] = [{"method": "mfa", "type": "totp", "at": 0}]
    session.save()
    return client


def page(name: str, *args: str) -> str:
    return reverse(f"messages:{name}", args=["riverbank", *args])


def press(client: Client, name: str, *args: str, **sent: Any) -> Any:
    return client.post(page(name, *args), {"once": next(KEYS), **sent})


def text_of(answer: Any) -> str:
    return str(answer.content.decode())


def test_the_list_shows_what_waits_on_me_the_next_due_first(cast: Cast) -> None:
    later = given(asked(cast, subject="Bus pass"), cast, "tan")
    sooner = given(asked(cast, subject="Reading group", at=MONDAY - timedelta(days=3)), cast, "tan")
    Conversation.objects.filter(pk=sooner.pk).update(visible_to_staff_at=MONDAY, due_at=MONDAY - timedelta(hours=1))
    Conversation.objects.filter(pk=later.pk).update(due_at=MONDAY + timedelta(days=2))
    shown = text_of(at_desk(cast, "tan").get(page("inbox")))
    assert shown.index("Reading group") < shown.index("Bus pass")
    assert "Bus pass" not in text_of(at_desk(cast, "ode").get(page("inbox")))


def test_a_conversation_is_opened_answered_and_leaves_my_list(cast: Cast) -> None:
    conversation = given(asked(cast), cast, "tan")
    tan = at_desk(cast, "tan")
    shown = text_of(tan.get(page("conversation", conversation.ref)))
    assert "Playground: can you help?" in shown
    assert "reads Arabic" in shown
    assert "An interpreter helps" in shown
    sent = press(tan, "answer", conversation.ref, text="We spoke with both children.", do="send")
    assert sent.status_code == 302
    assert "We spoke with both children." in text_of(tan.get(page("conversation", conversation.ref)))
    assert "Playground" not in text_of(tan.get(page("inbox")))


def test_who_may_not_read_it_finds_nothing(cast: Cast) -> None:
    conversation = given(asked(cast), cast, "tan")
    assert at_desk(cast, "tan").get(page("conversation", conversation.ref)).status_code == 200
    for stranger in ("ode", "lim"):
        assert at_desk(cast, stranger).get(page("conversation", conversation.ref)).status_code == 404
        assert press(at_desk(cast, stranger), "answer", conversation.ref, text="Hello.").status_code == 404
    Concerned.objects.create(conversation=conversation, staff=cast.staff["tan"])
    assert at_desk(cast, "tan").get(page("conversation", conversation.ref)).status_code == 404


@pytest.mark.requirement("C4")
def test_a_part_answer_needs_a_day_and_a_reason_and_keeps_what_was_typed(cast: Cast) -> None:
    conversation = given(asked(cast), cast, "tan")
    tan = at_desk(cast, "tan")
    refused = press(tan, "answer", conversation.ref, text="First part.", do="part")
    assert refused.status_code == 422
    assert "First part." in text_of(refused)
    assert "Choose the day by which the rest follows" in text_of(refused)
    rest = (MONDAY + timedelta(days=4)).date()
    sent = press(tan, "answer", conversation.ref, text="First part.", do="part", promised_rest=rest.isoformat(),
                 rest_reason="The trip comes first")  # fmt: skip
    assert sent.status_code == 302
    clock_ = ResponseClock.objects.get(conversation=conversation, kind="answer")
    assert clock_.due_at is not None
    assert clock_.due_at.date() == rest
    assert "The trip comes first" in text_of(tan.get(page("conversation", conversation.ref)))


@pytest.mark.requirement("C4")
def test_a_question_makes_the_conversation_wait_on_the_family(cast: Cast) -> None:
    conversation = given(asked(cast), cast, "tan")
    tan = at_desk(cast, "tan")
    press(tan, "answer", conversation.ref, text="Which playground?", do="question")
    assert "Waiting on the family" in text_of(tan.get(page("conversation", conversation.ref)))
    assert "Playground" in text_of(tan.get(page("inbox") + "?place=families"))
    assert "Playground" not in text_of(tan.get(page("inbox")))


@pytest.mark.requirement("C2")
def test_an_answer_at_night_says_when_it_leaves_and_can_be_taken_back(cast: Cast) -> None:
    conversation = given(asked(cast), cast, "tan")
    tan = at_desk(cast, "tan")
    with clock.travel_to(NIGHT):
        assert "This leaves tomorrow 7:45" in text_of(tan.get(page("conversation", conversation.ref)))
        press(tan, "answer", conversation.ref, text="Good evening.", do="send")
        shown = text_of(tan.get(page("conversation", conversation.ref)))
        assert "Leaves tomorrow 7:45" in shown
        assert "Take it back" in shown
        assert "Answer leaves tomorrow 7:45" in text_of(tan.get(page("inbox")))
        assert "That was everything for today" in text_of(tan.get(page("today")))
        message = Message.objects.get(conversation=conversation, text="Good evening.")
        assert press(at_desk(cast, "head"), "take_back", conversation.ref, message.ref).status_code == 404
        assert press(tan, "take_back", conversation.ref, message.ref).status_code == 302
        assert "Good evening." not in text_of(tan.get(page("conversation", conversation.ref)))


@pytest.mark.requirement("C3")
def test_an_emergency_leaves_at_night_with_its_reason_kept(cast: Cast) -> None:
    conversation = given(asked(cast), cast, "tan")
    with clock.travel_to(NIGHT):
        press(at_desk(cast, "tan"), "answer", conversation.ref, text="Please call.", do="send",
              emergency_reason="Ill on the trip")  # fmt: skip
    message = Message.objects.get(conversation=conversation, text="Please call.")
    assert message.visible_at == NIGHT
    assert message.emergency.reason == "Ill on the trip"


def test_notes_stay_among_colleagues(cast: Cast) -> None:
    conversation = given(asked(cast), cast, "tan")
    tan = at_desk(cast, "tan")
    press(tan, "note", conversation.ref, note="Ask the lunch staff.")
    assert InternalNote.objects.get(conversation=conversation).text == "Ask the lunch staff."
    assert "Ask the lunch staff." in text_of(tan.get(page("conversation", conversation.ref)))
    assert press(tan, "note", conversation.ref, note=" ").status_code == 422


def test_settling_what_is_owed_needs_a_reason(cast: Cast) -> None:
    conversation = given(asked(cast), cast, "tan")
    tan = at_desk(cast, "tan")
    refused = press(tan, "settle", conversation.ref)
    assert refused.status_code == 422
    assert "An answer is promised here." in text_of(refused)
    assert press(tan, "settle", conversation.ref, reason="It was a thank-you.").status_code == 302
    assert "Playground" in text_of(tan.get(page("inbox") + "?place=settled"))


@pytest.mark.requirement("C1")
def test_passing_on_offers_nobody_whom_it_is_about_or_who_is_family_or_away(cast: Cast) -> None:
    conversation = given(asked(cast, guardian="priya", student="anand"), cast, "tan")
    Concerned.objects.create(conversation=conversation, staff=cast.staff["lim"])
    tan = at_desk(cast, "tan")
    shown = text_of(tan.get(page("pass_on", conversation.ref)))
    assert "Hana Weiss" in shown
    for name in ("Wei Lim", "Priya Nair", "Gil Hart"):
        assert name not in shown
    weiss = cast.staff["year_head"]
    press(tan, "pass_on", conversation.ref, to=f"staff-{weiss.ref}", topic="friendships", note="You know them.")
    conversation.refresh_from_db()
    assert conversation.assigned_staff == weiss
    assert press(tan, "pass_on", conversation.ref, to="office", topic="").status_code == 404


@pytest.mark.requirement("C1")
def test_one_press_gives_it_to_the_office(cast: Cast) -> None:
    conversation = given(asked(cast), cast, "tan")
    press(at_desk(cast, "tan"), "to_the_office", conversation.ref)
    assert "Playground" in text_of(at_desk(cast, "office").get(page("inbox") + "?place=front-door"))


def test_a_colleague_is_warned_and_sending_stops_once(cast: Cast) -> None:
    conversation = given(asked(cast), cast, "tan")
    tan, head = at_desk(cast, "tan"), at_desk(cast, "head")
    seen = (
        tan.get(page("conversation", conversation.ref)).content.decode().split('name="seen" value="')[1].split('"')[0]
    )
    press(head, "answering", conversation.ref, writing="1", seen=seen)
    assert "Helen Moss is answering this" in text_of(tan.get(page("conversation", conversation.ref)))
    press(head, "answer", conversation.ref, text="I called the family.", do="send", seen=seen)
    heard = text_of(press(tan, "answering", conversation.ref, seen=seen))
    assert "Something new was written here." in heard
    stopped = press(tan, "answer", conversation.ref, text="My own answer.", do="send", seen=seen)
    assert stopped.status_code == 409
    shown = text_of(stopped)
    assert "I called the family." in shown
    assert "My own answer.</textarea>" in shown
    assert not Message.objects.filter(text="My own answer.").exists()
    renewed = shown.split('id="id_seen"')[0].rsplit('value="', 1)[1].split('"')[0]
    assert press(tan, "answer", conversation.ref, text="My own answer.", do="send", seen=renewed).status_code == 302


@pytest.mark.requirement("K1")
def test_looking_at_a_confidential_conversation_is_noted(cast: Cast) -> None:
    conversation = given(asked(cast), cast, "tan")
    head = at_desk(cast, "head")
    head.get(page("conversation", conversation.ref))
    assert not ConfidentialReading.objects.exists()
    Conversation.objects.filter(pk=conversation.pk).update(confidential=True)
    assert head.get(page("conversation", conversation.ref)).status_code == 200
    assert ConfidentialReading.objects.get().subject == f"conversation:{conversation.ref}"


@pytest.mark.requirement("C2")
def test_what_still_waits_does_not_bring_a_conversation_back_to_the_desk(cast: Cast) -> None:
    conversation = given(asked(cast), cast, "tan")
    tan = at_desk(cast, "tan")
    press(tan, "answer", conversation.ref, text="Done.", do="send")
    with clock.travel_to(NIGHT):
        write_message(
            conversation=conversation, guardian=cast.guardians["amina"], text="One more thing.", language="en",
            by="login:amina", at=NIGHT,
        )  # fmt: skip
        assert "Playground" not in text_of(tan.get(page("inbox")))
        assert "One more thing." not in text_of(tan.get(page("conversation", conversation.ref)))
        assert "Answered" in text_of(tan.get(page("conversation", conversation.ref)))


def test_the_school_begins_with_a_family_one_conversation_for_each_guardian(cast: Cast) -> None:
    tan = at_desk(cast, "tan")
    assert "Lena" in text_of(tan.get(page("begin") + "?name=Lena"))
    lena = cast.students["lena"].ref
    shown = text_of(tan.get(page("begin_about", lena)))
    ewa, jakub = cast.guardians["ewa"], cast.guardians["jakub"]
    assert ewa.called in shown
    assert jakub.called in shown
    sent = press(tan, "begin_about", lena, to=[ewa.ref, jakub.ref], topic="learning", subject="Reading",
                 text="Lena reads well.")  # fmt: skip
    assert sent.status_code == 302
    begun = Conversation.objects.filter(subject="Reading")
    assert {one.guardian for one in begun} == {ewa, jakub}
    assert all(one.assigned_staff == cast.staff["tan"] for one in begun)
    tom = text_of(tan.get(page("begin_about", cast.students["tom"].ref)))
    assert cast.guardians["grace"].called in tom
    assert cast.guardians["neil"].called not in tom
    assert at_desk(cast, "ode").get(page("begin_about", lena)).status_code == 404


@pytest.mark.requirement("C2")
def test_what_was_begun_at_night_does_not_exist_for_the_family_until_it_leaves(cast: Cast) -> None:
    tan = at_desk(cast, "tan")
    with clock.travel_to(NIGHT):
        press(tan, "begin_about", cast.students["idris"].ref, to=[cast.guardians["amina"].ref], topic="learning",
              subject="Reading", text="He reads well.")  # fmt: skip
    conversation = Conversation.objects.get(subject="Reading")
    amina = at_desk(cast, "amina")
    own = reverse("family_messages:conversation", args=[conversation.ref])
    with clock.travel_to(NIGHT):
        assert amina.get(own).status_code == 404
    Message.objects.filter(conversation=conversation).update(visible_at=MONDAY + timedelta(days=1))
    assert amina.get(own).status_code == 200


@pytest.mark.in_turn
def test_filters_find_by_name_class_topic_and_state(cast: Cast) -> None:
    given(asked(cast, subject="Bus pass", topic="transport"), cast, "tan")
    given(asked(cast, guardian="ewa", student="lena", subject="Reading group", topic="learning"), cast, "tan")
    tan = at_desk(cast, "tan")

    def found(query: str) -> str:
        return text_of(tan.get(f"{page('inbox')}?{query}"))

    assert "Bus pass" in found("name=Yusuf")
    assert "Reading group" not in found("name=Yusuf")
    assert "Reading group" in found("topic=learning")
    assert "Bus pass" not in found("topic=learning")
    assert "Bus pass" in found("state=unread")
    assert "Bus pass" not in found("state=late")
    assert "Bus pass" in found(f"class={cast.classes['4B'].ref}")
    assert "Bus pass" not in found(f"class={cast.classes['1A'].ref}")
