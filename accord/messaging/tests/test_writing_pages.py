"""How a guardian writes to the school, as they see it."""

import re
from datetime import timedelta
from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import reverse

from accord.core import clock
from accord.core.models import OnceKey
from accord.delivery.models import Delivery
from accord.messaging.models import Conversation, Emergency, Message
from accord.messaging.tests.writing import WORDS, about, address, as_, look, press, write
from accord.messaging.tests.written import FRIDAY_NIGHT
from accord.people.models import Duty
from accord.people.tests.pages import send, told_wrong, words
from tests.cast import MONDAY, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("C1")]


@pytest.mark.requirement("C2")
def test_a_guardian_writes_at_night_and_is_told_before_and_after(story: Cast) -> None:
    amina = as_(story, "amina")
    assert "Write about Idris" in words(amina.get(about(story, "idris")))
    with clock.travel_to(FRIDAY_NIGHT):
        looked = look(amina, about(story, "idris"), topic="friendships")
        told = words(looked)
        assert looked.status_code == 200
        assert "Ms Hui Min Tan will receive this Monday 7:45" in told
        assert "You have an answer by" in told
        assert "Staff read messages in their working time" in told
        assert "#clause-" in looked.content.decode()
        assert not Conversation.objects.exists()
        answer = press(amina, about(story, "idris"), looked)
        assert answer.status_code == 302
        after = words(amina.get(answer["Location"]))
    promise = re.search(r"You have an answer by [^.]+\.", told)
    assert promise
    assert promise.group() in after, "what was promised before stands there after it is sent"
    assert "Ms Hui Min Tan will receive this Monday 7:45" in after
    assert Message.objects.get().text == WORDS
    assert Conversation.objects.get().assigned_staff == story.staff["tan"]


def test_whoever_has_several_children_and_schools_chooses_first(story: Cast) -> None:
    page = words(as_(story, "siti").get(reverse("family_messages:write")))
    for name in ("Adam", "Nadia", "About Riverbank Primary School", "About Hillside Academy"):
        assert name in page


def test_whoever_has_one_child_begins_at_once(story: Cast) -> None:
    assert "Write about Rhys" in words(as_(story, "owen").get(reverse("family_messages:write")))


def test_one_may_write_about_the_school_without_a_child(story: Cast) -> None:
    answer = write(as_(story, "amina"), address(story.riverbank.ref), "When is the winter fair?")
    assert answer.status_code == 302
    assert Conversation.objects.get().student is None


@pytest.mark.requirement("A2")
@pytest.mark.parametrize(
    ("who", "child", "why"),
    [
        ("jakub", "idris", "a child of another family"),
        ("grace", "maya", "a child whom she only collects"),
        ("neil", "tom", "a court order keeps him from news"),
    ],
)
def test_about_other_children_nobody_writes(story: Cast, who: str, child: str, why: str) -> None:
    assert as_(story, "amina").get(about(story, "idris")).status_code == 200
    client = as_(story, who)
    assert client.get(about(story, child)).status_code == 404, why
    assert look(client, about(story, child)).status_code == 404
    assert words(client.get(about(story, child))) == words(client.get(address("nothing-here")))
    assert client.get(address(story.riverbank.ref)).status_code == 200


def test_staff_without_a_child_are_told_so(story: Cast) -> None:
    assert "No school knows you as a parent" in words(as_(story, "office").get(reverse("family_messages:write")))


def test_without_a_topic_and_without_the_machine_the_office_reads_first(story: Cast) -> None:
    amina = as_(story, "amina")
    looked = look(amina, about(story, "idris"))
    assert "You chose no topic" in words(looked)
    assert "The school office receives this as soon as you send it" in words(looked)
    press(amina, about(story, "idris"), looked)
    conversation = Conversation.objects.get()
    assert conversation.topic == "something_else"
    assert conversation.assigned_staff is None


def test_what_was_typed_is_kept_through_every_step(story: Cast) -> None:
    amina = as_(story, "amina")
    looked = look(amina, about(story, "idris"), topic="praise", concerned=[story.staff["lim"].ref])
    assert looked.status_code == 422, "Mr Lim does not teach Idris"
    looked = look(amina, about(story, "idris"), topic="praise", concerned=[story.staff["tan"].ref])
    changed = press(amina, about(story, "idris"), looked, go="change")
    page = changed.content.decode()
    assert changed.status_code == 200
    assert WORDS in page
    assert '<option value="praise" selected>' in page
    assert f'value="{story.staff["tan"].ref}" id="id_concerned_0" checked' in page


