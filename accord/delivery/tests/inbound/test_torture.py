"""No mail whatever makes the reader fail, take long, or eat the machine."""

import random
import time
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis
from hypothesis import strategies as some

from accord.delivery.inbound.limits import MESSAGE_BYTES, PARTS
from accord.delivery.inbound.mail import IncomingMail
from accord.delivery.inbound.reading import read_mail
from accord.delivery.tests.inbound.torture import attacks, mail, mutated, seeds
from tests.turns import examples

pytestmark = pytest.mark.requirement("C5")

ATTACKS = attacks()
LONGEST = 5.0  # seconds of processor time on a busy machine; what grows faster than its size takes minutes
"""Seconds of processor time for one mail."""


def read_in_time(raw: bytes) -> IncomingMail:
    began = time.process_time()
    read = read_mail(raw, envelope_sender="a@example.org", own_hosts=frozenset({"localhost"}))
    took = time.process_time() - began
    assert took < LONGEST, f"{took:.2f} s for {raw[:200]!r}"
    return read


@pytest.mark.in_turn
def test_two_and_a_half_thousand_damaged_mails_are_read_without_a_fault():
    draw, corpus = random.Random(25), seeds()
    understood = 0
    for _ in range(2500):
        read = read_in_time(mutated(draw, corpus))
        assert read.why != "fault", "a fault that only the net caught"
        understood += read.understood
    assert understood > 800, "most damaged mails still say something"


@pytest.mark.thorough
@pytest.mark.parametrize("seed", range(3))
def test_many_more_damaged_mails_are_read_without_a_fault(seed):
    draw, corpus = random.Random(seed), seeds()
    for _ in range(5000):
        assert read_in_time(mutated(draw, corpus)).why != "fault"


@hypothesis(max_examples=examples(150))
@given(some.binary(max_size=3000))
def test_any_bytes_at_all_are_read(raw):
    assert read_in_time(raw).why != "fault"
    assert read_in_time(mail(raw, Content_Type="multipart/mixed; boundary=a")).why != "fault"


@pytest.mark.in_turn
@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_takes_seconds_at_most(name):
    read = read_in_time(ATTACKS[name])
    assert read.why != "fault"
    assert len(read.attachments) <= PARTS


@pytest.mark.heavy
@pytest.mark.parametrize("name", ["short lines", "many parts", "open divs", "quoted lines", "zip of many"])
def test_an_attack_needs_little_more_memory_than_its_size(name):
    raw = ATTACKS[name]
    tracemalloc.start()
    read_mail(raw)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 40_000_000 + 6 * len(raw), f"{peak / 1e6:.0f} MB"


def test_a_mail_beyond_the_limit_is_known_by_its_head_alone():
    raw = mail(b"x" * 100 + b"\r\n" * (MESSAGE_BYTES // 2))
    read = read_in_time(raw)
    assert (read.understood, read.why) == (False, "too-large")
    assert read.sender.address == "amina@example.org"
    assert read.subject == "The trip"


def test_the_largest_mail_that_is_taken_in_is_read_in_time():
    raw = mail(b"x" * 70 + b"\r\n")
    raw += (b"word " * 14 + b"\r\n") * ((MESSAGE_BYTES - len(raw)) // 72)
    read = read_in_time(raw)
    assert read.understood
    assert "text-cut" in read.notes
