"""Addresses as they stand in a mail: names decoded, addresses in small letters, no more than can be looked at."""

import re
from email.utils import getaddresses

from accord.delivery.inbound.charsets import one_line
from accord.delivery.inbound.headers import words
from accord.delivery.inbound.limits import PEOPLE
from accord.delivery.inbound.mail import Mailbox

ADDRESS = re.compile(r"[^\s@<>()\[\]\\,;:\"\x00-\x1f\x7f]{1,64}@[^\s@<>()\\,;\"\x00-\x1f\x7f]{1,255}")
LONGEST_NAME = 120
LONGEST_ADDRESS = 254
"""No mail system takes a longer one (RFC 5321, 4.5.3.1.3)."""


def plain_address(address: str) -> str:
    """Return an address in small letters, or nothing when it is none; a quoted local part is none to us."""
    address = address.strip().strip("<>").strip()
    if not ADDRESS.fullmatch(address):
        return ""
    local, _, domain = address.rpartition("@")
    try:
        if not domain.isascii():
            domain = domain.encode("idna").decode("ascii")
    except UnicodeError:
        return ""
    plain = f"{local}@{domain.rstrip('.')}".lower()
    return plain if len(plain) <= LONGEST_ADDRESS else ""


def mailboxes(values: list[str]) -> tuple[Mailbox, ...]:
    """Return the mailboxes of some fields, each address once.

    The fields are taken apart before encoded words are decoded: a decoded comma separates nobody. A name that
    looks like another address is left out, for readers would take it for the sender's own.
    """
    found: dict[str, Mailbox] = {}
    for name, address in _taken_apart(values):
        plain = plain_address(address) or plain_address(words(address))
        said = one_line(words(name), LONGEST_NAME).strip("\"' ")
        if ADDRESS.search(said) and plain not in said.lower():
            said = ""
        if plain and plain not in found:
            found[plain] = Mailbox(plain, "" if said.lower() == plain else said)
        if len(found) >= PEOPLE:
            break
    return tuple(found.values())


def _taken_apart(values: list[str]) -> list[tuple[str, str]]:
    try:
        pairs = [pair for value in values[:20] for pair in getaddresses([value])]
    except (ValueError, IndexError, AttributeError, TypeError, RecursionError):
        pairs = []
    if any("@" in address for _, address in pairs):
        return pairs
    return [("", each) for value in values[:20] for each in ADDRESS.findall(value)]