def test_an_empty_message_is_asked_for(story: Cast) -> None:
    answer = look(as_(story, "amina"), about(story, "idris"), "   ")
    assert answer.status_code == 422
    assert told_wrong(answer) == {"text"}


def test_another_topic_is_looked_at_before_it_goes(story: Cast) -> None:
    amina = as_(story, "amina")
    looked = look(amina, about(story, "idris"), topic="friendships")
    again = press(amina, about(story, "idris"), looked, topic="special_needs")
    assert again.status_code == 200
    assert "Ms Sol Navarro" in words(again)
    assert not Message.objects.exists()
    assert press(amina, about(story, "idris"), again).status_code == 302
    assert Conversation.objects.get().assigned_staff == story.staff["needs"]


@pytest.mark.in_turn
@pytest.mark.parametrize("way", ["double click", "back button"])
def test_sent_twice_it_is_one_message(story: Cast, way: str) -> None:
    amina = as_(story, "amina")
    looked = look(amina, about(story, "idris"), topic="friendships")
    first = press(amina, about(story, "idris"), looked, once="the-key-of-this-page")
    key = "the-key-of-this-page" if way == "double click" else "the-key-of-a-new-page"
    second = press(amina, about(story, "idris"), looked, once=key)
    assert first["Location"] == second["Location"]
    assert Message.objects.count() == 1
    other = look(amina, about(story, "idris"), "Something new.", topic="friendships")
    press(amina, about(story, "idris"), other)
    assert Message.objects.count() == 2


def test_whoever_was_signed_out_while_writing_gets_the_words_back(story: Cast, client: Client) -> None:
    page = f"http://testserver{about(story, 'idris')}"
    carried = {"once": "a" * 22, "seal": "s" * 90, "asked": "s" * 91, "seen": "1 2026-11-18T16:05:00+00:00"}
    answer = client.post(about(story, "idris"), {"text": WORDS, **carried}, headers={"referer": page})
    assert answer.status_code == 403
    told = answer.content.decode()
    assert WORDS in told
    assert not [value for value in carried.values() if value in told], "only what was typed is given back"
    assert f"/account/login/?next={quote(about(story, 'idris'))}" in told
    assert "You were signed out while you were writing" in told
    short = client.post(about(story, "idris"), {"text": "Hello"}, headers={"referer": "https://elsewhere.example/x"})
    assert short["Location"] == f"/account/login/?next={quote(about(story, 'idris'))}", "nothing to copy, no detour"
    typed = client.post(about(story, "idris"), {"password": WORDS, "text": ""})
    assert WORDS not in typed.content.decode()


@pytest.mark.requirement("C6")
def test_a_draft_leaves_no_trace(story: Cast) -> None:
    amina = as_(story, "amina")
    look(amina, about(story, "idris"), "A very particular draft")
    send(amina, about(story, "idris"), {"text": "A very particular draft", "go": "change"})
    assert not [key for key in OnceKey.objects.all() if key.body and b"particular" in bytes(key.body)]
    assert not Message.objects.exists()


def test_what_is_about_somebody_never_goes_there(story: Cast) -> None:
    amina, tan = as_(story, "amina"), story.staff["tan"]
    looked = look(amina, about(story, "idris"), topic="friendships", concerned=[tan.ref])
    assert "Mr Leo Grant" in words(looked)
    assert "Nobody whom a message is about reads it" in words(looked)
    press(amina, about(story, "idris"), looked, concerned=[tan.ref])
    conversation = Conversation.objects.get()
    assert conversation.assigned_staff == story.staff["deputy"]
    assert [one.staff for one in conversation.concerned.all()] == [tan]
    assert not Delivery.objects.filter(staff=tan, notice__kind="message").exists()


def test_only_staff_whom_the_family_knows_can_be_named(story: Cast) -> None:
    page = words(as_(story, "amina").get(about(story, "idris")))
    for known in ("Ms Hui Min Tan", "Ms Helen Moss", "Ms Olive Park", "Ms Hana Weiss"):
        assert known in page
    for unknown in ("Ben Ode", "Gil Hart", "Arun Das", "Vera Lowe", "Priya Nair", "Wei Lim"):
        assert unknown not in page


