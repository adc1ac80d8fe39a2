"""Damaged mail from the listener to its place: none stays on the way, on either database."""

import random
from datetime import timedelta

import pytest

from accord.delivery.inbound.arriving import Envelope, take_in
from accord.delivery.inbound.destinations import destination_of
from accord.delivery.inbound.reply_address import reply_address
from accord.delivery.inbound.sorting import sort_mail
from accord.delivery.models import InboundPlacement, InboundStray
from accord.delivery.tests.inbound.torture import mutated, seeds
from accord.messaging.models import Message
from accord.messaging.tests.mails import own_media
from accord.messaging.tests.written import write
from tests.cast import MONDAY, Cast

__all__ = ["own_media"]
pytestmark = [pytest.mark.django_db, pytest.mark.requirement("C5")]


def as_from(raw: bytes, sender: str) -> bytes:
    """The mail as if this person had written it."""
    return raw.replace(b"From:", f"From: {sender}\r\nX:".encode(), 1)


@pytest.mark.heavy
def test_damaged_mail_finds_a_place_or_stands_in_the_list(story: Cast) -> None:
    story.riverbank.inbound_addresses.create(address="office@riverbank.example")
    conversation, draw, corpus = write(story).message.conversation, random.Random(7), seeds()
    amina = story.guardians["amina"]
    own = reply_address(kind="conversation", ref=conversation.ref, recipient=f"guardian:{amina.ref}", at=MONDAY)
    at = MONDAY + timedelta(hours=1)
    for number in range(200):
        to = (own, "office@riverbank.example")[number % 2]
        at += timedelta(minutes=7)
        destination = destination_of(to, at=at)
        assert destination
        raw = mutated(draw, corpus)
        raw = as_from(raw, story.login("amina").email) if number % 2 == 0 else raw
        for record in take_in(raw=raw, envelope=Envelope("a@example.org", [destination], "lmtp"), at=at):
            sort_mail(mail_id=record.pk, at=at)
            placed = InboundPlacement.objects.filter(mail=record).exists()
            assert placed or InboundStray.objects.filter(mail=record).exists()
    assert Message.objects.count() > 25
