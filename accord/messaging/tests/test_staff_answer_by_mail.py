"""Answers of staff that come by mail: when they leave, what they stop, and what goes to the office instead."""

from datetime import date, timedelta

import pytest

from accord.delivery.models import Delivery, InboundStray, Notice
from accord.messaging.actions.redirect_conversation import redirect_conversation
from accord.messaging.models import Message, ResponseClock
from accord.messaging.tests.mails import QUOTED, newest, own_media, replies
from accord.messaging.tests.test_desk_pages import at_desk, given, press
from accord.messaging.tests.written import write
from accord.people.models import RoleHolding
from accord.rules.charter import EmergencyKind
from tests.cast import MONDAY, Cast

__all__ = ["own_media"]
pytestmark = [pytest.mark.django_db, pytest.mark.requirement("C5")]


@pytest.mark.requirement("C3")
def test_an_answer_by_mail_to_an_emergency_leaves_in_the_night_and_is_not_held_by_quiet_hours(story):
    """SEND-9: whoever is on duty answers from their telephone, where nobody asks for a reason."""
    night = MONDAY + timedelta(hours=12)
    urgent = write(story, night, emergency=EmergencyKind.COLLECTION_TODAY).message.conversation
    plain = write(story, child="sara").message.conversation
    for conversation, leaves in ((urgent, True), (plain, False)):
        holder = next(key for key, one in story.staff.items() if one.pk == (conversation.assigned_staff_id or 0))
        replies(story, holder, conversation, "We are on our way.", night + timedelta(minutes=9))
        answer = newest()
        assert (answer.visible_at is not None) is leaves
        assert hasattr(answer, "hold") is not leaves
    mail = Delivery.objects.get(notice__about_ref=urgent.ref, notice__kind="answer", channel="email")
    assert mail.go_at <= night + timedelta(minutes=10)
    later = night + timedelta(days=1, minutes=5)
    replies(story, holder, urgent, "How is she today?", later)
    assert newest().hold.because == "leaves_at_opening", "a day later it is a message like any other"


def test_staff_answer_by_mail_and_the_clock_is_met(story):
    conversation = write(story).message.conversation
    later = MONDAY + timedelta(hours=1)
    replies(story, "tan", conversation, f"We spoke with both children.{QUOTED}", later)
    message = newest()
    assert (message.staff, message.kind, message.visible_at) == (story.staff["tan"], "words", later)
    assert ResponseClock.objects.get(kind="answer").stopped_at == later
    assert Delivery.objects.filter(notice__kind="answer", guardian=story.guardians["amina"]).exists()


def test_staff_answer_late_by_mail_and_it_leaves_in_the_morning(story):
    conversation = write(story).message.conversation
    replies(story, "tan", conversation, "We spoke with both children.", MONDAY + timedelta(hours=12))
    assert newest().visible_at is None
    assert newest().hold.because == "leaves_at_opening"
    assert not Notice.objects.filter(kind="answer").exists()


@pytest.mark.parametrize("end", ["", "\n\nKind regards\nHui Min Tan\nForm teacher 4B\nT: 020 7946 0123\n"])
def test_plus_ok_says_that_it_has_arrived(story, end):
    conversation = write(story).message.conversation
    replies(story, "tan", conversation, f"+OK{end}{QUOTED}", MONDAY + timedelta(hours=1))
    assert newest().kind == Message.Kind.RECEIPT
    assert ResponseClock.objects.get(kind="acknowledge").stopped_at
    assert not ResponseClock.objects.get(kind="answer").stopped_at


def test_an_answer_that_comes_after_the_matter_went_elsewhere_waits_with_the_office(story):
    conversation = write(story).message.conversation
    replies(story, "tan", conversation, "I have it.", MONDAY + timedelta(minutes=5))
    assert newest().staff == story.staff["tan"], "while it is hers it is an answer"
    redirect_conversation(
        conversation=conversation, to_staff=story.staff["lim"], to_team=None, by_staff=story.staff["office"],
        by="login:office", at=MONDAY,
    )  # fmt: skip
    before = Message.objects.count()
    record = replies(story, "tan", conversation, "We spoke.", MONDAY + timedelta(hours=1))
    assert Message.objects.count() == before
    stray = InboundStray.objects.get(mail=record)
    assert stray.reason == "refused"
    assert "gone to somebody else" in stray.words


@pytest.mark.requirement("C9")
def test_whose_role_has_ended_answers_no_family_by_mail_either(story: Cast) -> None:
    """The conversation is still theirs until somebody passes it on: the words wait in the list, and reach nobody."""
    conversation = given(write(story).message.conversation, story, "tan")
    later = MONDAY + timedelta(hours=1)
    replies(story, "tan", conversation, "We look into it.", later)
    assert newest().text == "We look into it."
    RoleHolding.objects.filter(staff=story.staff["tan"]).update(ends_on=date(2026, 11, 20))
    assert press(at_desk(story, "tan"), "answer", conversation.ref, text="All is well.", do="send").status_code == 403
    record = replies(story, "tan", conversation, "All is well.", later + timedelta(minutes=5))
    assert newest().text == "We look into it."
    assert record.stray.reason == "refused"
    assert "Your role at" in record.stray.words
