"""A letter to the school is confirmed where the school wants it and nobody is written to who did not write."""

from datetime import timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

import pytest
from django.core import mail

from accord.delivery.models import InboundAddress
from accord.delivery.tests.post import all_of
from accord.messaging.models import Conversation
from accord.messaging.tests.mails import arrives, letter, own_media
from accord.messaging.tests.written import with_charter
from tests.cast import MONDAY, Cast

__all__ = ["own_media"]
pytestmark = [pytest.mark.django_db, pytest.mark.requirement("C5")]

INBOX, SENDER = "office@riverbank.example", "Ann Bell <ann@home.example>"
VERDICT = "mx.riverbank.example; dmarc=pass header.from=home.example"
NIGHT = MONDAY + timedelta(hours=12)


@pytest.fixture
def story(cast: Cast, settings: Any) -> Cast:
    settings.ACCORD_MAIL_RECEIPTS_TRUST = "mx.riverbank.example"
    InboundAddress.objects.create(school=cast.riverbank, address=INBOX)
    return with_charter(cast)


def sent() -> list[EmailMessage]:
    """What the house wrote to somebody, as it leaves."""
    return [message_from_bytes(one.message().as_bytes(), policy=policy.default) for one in mail.outbox]


def comes(at: Any = MONDAY, text: str = "My secret matter.", **more: str) -> None:
    arrives(letter(SENDER, INBOX, text, **{"Authentication-Results": VERDICT, **more}), INBOX, at)


@pytest.mark.in_turn
def test_a_letter_at_night_is_confirmed_once_with_nothing_of_what_it_says(story: Cast) -> None:
    comes(NIGHT, message_id="<first@phone.example>")
    comes(NIGHT + timedelta(hours=1), "A second one.")
    [told] = sent()
    assert told["To"] == "ann@home.example"
    assert told["Auto-Submitted"] == "auto-replied"
    assert told["In-Reply-To"] == "<first@phone.example>"
    assert told["Reply-To"] == INBOX
    body = told.get_content()
    assert "The school reads it tomorrow" in body
    assert "secret" not in all_of(told)
    assert "Playground" not in all_of(told)
    assert "Ann" not in body, "it does not tell whether the sender is known"
    comes(NIGHT + timedelta(hours=26), "The next day.")
    assert len(sent()) == 2
    assert Conversation.objects.filter(unknown_sender="ann@home.example").count() == 3


@pytest.mark.in_turn
@pytest.mark.parametrize(
    "more",
    [
        {"Authentication-Results": "mx.riverbank.example; dmarc=fail header.from=home.example"},
        {"Authentication-Results": "mx.elsewhere.example; dmarc=pass header.from=home.example"},
        {"Auto-Submitted": "auto-replied"},
        {"List-Id": "<parents.example>"},
        {"Precedence": "bulk"},
        {"Return-Path": "<>"},
        {"subject": "Out of office: back on Monday"},
        {"off": ""},
    ],
    ids=lambda more: "-".join(more),
)
def test_nobody_is_answered_who_may_not_have_written(story: Cast, settings: Any, more: dict[str, str]) -> None:
    if "off" in more:
        settings.ACCORD_MAIL_RECEIPTS_TRUST = ""
    comes(**{name: value for name, value in more.items() if name != "off"})
    assert sent() == []
