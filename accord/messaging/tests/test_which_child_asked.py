"""Who may say which child a conversation is about, and how the school asks."""

from datetime import datetime, timedelta

import pytest

from accord.core import clock
from accord.core.errors import DomainError
from accord.delivery.models import Delivery, Notice
from accord.messaging.actions.ask_which_child import ask_which_child
from accord.messaging.actions.begin_with_family import begin_with_family
from accord.messaging.actions.confirm_sender import confirm_sender
from accord.messaging.actions.start_conversation import start_conversation
from accord.messaging.facts.answering import has_grown, seen_until
from accord.messaging.models import Conversation, Message
from accord.messaging.tests.held import NIGHT, TUESDAY, amina_writes
from accord.messaging.tests.which_child import SOON, fresh, has_it, running, says, story_for
from accord.messaging.tests.working import told, work
from accord.messaging.tests.written import write
from tests.cast import MONDAY, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("C1")]


def test_a_child_of_others_or_one_they_may_not_see_is_refused(story):
    conversation = write(story).message.conversation
    for key in ("lena", "tom", "nadia"):
        with pytest.raises(DomainError) as refused:
            says(story, conversation, key)
        assert refused.value.status == 422
    assert fresh(conversation).student == story.students["idris"]
    says(story, conversation)


def test_what_the_school_began_is_named_only_when_it_asks(story):
    with clock.travel_to(MONDAY):
        conversation = begin_with_family(
            guardian=story.guardians["amina"], student=story.students["idris"], staff=story.staff["tan"],
            topic="learning", subject="Reading", text="A good week.", language="en", by="login:tan", at=MONDAY,
        ).message.conversation  # fmt: skip
    with pytest.raises(DomainError) as refused:
        says(story, conversation)
    assert refused.value.status == 403
    asks(story, conversation)
    says(story, conversation)
    assert fresh(conversation).student == story.students["sara"]


def test_two_who_say_it_at_once_are_told(story):
    conversation = write(story).message.conversation
    says(story, conversation)
    with pytest.raises(DomainError) as refused:
        says(story, conversation, None)
    assert refused.value.code == "named_meanwhile"
    assert fresh(conversation).student == story.students["sara"]


def asks(cast: Cast, conversation: Conversation, key: str = "tan", at: datetime = MONDAY) -> None:
    with clock.travel_to(at):
        ask_which_child(conversation=conversation, staff=cast.staff[key], by=f"login:{key}", at=at)


@pytest.mark.requirement("C4")
def test_the_school_asks_and_no_clock_stands_still(story):
    conversation = write(story).message.conversation
    before = list(running(conversation).values("kind", "due_at"))
    asks(story, conversation)
    assert list(running(conversation).values("kind", "due_at")) == before
    assert fresh(conversation).waiting_on == "school"
    assert fresh(conversation).student == story.students["idris"], "staff move nothing"
    notice = Notice.objects.get(kind="which_child")
    said = f"{notice.subject} {notice.text}"
    assert "Idris" not in said
    assert "Playground" not in said
    sent = Delivery.objects.filter(notice=notice)
    assert {one.guardian for one in sent} == {story.guardians["amina"]}
    with pytest.raises(DomainError) as refused:
        asks(story, conversation, "office")
    assert refused.value.code == "asked_already"
    says(story, conversation, "idris")
    assert "You said that this is about Idris Yusuf." in story_for(conversation, SOON, family=True)
    assert has_it(conversation) == "Tan"
    asks(story, conversation, "office", SOON)


@pytest.mark.requirement("C2")
def test_what_is_asked_at_night_reaches_the_family_at_the_opening(story):
    conversation = write(story).message.conversation
    asks(story, conversation, at=NIGHT)
    night = NIGHT + timedelta(minutes=5)
    assert not [line for line in story_for(conversation, night, family=True) if "which child" in line]
    assert [line for line in story_for(conversation, night, family=False) if "which child" in line]
    assert [line for line in story_for(conversation, TUESDAY, family=True) if "which child" in line]
    assert min(one.go_at for one in Delivery.objects.filter(notice__kind="which_child", channel="email")) > night


def test_what_was_said_before_the_question_came_is_not_asked_any_more(story):
    conversation = write(story).message.conversation
    asks(story, conversation, at=NIGHT)
    says(story, conversation, at=NIGHT + timedelta(minutes=5))
    assert not [line for line in story_for(conversation, TUESDAY, family=True) if "which child" in line]
    work(TUESDAY)
    with clock.travel_to(TUESDAY):
        assert not Delivery.objects.filter(notice__kind="which_child", status__in=("sent", "read")).exists()


def test_who_cannot_answer_here_is_not_asked(story):
    conversation = write(story, who="kavitha", child="devi").message.conversation
    with pytest.raises(DomainError) as refused:
        asks(story, conversation, "lim")
    assert refused.value.code == "cannot_say_here"


@pytest.mark.requirement("C5")
def test_mail_that_the_office_put_under_the_wrong_child(story):
    with clock.travel_to(MONDAY):
        conversation = start_conversation(
            school=story.riverbank, guardian=None, student=None, topic="friendships", subject="Hat", text="Where?",
            language="en", by="house:mail", at=MONDAY, channel="email", unknown_sender=story.login("amina").email,
        ).message.conversation  # fmt: skip
        confirm_sender(
            conversation=conversation, guardian=story.guardians["amina"], student=story.students["idris"],
            staff=story.staff["office"], by="login:office", at=MONDAY,
        )  # fmt: skip
    says(story, conversation)
    assert fresh(conversation).student == story.students["sara"]
    assert has_it(conversation) == "Lim"


def test_an_answer_in_the_making_is_stopped_once(story):
    """Whoever keeps it and is typing reads first that it is about another child."""
    conversation = write(story).message.conversation
    seen = seen_until(conversation)
    says(story, conversation)
    assert has_grown(seen, seen_until(conversation))


def test_more_words_go_to_whoever_has_it_now(story):
    conversation = write(story).message.conversation
    says(story, conversation)
    amina_writes(story, fresh(conversation), SOON + timedelta(minutes=5))
    assert told("message")[-1] == "Lim"
    assert Message.objects.filter(conversation=conversation).count() == 2