@pytest.mark.requirement("C3")
def test_an_emergency_shows_the_number_and_reaches_the_person_on_duty(story: Cast) -> None:
    Duty.objects.create(
        school=story.riverbank, staff=story.staff["deputy"], kind="duty_person", phone="+44 20 7946 0777",
        starts_at=FRIDAY_NIGHT - timedelta(hours=2), ends_at=MONDAY,
    )  # fmt: skip
    amina = as_(story, "amina")
    with clock.travel_to(FRIDAY_NIGHT):
        page = words(amina.get(about(story, "idris")))
        assert "+44 20 7946 0777" in page
        assert "Somebody in the family has died" not in page, "the charter does not name it"
        looked = look(amina, about(story, "idris"), "Idris has a very high fever.", emergency="medical")
        assert "Please call the school now" in words(looked)
        assert "the person on duty is told, at any hour" in words(looked)
        assert "You can write at any hour" not in words(looked), "no hints in an emergency"
        answer = press(amina, about(story, "idris"), looked, emergency="medical")
        sent = words(amina.get(answer["Location"]))
    assert "The person on duty has been told" in sent
    assert "+44 20 7946 0777" in sent
    for told in (words(looked), sent):
        assert "gets it without waiting. Please call as well" in told
        assert "have an answer by" not in told, "no day next week is named to whoever should call now"
        assert "has arrived by" not in told
    assert Emergency.objects.get().told == story.staff["deputy"]
    assert Message.objects.get().visible_at == FRIDAY_NIGHT


@pytest.mark.requirement("C3")
def test_without_anybody_on_duty_nothing_is_promised_that_is_not_so(story: Cast) -> None:
    amina = as_(story, "amina")
    with clock.travel_to(FRIDAY_NIGHT):
        looked = look(amina, about(story, "idris"), "Idris has a very high fever.", emergency="medical")
    assert "Nobody is on duty at this hour, so please call" in words(looked)
    assert "+44 20 7946 0999" in words(looked)


def test_something_urgent_asks_what_has_happened(story: Cast) -> None:
    looked = look(as_(story, "amina"), about(story, "idris"), topic="urgent")
    assert '<details class="disclosure" open><summary>' in looked.content.decode()


@pytest.mark.in_turn
def test_a_later_visit_to_the_page_of_a_stranger_finds_nothing(story: Cast) -> None:
    answer = write(as_(story, "amina"), about(story, "idris"), topic="friendships")
    assert as_(story, "amina").get(answer["Location"]).status_code == 200
    for who in ("jakub", "tan", "head"):
        assert as_(story, who).get(answer["Location"]).status_code == 404


@pytest.mark.in_turn
@pytest.mark.django_db(transaction=True)
def test_the_pages_ask_the_database_a_fixed_number_of_times(story: Cast, django_assert_max_num_queries) -> None:
    amina = as_(story, "amina")
    amina.get(about(story, "idris"))
    write(amina, about(story, "sara"), "Sara loves the new reading corner.")
    with django_assert_max_num_queries(28):
        amina.get(about(story, "idris"))
    with django_assert_max_num_queries(58):
        looked = look(amina, about(story, "idris"), topic="friendships")
    with django_assert_max_num_queries(115):
        press(amina, about(story, "idris"), looked)


@pytest.mark.in_turn
@pytest.mark.requirement("C3")
def test_an_emergency_is_never_told_to_the_childs_own_family_on_the_staff(story: Cast) -> None:
    Duty.objects.create(
        school=story.riverbank, staff=story.staff["nair"], kind="duty_person",
        starts_at=FRIDAY_NIGHT - timedelta(hours=2), ends_at=MONDAY,
    )  # fmt: skip
    with clock.travel_to(FRIDAY_NIGHT):
        priya = as_(story, "priya")
        looked = look(priya, about(story, "anand"), "Anand is ill.", emergency="medical")
        assert "Nobody is on duty at this hour" in words(looked)
        press(priya, about(story, "anand"), looked)
        amina = as_(story, "amina")
        other = look(amina, about(story, "idris"), "Idris is ill.", emergency="medical")
        assert "the person on duty is told" in words(other)
        press(amina, about(story, "idris"), other)
    told = {one.message.conversation.student.given_name: one.told for one in Emergency.objects.all()}
    assert told == {"Anand": None, "Idris": story.staff["nair"]}
