"""A conversation gets its right child: what was promised, what waits, and what follows the child."""

from datetime import date, timedelta

import pytest

from accord.delivery.models import Delivery, Notice
from accord.messaging.models import Hold
from accord.messaging.tests.held import NIGHT, TUESDAY, tan_answers
from accord.messaging.tests.which_child import SOON, fresh, has_it, running, says, story_for
from accord.messaging.tests.working import told, work
from accord.messaging.tests.written import FRIDAY_NIGHT, write
from accord.people.models import PatternInterval, WorkPattern
from tests.cast import MONDAY

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("C1")]


@pytest.mark.requirement("C4")
def test_no_promised_date_gets_later(story):
    conversation = write(story).message.conversation
    before = list(running(conversation).order_by("kind").values("kind", "due_at", "started_at", "within"))
    assert len(before) == 2
    due_at = fresh(conversation).due_at
    says(story, conversation, at=MONDAY + timedelta(days=2))
    assert list(running(conversation).order_by("kind").values("kind", "due_at", "started_at", "within")) == before
    assert fresh(conversation).due_at == due_at


@pytest.mark.requirement("C2", "C4")
def test_what_waits_reaches_the_right_teacher_and_keeps_its_dates(story):
    message = write(story, FRIDAY_NIGHT).message
    before = Hold.objects.get(message=message)
    says(story, message.conversation, at=FRIDAY_NIGHT + timedelta(minutes=5))
    hold = Hold.objects.get(message=message)
    assert (hold.acknowledge_by, hold.answer_by) == (before.acknowledge_by, before.answer_by)
    assert told("message") == [], "nobody at the school knows of it yet"
    work(hold.until)
    message.refresh_from_db()
    assert message.visible_at == hold.until
    assert told("message") == ["Lim"]


@pytest.mark.requirement("C2")
def test_what_waits_is_read_when_the_right_teacher_works(story):
    pattern = WorkPattern.objects.create(staff=story.staff["tan"], starts_on=date(2026, 9, 1))
    PatternInterval.objects.create(pattern=pattern, weekday=3, opens_minute=8 * 60, closes_minute=16 * 60)
    message = write(story, FRIDAY_NIGHT).message
    late = Hold.objects.get(message=message).until
    says(story, message.conversation, at=FRIDAY_NIGHT + timedelta(minutes=5))
    earlier = Hold.objects.get(message=message).until
    assert earlier < late, "it need not wait for a teacher who is not to have it"
    work(earlier)
    message.refresh_from_db()
    assert message.visible_at == earlier


@pytest.mark.requirement("C4")
def test_an_answer_about_the_other_child_that_has_not_left_goes_back_to_its_writer(story):
    conversation = write(story).message.conversation
    answer = tan_answers(story, conversation, NIGHT)
    assert answer.visible_at is None
    says(story, conversation, at=NIGHT + timedelta(minutes=5))
    work(TUESDAY)
    answer.refresh_from_db()
    assert answer.visible_at is None, "it was never sent"
    assert "We spoke with both." not in " ".join(story_for(conversation, TUESDAY, family=True))
    assert "We spoke with both." not in " ".join(story_for(conversation, TUESDAY, family=False)), "nobody else reads it"
    assert running(conversation).filter(kind="answer").exists(), "the promise runs on"
    given_back = Notice.objects.get(kind="answer_not_sent")
    assert [one.staff for one in Delivery.objects.filter(notice=given_back, channel="portal")] == [story.staff["tan"]]
    assert "We spoke with both." in str(given_back.text)


def test_a_receipt_and_what_has_left_stay(story):
    conversation = write(story).message.conversation
    answer = tan_answers(story, conversation, SOON)
    says(story, conversation, at=SOON + timedelta(minutes=5))
    assert answer.text in story_for(conversation, SOON + timedelta(minutes=5), family=True)
    assert not Notice.objects.filter(kind="answer_not_sent").exists()
    assert has_it(conversation) == "Lim"


def test_what_was_told_of_it_follows_the_child(story):
    conversation = write(story).message.conversation
    tan_answers(story, conversation, SOON)
    assert Notice.objects.get(kind="answer").student == story.students["idris"]
    says(story, conversation, at=SOON + timedelta(minutes=5))
    assert Notice.objects.get(kind="answer").student == story.students["sara"]


@pytest.mark.requirement("C8")
def test_it_is_found_by_the_name_of_the_right_child(story):
    message = write(story, subject="Hat", text="It is gone.").message
    assert "idris" in message.found_by
    says(story, message.conversation)
    message.refresh_from_db()
    assert "sara" in message.found_by
    assert "idris" not in message.found_by
