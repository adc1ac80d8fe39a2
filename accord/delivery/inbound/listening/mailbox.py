"""Reading a mailbox by IMAP (RFC 3501): each mail once, marked as read only when we have it, nothing ever deleted.

How far we have read is kept in the same transaction as the mail. The numbers of a mailbox hold only under one
UIDVALIDITY; when the server gives a new one, everything is looked at again, and what we have already stays one.
"""

import imaplib
import logging
import re
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from django.db import transaction

from accord.core.faults import OurWords
from accord.delivery.inbound.arriving import Envelope, take_in
from accord.delivery.inbound.destinations import Destination, destination_of
from accord.delivery.inbound.limits import HEADER_BYTES, MESSAGE_BYTES
from accord.delivery.inbound.reading import read_addresses
from accord.delivery.models import InboundAddress, InboundMail, MailboxReading

log = logging.getLogger("accord.delivery.inbound")

PATIENCE = 60.0
"""Seconds that the server may be silent."""

AT_A_TIME = 200


class MailboxTrouble(OurWords):
    """The mailbox cannot be read as it is set up; the sentence says what to mend, and nothing that the server said."""


@dataclass(frozen=True)
class Mailbox:
    """A mailbox and the address whose mail lies in it."""

    host: str
    login: str
    password: str
    address: str
    port: int = 993
    folder: str = "INBOX"
    security: Literal["tls", "starttls", "none"] = "tls"


def read_mailbox(mailbox: Mailbox, *, at: datetime) -> int:
    """Take in what is new in the mailbox; returns how many mails were looked at.

    Raises OSError or imaplib.IMAP4.error when the server is away or refuses, MailboxTrouble when nobody here has
    the address whose mailbox this is.
    """
    ours = InboundAddress.objects.filter(address=mailbox.address.lower(), ended_at__isnull=True).first()
    if ours is None:
        raise MailboxTrouble(f"No school has the address {mailbox.address}. Enter it on the school's page for e-mail.")
    with _opened(mailbox) as line:
        validity = int((line.response("UIDVALIDITY")[1] or [b"0"])[0] or 0)
        reading = _reading(ours, mailbox.folder, validity)
        looked_at = 0
        for uid in _new(line, reading.last_uid):
            raw = _fetched(line, uid)
            with transaction.atomic():
                if raw is not None:
                    take_in(raw=raw, envelope=_envelope(raw, ours, at), at=at)
                MailboxReading.objects.filter(id=reading.id).update(last_uid=uid)
            line.uid("STORE", str(uid), "+FLAGS", "(\\Seen)")
            looked_at += 1
        return looked_at


@contextmanager
def _opened(mailbox: Mailbox) -> Iterator[imaplib.IMAP4]:
    line: imaplib.IMAP4
    if mailbox.security == "tls":
        safe = ssl.create_default_context()
        line = imaplib.IMAP4_SSL(mailbox.host, mailbox.port, ssl_context=safe, timeout=PATIENCE)
    else:
        line = imaplib.IMAP4(mailbox.host, mailbox.port, timeout=PATIENCE)
    try:
        if mailbox.security == "starttls":
            line.starttls(ssl.create_default_context())
        line.login(mailbox.login, mailbox.password)
        quoted = mailbox.folder.replace("\\", "\\\\").replace('"', '\\"')
        told, _words = line.select(f'"{quoted}"')
        if told != "OK":
            raise MailboxTrouble(f"The folder {mailbox.folder} cannot be opened.")
        yield line
    finally:
        with suppress(OSError, imaplib.IMAP4.error):
            line.logout()


def _reading(ours: InboundAddress, folder: str, validity: int) -> MailboxReading:
    reading, made = MailboxReading.objects.get_or_create(
        inbound_address=ours, folder=folder[:120], defaults={"uid_validity": validity}
    )
    if not made and reading.uid_validity != validity:
        log.warning("The mailbox of %s counts anew; everything in it is looked at again.", ours.ref)
        reading.uid_validity, reading.last_uid = validity, 0
        reading.save(update_fields=["uid_validity", "last_uid"])
    return reading


def _new(line: imaplib.IMAP4, last_uid: int) -> list[int]:
    """Return the numbers after the last one, ascending. (`9:*` always gives the last mail, even number 5.)"""
    told, data = line.uid("SEARCH", f"UID {last_uid + 1}:*")
    if told != "OK":
        raise MailboxTrouble("The mailbox did not say what is in it.")
    numbers = sorted(int(word) for word in b" ".join(part for part in data if part).split() if word.isdigit())
    return [number for number in numbers if number > last_uid][:AT_A_TIME]


def _fetched(line: imaplib.IMAP4, uid: int) -> bytes | None:
    """Return the bytes of a mail, of one that is too large its head alone, of one that is gone nothing."""
    _told, sizes = line.uid("FETCH", str(uid), "(RFC822.SIZE)")
    found = re.search(rb"RFC822\.SIZE (\d+)", b" ".join(part for part in sizes if isinstance(part, bytes)))
    too_large = found is not None and int(found[1]) > MESSAGE_BYTES
    what = f"(BODY.PEEK[]<0.{HEADER_BYTES}>)" if too_large else "(BODY.PEEK[])"
    _told, data = line.uid("FETCH", str(uid), what)
    return next((bytes(part[1]) for part in data if isinstance(part, tuple)), None)


def _envelope(raw: bytes, ours: InboundAddress, at: datetime) -> Envelope:
    """Find the reply addresses to which a mail went; without any it is for the address whose mailbox this is."""
    found = (destination_of(address, at=at) for address in read_addresses(raw))
    replies = {each.address: each for each in found if each and each.reply}
    own = Destination(ours.address, ours.school_id, ours.id)
    return Envelope(sender="", destinations=tuple(replies.values()) or (own,), via=InboundMail.Via.IMAP)
