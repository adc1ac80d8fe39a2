"""What a mail says as a message: nobody's address or number, and no words of which nobody would see anything."""

from datetime import timedelta

import pytest

from accord.delivery.models import InboundStray
from accord.messaging.tests.mails import QUOTED, newest, own_media, replies
from accord.messaging.tests.written import write
from tests.cast import MONDAY

__all__ = ["own_media"]
pytestmark = [pytest.mark.django_db, pytest.mark.requirement("C5")]


def test_a_reply_without_new_words_shows_nobodys_address_and_signs_without_width_are_no_words(story):
    conversation = write(story).message.conversation
    at = MONDAY + timedelta(hours=1)
    signed = "Arrived safely.\n\n-- \nHui Min Tan\nRiverbank Primary School\n+44 7700 900123 / (01632) 960-412\n"
    replies(story, "tan", conversation, signed, at)
    assert newest().folded.splitlines() == ["--", "Hui Min Tan", "Riverbank Primary School", "… / (…"]
    replies(story, "tan", conversation, QUOTED, at + timedelta(minutes=5))
    assert "came home in tears" in newest().text
    assert "@" not in newest().text
    replies(story, "amina", conversation, "--\nPlease ring 07700 900456", at + timedelta(minutes=10))
    assert newest().text.endswith("Please ring 07700 900456"), "where it is all that was said, it stays"
    before = newest()
    record = replies(story, "amina", conversation, "\u200b\u2060", at + timedelta(minutes=15))
    assert (newest(), InboundStray.objects.get(mail=record).reason) == (before, "refused")
