"""Whoever reads a message in their mail knows whom they answer; a confidential one says nothing at all."""

import pytest

from accord.delivery.tests.post import body_of, post
from accord.messaging.actions.answer_family import answer_family
from accord.messaging.models import Conversation
from accord.messaging.tests.test_desk_pages import given
from accord.messaging.tests.written import write
from tests.cast import MONDAY, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("C5", "K8")]


@pytest.fixture(autouse=True)
def letters_are_laid_down(settings, tmp_path):
    settings.ACCORD_MAIL_TRANSPORT, settings.EMAIL_FILE_PATH = "file", tmp_path / "mail"


def answered(story: Cast, conversation: Conversation) -> None:
    answer_family(
        conversation=conversation, staff=story.staff["tan"], text="He reads so well.", language="en", by="login:test",
        at=MONDAY,
    )  # fmt: skip


def test_staff_read_who_wrote_and_the_family_who_answers_and_by_which_title(story: Cast) -> None:
    conversation = write(story, topic="learning").message.conversation
    [asked] = [body_of(letter) for letter in post() if letter["To"] == story.login("tan").email]
    assert "Amina Yusuf writes:\n\n" in asked
    answered(story, conversation)
    [answer] = [body_of(letter) for letter in post() if letter["To"] == story.login("amina").email]
    assert "Ms Hui Min Tan\u2069:\n\nHe reads so well." in answer


def test_a_confidential_matter_names_nobody(story: Cast) -> None:
    conversation = given(write(story, topic="health").message.conversation, story, "tan")
    assert conversation.confidential
    assert post(), "staff are told that there is something"
    answered(story, conversation)
    letters = [f"{letter['From']}{letter['Subject']}{body_of(letter)}" for letter in post()]
    assert len(letters) >= 2
    assert not [said for said in letters if "Amina" in said or "Hui Min" in said or "reads so well" in said]
