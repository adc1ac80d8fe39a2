"""A message as evidence: reported from its conversation, sealed to the letter."""

from datetime import timedelta

import pytest
from django.urls import reverse

from accord.conduct.models import Incident
from accord.conduct.tests.pages import page, send
from accord.messaging.models import Conversation, Message
from tests.cast import MONDAY, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("I1")]


@pytest.mark.in_turn
def test_a_message_is_reported_with_its_sealed_snapshot(story: Cast, as_person) -> None:
    """From the conversation in two presses: whom, where and when stand there already, and the words are kept."""
    sent_words = "You will hear from my lawyer, zanzibar!"
    conversation = Conversation.objects.create(
        school=story.riverbank, guardian=story.guardians["jakub"], student=story.students["lena"], topic="learning",
        subject="Homework", last_message_at=MONDAY, visible_to_staff_at=MONDAY, assigned_staff=story.staff["tan"],
    )  # fmt: skip
    message = Message.objects.create(
        conversation=conversation, guardian=story.guardians["jakub"], text=sent_words, visible_at=MONDAY,
        written_at=MONDAY - timedelta(hours=2),
    )  # fmt: skip
    tan, lim = as_person("tan"), as_person("lim")
    where = f"{reverse('conduct:report_about', args=['riverbank'])}?message={message.ref}"
    assert where in page(tan, "messages:conversation", "riverbank", conversation.ref)
    form = tan.get(where).content.decode()
    assert "What Jakub Kowalski did" in form
    assert sent_words in form
    assert "2026-11-23T08:00" in form
    assert lim.get(where).status_code == 404
    told = send(
        tan, "conduct:report_about", "riverbank", query=f"?message={message.ref}", category="abusive_language",
        words="He wrote this.", place="in_writing", happened_at="2026-11-23T08:00", me="on",
    )  # fmt: skip
    incident = Incident.objects.get(ref=told.rstrip("/").split("/")[-1])
    assert (incident.about_guardian, incident.student) == (story.guardians["jakub"], story.students["lena"])
    Message.objects.filter(pk=message.pk).update(text="changed afterwards")
    piece = incident.evidence.get()
    shown = page(as_person("deputy"), "conduct:evidence", "riverbank", incident.ref, piece.ref)
    assert sent_words in shown
    assert "The seal holds" in shown
    assert "Jakub Kowalski" in piece.snapshot
    assert message.ref in piece.source
