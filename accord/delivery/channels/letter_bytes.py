"""A letter as it goes over the wire (RFC 5322, RFC 2045): its head, and its words once plain and once as a page.

The words of one notice are the same for everybody who reads them in one language, so they are drawn once for all of
these; only the head is each reader's own. Nothing here parses what it has just written.
"""

import base64
import binascii
import re
from dataclasses import replace
from email.header import Header
from email.utils import formataddr, formatdate, parseaddr
from functools import lru_cache

from django.conf import settings
from django.core.mail.message import sanitize_address
from django.template.loader import get_template
from django.utils import translation

from accord.core import clock
from accord.delivery.channels.channel import Letter

BOUNDARY = "=_accord_one_letter_in_two_forms"
"""Stands between the two forms. No line of a letter's words begins so: both ways of writing them leave no `=_`."""
PLAIN = re.compile(r"[A-Za-z0-9_.+%-]+@[A-Za-z0-9.-]+")
FORMS = ("delivery/mail/letter.txt", "delivery/mail/letter.html")
LINE_END = re.compile(r"\r\n|\r|\n")
SHORT = re.compile(r"[ -~]{0,60}")


def letter_bytes(letter: Letter) -> bytes:
    """Return the whole letter; lines end as on the wire."""
    head = {
        "Subject": _in_words("Subject", letter.subject),
        "From": _sender(letter.from_name or letter.school_name, settings.DEFAULT_FROM_EMAIL),
        "To": mail_address(letter.to),
        "Date": formatdate(clock.now().timestamp()),
        "Message-ID": letter.message_id,
        "Auto-Submitted": "auto-generated",
        "Content-Language": letter.language,
    }
    if letter.reply_to:
        head["Reply-To"] = mail_address(letter.reply_to)
    if letter.references:
        known = [_one_line(each) for each in letter.references]
        head |= {"In-Reply-To": known[-1], "References": "\r\n ".join(known)}
    head |= {"MIME-Version": "1.0", "Content-Type": f'multipart/alternative; boundary="{BOUNDARY}"'}
    written = "".join(f"{name}: {value}\r\n" for name, value in head.items())
    common = replace(letter, to="", from_name="", message_id="", reply_to="", references=())
    return written.encode("ascii") + _both_forms(common)


@lru_cache(maxsize=256)
def sender_address(given: str) -> str:
    """Return the bare address of `Name <address>`."""
    return mail_address(parseaddr(given)[1])


def mail_address(address: str) -> str:
    """Return an address as it is written on the wire."""
    return address if PLAIN.fullmatch(address) else sanitize_address(_one_line(address), "utf-8")


@lru_cache(maxsize=256)
def _sender(name: str, given: str) -> str:
    name, address = _one_line(name), sender_address(given)
    if name.isascii():
        return formataddr((name, address))
    return f"{_in_words('From', name)} <{address}>"


@lru_cache(maxsize=256)
def _in_words(name: str, text: str) -> str:
    """A text in a line of the head; what is long, or has other letters than ASCII, as RFC 2047 writes it."""
    text = _one_line(text)
    if SHORT.fullmatch(text):
        return text
    return Header(text, None if text.isascii() else "utf-8", header_name=name).encode(linesep="\r\n")


def _one_line(text: str) -> str:
    """Nothing that somebody wrote can begin a new line of the head."""
    return " ".join(text.split())


@lru_cache(maxsize=8)
def _both_forms(letter: Letter) -> bytes:
    """What follows the head; the same for all who are told the same in one language."""
    with translation.override(letter.language):
        plain, page = (get_template(form).render({"letter": letter}) for form in FORMS)
    parts = [_part("plain", plain), _part("html", page)]
    return b"".join([b"\r\n", *parts, f"--{BOUNDARY}--\r\n".encode()])


def _part(kind: str, text: str) -> bytes:
    """One form of the words; other scripts than the Latin one in base64, in which they are shortest."""
    raw = "\r\n".join([*LINE_END.split(text.rstrip()), ""]).encode()
    if len(raw) > 1.3 * len(text):
        way, lines = "base64", base64.encodebytes(raw).replace(b"\n", b"\r\n")
    else:
        way, lines = "quoted-printable", binascii.b2a_qp(raw)
    head = f"--{BOUNDARY}\r\nContent-Type: text/{kind}; charset=utf-8\r\nContent-Transfer-Encoding: {way}\r\n\r\n"
    return head.encode() + lines
