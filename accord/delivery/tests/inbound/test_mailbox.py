"""A mailbox is read by IMAP: each mail once, marked only when we have it, nothing deleted, new counts understood."""

import imaplib
from dataclasses import replace

import pytest
from django.db import DatabaseError, connection

from accord.core import clock
from accord.delivery.inbound.limits import MESSAGE_BYTES
from accord.delivery.inbound.listening.listener import read_once
from accord.delivery.inbound.listening.mailbox import Mailbox, MailboxTrouble, read_mailbox
from accord.delivery.inbound.reply_address import reply_address
from accord.delivery.models import InboundMail, MailboxReading
from accord.delivery.tests.inbound.imap_server import Box, imap_server
from accord.delivery.tests.inbound.torture import mail
from accord.web.commands.mail_in import mailbox_of

pytestmark = [pytest.mark.requirement("C5", "M1"), pytest.mark.django_db]

OFFICE = "office@riverbank.example"


@pytest.fixture
def box(settings, tmp_path, cast):
    settings.ACCORD_MAIL_DOMAINS = ("riverbank.example",)
    settings.MEDIA_ROOT = tmp_path
    cast.riverbank.inbound_addresses.create(address=OFFICE)
    with imap_server(Box()) as served:
        yield served


def read(box: Box, **more: str) -> int:
    ours = Mailbox("127.0.0.1", "office", "secret", OFFICE, port=box.port, security="none")
    return read_mailbox(replace(ours, **more), at=clock.now())


def test_each_mail_is_taken_in_once_and_marked_when_we_have_it(box):
    box.add(mail("one"))
    box.add(mail("two", Message_ID="<2@x>"))
    assert read(box) == 2
    assert read(box) == 0
    assert box.seen == [1, 2]
    box.add(mail("three", Message_ID="<3@x>"))
    assert read(box) == 1
    assert InboundMail.objects.filter(via="imap", address=OFFICE).count() == 3
    assert MailboxReading.objects.get().last_uid == 3
    assert not [each for each in box.asked if "EXPUNGE" in each or "Deleted" in each or "CLOSE" in each]


def test_a_new_count_begins_anew_and_doubles_nothing(box):
    for number in range(3):
        box.add(mail(str(number), Message_ID=f"<{number}@x>"))
    assert read(box) == 3
    box.validity, box.mails = 2, {4: mail("new", Message_ID="<new@x>"), 5: box.mails[1]}
    assert read(box) == 2
    assert InboundMail.objects.count() == 4
    reading = MailboxReading.objects.get()
    assert (reading.uid_validity, reading.last_uid) == (2, 5)


def test_a_line_that_breaks_leaves_nothing_half_done(box):
    box.add(mail("one"))
    box.add(mail("two", Message_ID="<2@x>"))
    box.hang_up_at = "UID STORE"
    with pytest.raises((OSError, imaplib.IMAP4.error)):
        read(box)
    assert (InboundMail.objects.count(), MailboxReading.objects.get().last_uid, box.seen) == (1, 1, [])
    box.hang_up_at = ""
    assert read(box) == 1
    assert InboundMail.objects.count() == 2


def test_what_the_database_did_not_keep_is_not_marked(box):
    box.add(mail("one"))

    def refuse(execute, sql, params, many, context):
        if sql.startswith('INSERT INTO "delivery_inboundmail"'):
            raise DatabaseError("the disk is full")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(refuse), pytest.raises(DatabaseError):
        read(box)
    assert box.seen == []
    assert MailboxReading.objects.get().last_uid == 0
    assert read(box) == 1
    assert box.seen == [1]


def test_a_reply_in_the_mailbox_is_known_by_its_reply_address(box, cast):
    amina = cast.guardians["amina"]
    ours = reply_address(kind="conversation", ref="k" * 16, recipient=f"guardian:{amina.ref}", at=clock.now())
    box.add(mail("yes", To=f"Riverbank <{ours}>, other@example.org"))
    box.add(mail("yes", Message_ID="<2@x>", head=f"Delivered-To: {ours.upper()}\r\n"))
    box.add(mail("forged", Message_ID="<3@x>", To="reply+abcdef@riverbank.example"))
    read(box)
    assert list(InboundMail.objects.order_by("id").values_list("address", "reply_ref")) == [
        (ours, "k" * 16),
        (ours, "k" * 16),
        (OFFICE, ""),
    ]


def test_of_a_mail_that_is_too_large_the_head_is_kept(box):
    box.add(mail("x" * 60, Subject="Large") + b"word \r\n" * (MESSAGE_BYTES // 7))
    assert read(box) == 1
    row = InboundMail.objects.get()
    assert row.size < 300_000
    assert row.message_id == "<one@example.org>"


def test_a_mail_that_has_gone_meanwhile_is_passed_over(box):
    box.add(mail("one"))
    box.add(mail("two", Message_ID="<2@x>"))
    real, box.mails[1] = box.mails, None
    assert read(box) == 2
    assert InboundMail.objects.count() == 1
    assert real is box.mails


def test_a_wrong_password_or_an_address_of_nobody_is_said(box):
    with pytest.raises(imaplib.IMAP4.error):
        read(box, password="wrong")
    with pytest.raises(MailboxTrouble, match=r"No school has the address x@riverbank\.example"):
        read(box, address="x@riverbank.example")


def test_the_mailbox_is_read_from_the_environment():
    given = {"ACCORD_IMAP_HOST": "imap.example", "ACCORD_IMAP_LOGIN": "a", "ACCORD_IMAP_PASSWORD": "b"}
    with pytest.raises(ValueError, match="ACCORD_IMAP_ADDRESS"):
        mailbox_of(given)
    found = mailbox_of({**given, "ACCORD_IMAP_ADDRESS": OFFICE})
    assert (found.port, found.security, found.folder) == (993, "tls", "INBOX")


def test_what_a_mailbox_says_when_it_refuses_is_not_written_down(box, caplog):
    box.refusal = "[AUTHENTICATIONFAILED] No such person: nightingale@riverbank.example"
    ours = Mailbox("127.0.0.1", "office", "wrong", OFFICE, port=box.port, security="none")
    with pytest.raises(imaplib.IMAP4.error, match="nightingale"):
        read(box, password="wrong")
    assert read_once(ours) == 1
    assert "The mailbox could not be read: imaplib.IMAP4.error: AUTHENTICATIONFAILED" in caplog.text
    assert "nightingale" not in caplog.text
