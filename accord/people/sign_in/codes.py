"""The codes of invitations: long ones for links, short ones for paper.

A code is computed from the invitation's ref and the installation's secret, so a lost letter can be printed again
though the database keeps nothing but a keyed hash of it.
"""

import hashlib
import hmac

from django.conf import settings

from accord.core.ids import ALPHABET
from accord.people.models import Invitation

PAPER_LENGTH = 12
"""Twelve of thirty characters are 59 bits: enough behind a throttle, short enough to type."""
LINK_LENGTH = 32
FAIR = 256 - 256 % len(ALPHABET)


def code_for(invitation: Invitation) -> str:
    """Return the code of an invitation: `K7QM-3XPA-9TRD` on paper, 32 small characters in a link."""
    if invitation.channel == Invitation.Channel.LETTER:
        plain = _drawn(invitation.ref, PAPER_LENGTH).upper()
        return "-".join(plain[start : start + 4] for start in range(0, PAPER_LENGTH, 4))
    return _drawn(invitation.ref, LINK_LENGTH)


def still_ours(invitation: Invitation) -> bool:
    """Whether the computed code is the one that was given out (not after a change of the secret)."""
    return hmac.compare_digest(fingerprint(code_for(invitation)), invitation.code_hash)


def fingerprint(code: str) -> str:
    """Return the keyed hash (SHA-256, hex) under which a typed code is looked up; blanks and dashes do not count."""
    return hmac.new(_key("hash"), plain(code).encode(), hashlib.sha256).hexdigest()


def plain(code: str) -> str:
    """Return a typed code as it is compared: small letters, nothing between them."""
    return "".join(letter for letter in code.lower() if letter.isalnum())[:64]


def _drawn(ref: str, length: int) -> str:
    letters: list[str] = []
    block = 0
    while len(letters) < length:
        digest = hmac.new(_key("code"), f"{ref}:{block}".encode(), hashlib.sha256).digest()
        letters += [ALPHABET[byte % len(ALPHABET)] for byte in digest if byte < FAIR]
        block += 1
    return "".join(letters[:length])


def _key(purpose: str) -> bytes:
    return hashlib.sha256(f"invitation {purpose}:{settings.SECRET_KEY}".encode()).digest()
