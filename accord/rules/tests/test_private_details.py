"""Somebody else's address, e-mail, telephone or child in words that go to a guardian: found, and stopped once."""

import pytest

from accord.rules.private_details import Detail, Found, Known, details_in, judge_words

pytestmark = pytest.mark.requirement("I8")

KEPT = Known(Detail.ADDRESS, "17 Ferry Lane\nPortbridge\nRB1 2CD", confidential=True)
OPEN = Known(Detail.ADDRESS, "2 Lock Cottages, Portbridge")
EMAIL = Known(Detail.EMAIL, "ewa@example.org")
PHONE = Known(Detail.PHONE, "+44 7700 900123")
CHILD = Known(Detail.CHILD, "Tom Reed")
ALONE = Known(Detail.CHILD, "Will", alone=True)
CHINESE = Known(Detail.CHILD, "陈伟")
KNOWN = (KEPT, OPEN, EMAIL, PHONE, CHILD, ALONE, CHINESE)


def found(text: str, *own: Known) -> set[Detail]:
    return {one.detail for one in details_in("reasons", text, KNOWN, own)}


@pytest.mark.parametrize(
    ("text", "details"),
    [
        ("You came to 17 Ferry Lane at night.", {Detail.ADDRESS}),
        ("You came to 17, FERRY LANE.", {Detail.ADDRESS}),
        ("It is near RB1 2CD.", {Detail.ADDRESS}),
        ("At 2 Lock Cottages you rang.", {Detail.ADDRESS}),
        ("You came to Portbridge, to Ferry Lane, at 17 o'clock.", set()),
        ("Write to EWA@example.org.", {Detail.EMAIL}),
        ("Write to info@school.example.", set()),
        ("Call 07700 900 123 or (07700) 900-123.", {Detail.PHONE}),
        ("On 2026-11-23, from 9:00 to 10:30, 900 123 times.", set()),
        ("Call \u0660\u0667\u0667\u0660\u0660 \u0669\u0660\u0660\u0661\u0662\u0663.", {Detail.PHONE}),
        ("You shouted at Tom Reed.", {Detail.CHILD}),
        ("You shouted at tom réed.", {Detail.CHILD}),
        ("You shouted at Tom, who reeds.", set()),
        ("Will was pushed aside.", {Detail.CHILD}),
        ("We will see.", set()),
        ("你对陈伟大声喊叫。", {Detail.CHILD}),
        ("", set()),
    ],
)
def test_details_1_what_belongs_to_somebody_else_is_found(text: str, details: set[Detail]) -> None:
    assert found(text) == details


def test_details_1_what_is_the_readers_own_is_not_somebody_elses() -> None:
    own = (Known(Detail.ADDRESS, "17 ferry lane"), Known(Detail.PHONE, "07700900123"))
    assert found("At 17 Ferry Lane, 07700 900123.", *own) == set()
    assert found("At 17 Ferry Lane, RB1 2CD.", *own) == {Detail.ADDRESS}
    assert found("At RB1 2CD.", Known(Detail.ADDRESS, "1 River Walk, RB1 2CD")) == set()


def test_details_1_the_writer_is_told_what_it_is_and_where() -> None:
    (one,) = details_in("said", "Ring 07700 900123.", KNOWN)
    assert one == Found("said", Detail.PHONE, "+44 7700 900123")
    assert (judge_words([one], "").may_go, judge_words([one], "").rule) == (False, "DETAILS-1")
    assert judge_words([], "").may_go


def test_details_2_it_stays_where_somebody_says_why() -> None:
    stays = judge_words(details_in("said", "Ring 07700 900123.", KNOWN), "She asked for it.")
    assert (stays.may_go, stays.rule) == (True, "DETAILS-2")


def test_details_3_a_confidential_address_never_stays() -> None:
    verdict = judge_words(details_in("said", "Not to 17 Ferry Lane.", (OPEN, KEPT)), "It must.")
    assert (verdict.may_go, verdict.rule) == (False, "DETAILS-3")
    assert [one.words for one in verdict.never] == ["17 ferry lane"]
    twice = (Known(Detail.ADDRESS, "17 Ferry Lane"), KEPT, Known(Detail.ADDRESS, "17 Ferry Lane"))
    assert judge_words(details_in("said", "17 Ferry Lane", twice), "It must.").never, "one who keeps it is enough"
