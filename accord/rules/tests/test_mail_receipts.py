"""Confirming letters by a machine: only to people, only where nobody is written to who did not write, once a day."""

from dataclasses import replace

import pytest

from accord.rules.mail_receipts import LetterFacts, may_confirm, stands_for

pytestmark = pytest.mark.requirement("C5")

GOOD = "mx.riverbank.example 1; spf=fail; dmarc=pass (p=reject dis=none) header.from=home.example"
LETTER = LetterFacts("ann@home.example", by_hand=True, verdicts=(GOOD,), trusted="mx.riverbank.example")


def test_receipt_1_only_what_a_person_wrote_is_confirmed() -> None:
    assert may_confirm(LETTER)
    assert not may_confirm(replace(LETTER, by_hand=False))


@pytest.mark.parametrize(
    "verdicts",
    [
        (),
        ("mx.riverbank.example; dmarc=fail header.from=home.example",),
        ("mx.riverbank.example; dmarc=none header.from=home.example", GOOD),
        ("mx.other.example; dmarc=pass header.from=home.example", GOOD),
        ("mx.riverbank.example; dmarc=pass header.from=elsewhere.example",),
        ("mx.riverbank.example; dmarc=pass",),
        ("mx.riverbank.example; spf=pass smtp.mailfrom=home.example; dkim=pass header.d=home.example",),
        ('mx.riverbank.example; spf=none smtp.mailfrom="; dmarc=pass header.from=home.example ;"@x.example',),
        ("mx.riverbank.example; dmarc=fail (x; dmarc=pass header.from=home.example) header.from=home.example",),
        ("mx.riverbank.example; dmarc=fail ((x); dmarc=pass header.from=home.example;) header.from=home.example",),
        ("mx.riverbank.example.evil.example; dmarc=pass header.from=home.example",),
    ],
)
def test_receipt_2_only_where_the_schools_server_says_that_the_domain_stands_for_it(verdicts: tuple[str, ...]) -> None:
    assert stands_for(LETTER.verdicts, LETTER.trusted, LETTER.sender)
    assert not may_confirm(replace(LETTER, verdicts=verdicts))
    assert not may_confirm(replace(LETTER, trusted=""))


def test_receipt_3_a_sender_hears_of_it_once_in_a_day() -> None:
    assert not may_confirm(replace(LETTER, confirmed_lately=True))
