"""Talks written down in seconds: found by a few letters, in the right conversation, read by the family."""

import secrets
from datetime import UTC, datetime, timedelta

import pytest

from accord.core import clock
from accord.core.models import AuditEntry
from accord.delivery.models import Delivery
from accord.messaging.models import Conversation, InternalNote, Message, ResponseClock
from accord.messaging.tests.written import release, write
from accord.people.tests.pages import markup
from accord.rules.sending import Held
from tests.cast import MONDAY

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("C5")]
LOG = "/staff/riverbank/messages/log/"
NIGHT = datetime(2026, 11, 23, 21, 0, tzinfo=UTC)


@pytest.fixture
def note(story, as_person):
    """Return a function that writes down a talk with Amina about Idris, as somebody."""

    def send(key="tan", at=None, child="idris", who="amina", **fields):
        ref = story.guardians[who].ref
        query = f"?child={story.students[child].ref}" if child else ""
        said = {"text": "She asked about the trip.", "way": "they_called", "where": "new", "topic": "learning"} | fields
        with clock.travel_to(at or MONDAY):
            return as_person(key).post(f"{LOG}{ref}/{query}", {"once": secrets.token_hex(8), **said})

    return send


def test_three_letters_find_the_guardian_by_the_child(story, as_person):
    said = markup(as_person("tan").get(f"{LOG}?name=idr"))
    assert "Amina Yusuf" in said
    assert story.guardians["amina"].ref in said


def test_while_one_types_the_list_alone_comes(story, as_person):
    answer = as_person("tan").get(f"{LOG}?name=ami", headers={"hx-request": "true"})
    assert "Amina Yusuf" in markup(answer)
    assert "<html" not in markup(answer)


def test_nobody_out_of_reach_is_found(story, as_person):
    assert "Mei Chen" in markup(as_person("office").get(f"{LOG}?name=mei"))
    assert "Mei Chen" not in markup(as_person("tan").get(f"{LOG}?name=mei"))
    ref = story.guardians["mei"].ref
    assert as_person("office").get(f"{LOG}{ref}/").status_code == 200
    assert as_person("tan").get(f"{LOG}{ref}/").status_code == 404


def test_a_guardian_under_an_order_is_not_offered_with_the_child(story, as_person):
    office = as_person("office")
    assert "about Tom" in markup(office.get(f"{LOG}?name=grace"))
    neil, tom = story.guardians["neil"].ref, story.students["tom"].ref
    assert "about no child" in markup(office.get(f"{LOG}?name=neil"))
    assert office.get(f"{LOG}{neil}/?child={tom}").status_code == 404


def test_nobody_writes_down_a_talk_of_their_own_family(story, as_person):
    assert "Priya Nair" in markup(as_person("office").get(f"{LOG}?name=priya"))
    teacher = as_person("nair")
    assert "about Anand" not in markup(teacher.get(f"{LOG}?name=priya"))
    assert teacher.get(f"{LOG}{story.guardians['priya'].ref}/").status_code == 404


def test_the_page_says_that_nothing_is_recorded(story, as_person):
    ref = story.guardians["amina"].ref
    assert "never recorded" in markup(as_person("tan").get(LOG))
    assert "never recorded" in markup(as_person("tan").get(f"{LOG}{ref}/"))


def test_a_talk_that_settles_it_stays_with_whoever_spoke_and_the_family_reads_it(story, note, as_person):
    answer = note(answers="on")
    assert answer.status_code == 302
    message = Message.objects.get(kind=Message.Kind.TALK)
    assert message.text.startswith("Amina Yusuf telephoned")
    assert message.text.endswith("She asked about the trip.")
    assert message.channel == Message.Channel.TELEPHONE
    assert message.visible_at == MONDAY
    conversation = message.conversation
    assert conversation.assigned_staff == story.staff["tan"]
    assert conversation.waiting_on == Conversation.WaitingOn.NOBODY
    assert not ResponseClock.objects.exists()
    assert Delivery.objects.filter(notice__kind="answer", guardian=story.guardians["amina"]).exists()
    assert AuditEntry.objects.filter(verb="log_talk", subject=f"conversation:{conversation.ref}").count() == 1


def test_what_is_still_open_goes_where_its_topic_goes_and_its_promise_counts(story, note):
    note("office", topic="friendships")
    conversation = Conversation.objects.get()
    assert conversation.assigned_staff == story.staff["tan"]
    assert conversation.waiting_on == Conversation.WaitingOn.SCHOOL
    assert conversation.due_at is not None
    assert ResponseClock.objects.get(kind="answer").stopped_at is None
    assert Delivery.objects.filter(notice__kind="message", staff=story.staff["tan"]).exists()


