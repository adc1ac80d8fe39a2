"""Reply addresses: `reply+TOKEN@domain`, one for each recipient of each conversation.

The token names what is replied to, the person to whom the address was given and the day, and is signed, so that
nobody can make one up. It survives mail systems that change capital letters (RFC 5321 lets them), it fits the 64
letters of a local part, and it tells a stranger nothing. It is a key to the right drawer and not a proof of who
writes: that the sender is the person to whom it was given is looked at when a mail arrives.
"""

import base64
import binascii
import hashlib
import hmac
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.conf import settings

from accord.core.ids import ALPHABET, REF_LENGTH

KINDS = ("conversation", "delivery", "booking", "survey", "concern", "event")
"""What can be replied to; the place in this list stands in the token, so it is only ever added to."""

RECIPIENTS = ("guardian", "staff", "student", "login")
"""To whom an address can be given; likewise only ever added to."""

PREFIX = "reply"
LASTS = timedelta(days=400)
"""A school year and the summer after it; a later reply goes to the office."""

FIRST_DAY = date(2020, 1, 1)
REF_BYTES, MAC_BYTES = 10, 10
SIZE = 1 + 2 + 2 * REF_BYTES + MAC_BYTES
ADDRESS = re.compile(rf"{PREFIX}\+([a-z2-7]{{{-(-SIZE * 8 // 5)}}})@(.+)", re.IGNORECASE)


@dataclass(frozen=True)
class ReplyAddress:
    """What a reply address says. One that is too old still says to which school a mail belongs."""

    kind: str
    ref: str
    recipient_kind: str
    recipient_ref: str
    given_on: date
    expired: bool


def reply_address(*, kind: str, ref: str, recipient: str, at: datetime) -> str:
    """Return the address under which `recipient` (`guardian:REF`) replies to the thing `kind` `ref`.

    Raises ValueError for a kind that is not listed or a ref that is no public id.
    """
    person, _, person_ref = recipient.partition(":")
    head = KINDS.index(kind) * 16 + RECIPIENTS.index(person)
    day = (at.astimezone(UTC).date() - FIRST_DAY).days
    said = bytes([head]) + day.to_bytes(2, "big") + _packed(ref) + _packed(person_ref)
    token = base64.b32encode(said + _signature(said, settings.SECRET_KEY)).decode().rstrip("=").lower()
    return f"{PREFIX}+{token}@{settings.ACCORD_MAIL_DOMAINS[0]}"


def is_reply_address(address: str) -> bool:
    """Whether an address at one of our domains claims to be a reply address, well signed or not."""
    local, _, domain = address.lower().rpartition("@")
    return domain in settings.ACCORD_MAIL_DOMAINS and (local == PREFIX or local.startswith(f"{PREFIX}+"))


def read_reply_address(address: str, *, at: datetime) -> ReplyAddress | None:
    """Return what a reply address says, or None for one that we did not sign: forged, garbled, of another house."""
    found = ADDRESS.fullmatch(address.strip())
    if found is None or found[2].lower() not in settings.ACCORD_MAIL_DOMAINS:
        return None
    try:
        token = base64.b32decode(found[1].upper() + "=" * (-len(found[1]) % 8))
    except binascii.Error:
        return None
    said, signature = token[:-MAC_BYTES], token[-MAC_BYTES:]
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    if not any(hmac.compare_digest(signature, _signature(said, key)) for key in keys):
        return None
    kind, person = divmod(said[0], 16)
    if kind >= len(KINDS) or person >= len(RECIPIENTS):
        return None
    given_on = FIRST_DAY + timedelta(days=int.from_bytes(said[1:3], "big"))
    return ReplyAddress(
        kind=KINDS[kind],
        ref=_unpacked(said[3 : 3 + REF_BYTES]),
        recipient_kind=RECIPIENTS[person],
        recipient_ref=_unpacked(said[3 + REF_BYTES :]),
        given_on=given_on,
        expired=at.astimezone(UTC).date() > given_on + LASTS,
    )


def _signature(said: bytes, key: str | bytes) -> bytes:
    secret = key.encode() if isinstance(key, str) else key
    own = hashlib.sha256(b"accord.reply_address:" + secret).digest()
    return hmac.digest(own, said, "sha256")[:MAC_BYTES]


def _packed(ref: str) -> bytes:
    """Write a public id of 16 letters as ten bytes."""
    if len(ref) != REF_LENGTH or not set(ref) <= set(ALPHABET):
        raise ValueError("This is no public id.")
    number = 0
    for letter in ref:
        number = number * len(ALPHABET) + ALPHABET.index(letter)
    return number.to_bytes(REF_BYTES, "big")


def _unpacked(packed: bytes) -> str:
    number, letters = int.from_bytes(packed, "big"), ""
    for _ in range(REF_LENGTH):
        number, place = divmod(number, len(ALPHABET))
        letters = ALPHABET[place] + letters
    return letters
