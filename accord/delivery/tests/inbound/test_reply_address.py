"""Reply addresses: nobody makes one up, mail systems may change their letters, and old ones say that they are old."""

import random
from datetime import UTC, datetime, timedelta

import pytest

from accord.core.ids import new_ref
from accord.delivery.inbound.reply_address import is_reply_address, read_reply_address, reply_address

pytestmark = pytest.mark.requirement("C5")

AT = datetime(2026, 11, 23, 10, tzinfo=UTC)


@pytest.fixture(autouse=True)
def domain(settings):
    settings.ACCORD_MAIL_DOMAINS = ("mail.riverbank.example", "riverbank.example")


def made(at: datetime = AT) -> tuple[str, str, str]:
    ref, person = new_ref(), new_ref()
    return reply_address(kind="conversation", ref=ref, recipient=f"guardian:{person}", at=at), ref, person


def test_an_address_says_what_is_replied_to_and_to_whom_it_was_given():
    address, ref, person = made()
    local = address.partition("@")[0]
    assert len(local) <= 64
    assert address == address.lower()
    for written in (address, address.upper(), address.title(), f" {address} "):
        read = read_reply_address(written, at=AT)
        assert (read.kind, read.ref, read.recipient_kind, read.recipient_ref) == (
            "conversation",
            ref,
            "guardian",
            person,
        )
        assert (read.given_on, read.expired) == (AT.date(), False)


def test_a_changed_letter_anywhere_makes_it_nobody_s():
    address, draw = made()[0], random.Random(7)
    local, _, domain = address.partition("@")
    for place in range(len("reply+"), len(local) - 1):
        letter = draw.choice([each for each in "abcdefghijklmnopqrstuvwxyz234567" if each != local[place]])
        assert read_reply_address(f"{local[:place]}{letter}{local[place + 1 :]}@{domain}", at=AT) is None


@pytest.mark.parametrize(
    "address",
    ["reply@riverbank.example", "reply+@riverbank.example", "reply+abc@riverbank.example", "reply", "",
     "reply+" + "a" * 53 + "@riverbank.example", "reply+" + "1" * 53 + "@riverbank.example"],
)  # fmt: skip
def test_garbled_addresses_lead_nowhere(address):
    assert read_reply_address(address, at=AT) is None


def test_an_address_of_another_house_is_not_ours():
    assert read_reply_address(made()[0].replace("mail.riverbank", "evil"), at=AT) is None
    assert is_reply_address("reply+x@riverbank.example")
    assert not is_reply_address("reply+x@evil.example")
    assert not is_reply_address("replying@riverbank.example")


def test_it_holds_a_school_year_and_then_says_that_it_is_old():
    address = made()[0]
    assert not read_reply_address(address, at=AT + timedelta(days=400)).expired
    old = read_reply_address(address, at=AT + timedelta(days=401))
    assert old.expired
    assert old.kind == "conversation"


def test_a_new_secret_keeps_the_addresses_of_the_former_one(settings):
    address = made()[0]
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "another secret"
    assert read_reply_address(address, at=AT) is not None
    settings.SECRET_KEY_FALLBACKS = []
    assert read_reply_address(address, at=AT) is None


def test_only_public_ids_and_known_kinds_can_be_given():
    person = f"guardian:{new_ref()}"
    wrong = (("conversation", "7", person), ("nonsense", new_ref(), person), ("conversation", new_ref(), "somebody:x"))
    for kind, ref, recipient in wrong:
        with pytest.raises(ValueError):
            reply_address(kind=kind, ref=ref, recipient=recipient, at=AT)
