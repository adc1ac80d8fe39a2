"""What a channel is: it knows a person's address on it, and how to hand one letter over."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from accord.delivery.person import Person


@dataclass(frozen=True)
class Letter:
    """One notice as one person gets it, in that person's language.

    `message_id` is the same on every try. A discreet letter has already lost what must not be told.
    """

    to: str
    school_name: str
    from_name: str
    subject: str
    sentences: tuple[str, ...]
    link: str
    link_words: str
    after: tuple[str, ...]
    language: str
    direction: str
    message_id: str
    reply_to: str = ""
    references: tuple[str, ...] = ()
    reply_line: str = ""


class Result(StrEnum):
    """What is known after one try."""

    ACCEPTED = "accepted"
    DELIVERED = "delivered"
    DELAYED = "delayed"
    REFUSED = "refused"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Outcome:
    """The end of one try: `code` as the provider gave it, `answer` in its words without any address.

    `no_line`: nobody answered at all, so trying the next letter at once would not help either.
    """

    result: Result
    code: str = ""
    answer: str = ""
    provider_reference: str = ""
    condemns_address: bool = False
    no_line: bool = False


class Channel(Protocol):
    """One way to people."""

    name: str
    interrupts: bool
    """Whether it makes itself heard, so that quiet hours hold for it."""
    gives_receipts: bool
    """Whether it tells that something arrived; then silence for 72 hours counts as a failure."""
    repeats_unknown: bool
    """Whether a try without a known end is repeated by itself; else a person decides (SMS, print)."""
    uses_wire: bool
    """Whether it talks to somebody outside, so that the worker does it."""

    def address_of(self, person: Person) -> str:
        """Return the person's address on this channel; empty if there is none."""

    def send(self, letter: Letter) -> Outcome:
        """Hand over one letter. Called outside any transaction; never raises for what the other side does."""

    def hang_up(self) -> None:
        """Let go of what was kept open between letters."""
