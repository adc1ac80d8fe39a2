"""A limit on contact begins: open conversations go to the one contact by themselves."""

from datetime import timedelta

import pytest

from accord.conduct.tests.test_measure_tasks import limited, look
from accord.messaging.models import Conversation
from accord.rules.charter import Step
from tests.cast import MONDAY, Cast

pytestmark = pytest.mark.django_db


@pytest.mark.requirement("I5")
def test_open_conversations_go_to_the_one_contact(story: Cast, django_capture_on_commit_callbacks) -> None:
    talk = Conversation.objects.create(
        school=story.riverbank, guardian=story.guardians["jakub"], student=story.students["lena"], topic="learning",
        subject="Homework", last_message_at=MONDAY, visible_to_staff_at=MONDAY, assigned_staff=story.staff["tan"],
    )  # fmt: skip
    with django_capture_on_commit_callbacks(execute=True):
        limited(story, Step.SINGLE_CONTACT, contact=story.staff["deputy"])
    look(MONDAY + timedelta(minutes=1))
    talk.refresh_from_db()
    assert talk.assigned_staff == story.staff["deputy"]
