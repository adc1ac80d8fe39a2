"""Bounces, automatic answers, lists and circles are known, so that no machine answers a machine."""

import pytest

from accord.delivery.inbound.mail import Nature
from accord.delivery.inbound.reading import read_mail
from accord.delivery.tests.inbound.torture import mail, multipart, part

pytestmark = pytest.mark.requirement("C5")

HERE = frozenset({"accord.example"})


def nature(raw: bytes, sender: str | None = "a@example.org") -> Nature:
    return read_mail(raw, envelope_sender=sender, own_hosts=HERE).nature


def report(fields: str, *, returned: str = "Message-ID: <ours@accord.example>\r\n\r\nx") -> bytes:
    """Return a delivery status report with these fields of the recipient."""
    status = part(f"Reporting-MTA: dns; mx.example\r\n\r\n{fields}", "message/delivery-status")
    told = part("Your message could not be delivered.")
    back = part(returned, "message/rfc822")
    return multipart("report", told, status, back, From="MAILER-DAEMON@mx.example", Subject="Undelivered Mail")


@pytest.mark.parametrize(
    ("fields", "permanent", "code"),
    [
        ("Final-Recipient: rfc822; a@example.org\r\nAction: failed\r\nStatus: 5.1.1", True, "5.1.1"),
        ("Original-Recipient: rfc822;a@example.org\r\nFinal-Recipient: rfc822; x@y.example\r\nAction: failed\r\n"
         "Status: 5.0.0\r\nDiagnostic-Code: smtp; 550 5.7.1 refused", True, "5.7.1"),
        ("Final-Recipient: rfc822; A@Example.org\r\nAction: delayed\r\nStatus: 4.4.1", False, "4.4.1"),
        ("Final-Recipient: rfc822; a@example.org\r\nAction: failed\r\nStatus: 4.2.2", False, "4.2.2"),
        ("Final-Recipient: rfc822; a@example.org\r\nAction: failed", True, ""),
    ],
)  # fmt: skip
def test_a_delivery_report_says_whom_we_did_not_reach_and_for_how_long(fields, permanent, code):
    read = read_mail(report(fields), envelope_sender="")
    assert read.nature is Nature.BOUNCE
    assert read.bounce.message_id == "<ours@accord.example>"
    (failed,) = read.bounce.failed
    assert (failed.recipient, failed.permanent, failed.status) == ("a@example.org", permanent, code)
    assert not read.answerable


def test_a_report_of_success_names_no_failure():
    read = read_mail(report("Final-Recipient: rfc822; a@example.org\r\nAction: delivered\r\nStatus: 2.0.0"))
    assert read.bounce is not None
    assert read.bounce.failed == ()


OTHERS = {
    "qmail": (
        "Hi. This is the qmail-send program at mx.example.\r\nI'm afraid I wasn't able to deliver your message.\r\n\r\n"
        "<a@example.org>:\r\n192.0.2.1 does not like recipient.\r\nRemote host said: 550 5.1.1 unknown user\r\n\r\n"
        "--- Below this line is a copy of the message.\r\n\r\nMessage-ID: <ours@accord.example>\r\n",
        "failure notice", True,
    ),
    "exim": (
        "This message was created automatically by mail delivery software.\r\n\r\nA message that you sent could not be "
        "delivered to all of its recipients. This is a permanent error. The following address(es) failed:\r\n\r\n"
        "  a@example.org\r\n    all relevant MX records point to non-existent hosts\r\n\r\n"
        "------ This is a copy of the message ------\r\nMessage-ID: <ours@accord.example>\r\n",
        "Mail delivery failed: returning message to sender", True,
    ),
    "full": (
        "The following message to <a@example.org> was undeliverable. The reason: mailbox is full, quota exceeded.\r\n"
        "Message-ID: <ours@accord.example>\r\n",
        "Undeliverable: trip", False,
    ),
    "gone": (
        "Your message to a@example.org couldn't be delivered. a@example.org wasn't found: no such user.\r\n"
        "Message-ID: <ours@accord.example>\r\n",
        "Undeliverable: trip", True,
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", OTHERS)
def test_a_bounce_in_free_words_is_understood(kind):
    text, subject, permanent = OTHERS[kind]
    read = read_mail(mail(text, From="Mail Delivery System <mailer-daemon@mx.example>", Subject=subject))
    assert read.nature is Nature.BOUNCE
    assert read.bounce.message_id == "<ours@accord.example>"
    assert [(each.recipient, each.permanent) for each in read.bounce.failed] == [("a@example.org", permanent)]
    assert not read.bounce.standard


def test_a_parent_who_writes_about_undelivered_mail_is_no_bounce():
    raw = mail("Your letter could not be delivered, the address is wrong.", Subject="Undelivered letter")
    assert nature(raw) is Nature.LETTER


@pytest.mark.parametrize(
    "head",
    ["Auto-Submitted: auto-replied (vacation)", "Auto-Submitted: auto-generated", "Precedence: auto_reply",
     "Precedence: bulk", "X-Auto-Response-Suppress: All", "X-Autoreply: yes", "X-Autorespond: x",
     "Return-Path: <>"],
)  # fmt: skip
def test_a_machine_is_known_by_its_head(head):
    assert nature(mail("I am away", head=head + "\r\n")) is Nature.AUTOMATIC


def test_a_machine_is_known_by_its_address_and_by_the_empty_sender():
    assert nature(mail(From="No Reply <no-reply@shop.example>")) is Nature.AUTOMATIC
    assert nature(mail(), sender="") is Nature.AUTOMATIC
    assert nature(mail(head="Auto-Submitted: no\r\n")) is Nature.LETTER


def test_a_subject_that_sounds_like_absence_is_only_a_hint():
    read = read_mail(mail("I am writing about my absence", Subject="Out of office appointment for Tom"))
    assert (read.nature, read.signs) == (Nature.LETTER, ("out-of-office-subject",))


def test_an_outlook_reply_that_suppresses_answers_is_still_a_letter():
    raw = mail(head="X-Auto-Response-Suppress: All\r\n", In_Reply_To="<ours@accord.example>")
    assert nature(raw) is Nature.LETTER


def test_lists_and_reading_receipts_are_known():
    assert nature(mail(head="List-Id: <news.shop.example>\r\n")) is Nature.LIST
    raw = mail("--b1\r\n\r\nread\r\n--b1--",
               Content_Type="multipart/report; report-type=disposition-notification; boundary=b1")  # fmt: skip
    assert nature(raw) is Nature.RECEIPT


def test_our_own_mail_come_back_is_a_circle():
    assert nature(mail(Message_ID="<x@accord.example>")) is Nature.LOOP
    assert nature(mail(head="Received: from a by b\r\n" * 31)) is Nature.LOOP
    assert nature(mail(head="Received: from a by b\r\n" * 12)) is Nature.LETTER