def test_an_open_conversation_is_offered_and_taken_first(story, as_person):
    conversation = write(story).message.conversation
    page = markup(as_person("tan").get(f"{LOG}{story.guardians['amina'].ref}/?child={story.students['idris'].ref}"))
    assert f'value="{conversation.ref}"' in page
    assert page.index(conversation.ref) < page.index("A new matter")


def test_a_talk_that_answers_stops_the_clocks(story, note):
    conversation = write(story).message.conversation
    assert ResponseClock.objects.filter(stopped_at__isnull=True).exists()
    note(where=conversation.ref, answers="on")
    assert not ResponseClock.objects.filter(stopped_at__isnull=True).exists()
    conversation.refresh_from_db()
    assert conversation.waiting_on == Conversation.WaitingOn.NOBODY
    assert conversation.due_at is None


def test_a_talk_that_does_not_answer_only_acknowledges(story, note):
    conversation = write(story).message.conversation
    note(where=conversation.ref)
    assert ResponseClock.objects.get(kind="acknowledge").stopped_at == MONDAY
    assert ResponseClock.objects.get(kind="answer").stopped_at is None
    conversation.refresh_from_db()
    assert conversation.waiting_on == Conversation.WaitingOn.SCHOOL


@pytest.mark.requirement("C2")
def test_a_note_written_at_night_leaves_in_the_morning_though_the_talk_counts_at_once(story, note):
    conversation = write(story).message.conversation
    said = note(where=conversation.ref, answers="on", at=NIGHT)
    assert said.status_code == 302
    message = Message.objects.get(kind=Message.Kind.TALK)
    assert message.visible_at is None
    assert message.hold.because == Held.LEAVES_AT_OPENING
    assert not ResponseClock.objects.filter(stopped_at__isnull=True).exists()
    assert release(message, NIGHT + timedelta(hours=11, minutes=30))
    message.refresh_from_db()
    assert message.visible_at is not None


def test_a_note_for_staff_alone_is_no_message(story, note):
    conversation = write(story).message.conversation
    note(where=conversation.ref, kept_inside="on")
    assert "She asked about the trip." in InternalNote.objects.get().text
    assert not Message.objects.filter(kind=Message.Kind.TALK).exists()


@pytest.mark.parametrize(("fields", "sentence"), [
    ({"text": " "}, "Please fill this in."),
    ({"kept_inside": "on"}, "needs a conversation that stands already"),
    ({"kept_inside": "on", "answers": "on"}, "cannot count as an answer"),
])  # fmt: skip
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(story, note, fields, sentence):
    answer = note(**({"text": "Kept words"} | fields))
    assert answer.status_code == 422
    assert sentence in markup(answer)
    if fields.get("text") is None:
        assert "Kept words" in markup(answer)
    assert not Conversation.objects.exists()


@pytest.mark.requirement("C1")
def test_what_is_about_a_colleague_never_goes_to_that_colleague(story, note, as_person):
    note("office", topic="friendships", about=story.staff["tan"].ref)
    conversation = Conversation.objects.get()
    assert conversation.assigned_staff not in (None, story.staff["tan"])
    assert list(conversation.concerned.values_list("staff", flat=True)) == [story.staff["tan"].pk]
    assert not Delivery.objects.filter(notice__kind="message", staff=story.staff["tan"]).exists()


@pytest.mark.requirement("K5")
def test_what_is_about_a_child_at_risk_goes_to_the_safeguarding_lead_alone(story, note):
    answer = note("tan", topic="safeguarding", answers="on")
    assert Conversation.objects.get().assigned_staff == story.staff["safeguarding"]
    assert answer.url == LOG


def test_a_conversation_that_one_may_not_read_is_neither_offered_nor_taken(story, note, as_person):
    hidden = write(story, concerned=["tan"]).message.conversation
    address = f"{LOG}{story.guardians['amina'].ref}/?child={story.students['idris'].ref}"
    assert hidden.ref in markup(as_person("head").get(address))
    assert hidden.ref not in markup(as_person("tan").get(address))
    assert note("tan", where=hidden.ref).status_code == 422


def test_finding_costs_the_same_whoever_is_found(story, as_person, django_assert_max_num_queries):
    office = as_person("office")
    office.get(f"{LOG}?name=a")
    with django_assert_max_num_queries(22):
        office.get(f"{LOG}?name=a", headers={"hx-request": "true"})
