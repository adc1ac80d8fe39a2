"""Heads of mail as programs really write them: whatever stands there, the words find their place."""

from datetime import timedelta

import pytest

from accord.delivery.inbound.reply_address import reply_address
from accord.delivery.models import InboundPlacement
from accord.messaging.tests.mails import arrives, letter, newest, own_media
from accord.messaging.tests.written import write
from tests.cast import MONDAY, Cast

__all__ = ["own_media"]
pytestmark = [pytest.mark.django_db, pytest.mark.requirement("C5")]

LATER = MONDAY + timedelta(hours=1)


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("pl", "pl"),
        ("en-US", "en-US"),
        ("en-US, cy-GB", "en-US"),
        (" ,cy", "cy"),
        ("en-GB-large", "en-GB"),
        ("zh-Hant-TW-x-long-and-longer", "zh-Hant-TW"),
        ("English, and some Welsh at the weekend", "ar"),
        ('"><b>', "ar"),
    ],
)
def test_whatever_language_a_mail_names_its_words_arrive(story: Cast, said: str, kept: str) -> None:
    """Programs name several languages, or the name of a dictionary; else it is the language of whoever writes."""
    ref, amina = write(story).message.conversation.ref, story.guardians["amina"]
    to = reply_address(kind="conversation", ref=ref, recipient=f"guardian:{amina.ref}", at=MONDAY)
    mail = letter(story.login("amina").email, to, "He is better.")
    mail["Content-Language"] = said
    record = arrives(mail, to, LATER)
    assert (newest().text, newest().language) == ("He is better.", kept)
    assert InboundPlacement.objects.filter(mail=record).exists()


def test_a_letter_of_the_longest_address_arrives(story: Cast) -> None:
    story.riverbank.inbound_addresses.create(address="office@riverbank.example")
    sender = f"{'a' * 64}@{'b.' * 91}example"
    arrives(letter(sender, "office@riverbank.example", "The gate is open."), "office@riverbank.example", LATER)
    assert (newest().text, newest().conversation.unknown_sender) == ("The gate is open.", sender)
    too_long = f"{'a' * 64}@{'b.' * 120}example"
    mail = letter(too_long, "office@riverbank.example", "The gate is still open.")
    record = arrives(mail, "office@riverbank.example", LATER)
    assert record.stray.reason == "not_understood", "no such address can be, and the office reads it all the same"


def test_a_letter_that_says_all_in_its_subject_arrives(story: Cast) -> None:
    to = "office@riverbank.example"
    story.riverbank.inbound_addresses.create(address=to)
    arrives(letter("amina@home.example", to, "\n", subject="Idris is ill today"), to, LATER)
    assert (newest().text, newest().conversation.subject) == ("Idris is ill today", "Idris is ill today")
    nothing = arrives(letter("amina@home.example", to, "\n", subject="", message_id="<nothing@x.example>"), to, LATER)
    assert nothing.stray.reason == "not_understood"
