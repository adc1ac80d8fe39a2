"""Who takes mail in: the composition root says here which room receives which kind.

A receiver runs in the transaction in which the mail is sorted: what it writes and that the mail found its place
are one. It raises nothing; what it cannot take it refuses, and the office sees it with the receiver's words.
"""

from dataclasses import dataclass
from typing import Protocol

from accord.delivery.inbound.mail import IncomingMail
from accord.delivery.models import InboundMail

OFFICE = "office"
"""The kind under which mail to a school's own address is received; all other kinds are those of reply addresses."""


@dataclass(frozen=True)
class Outcome:
    """What became of a mail: part of `subject` (`message:REF`), or refused for a reason in a sentence."""

    subject: str = ""
    refused: str = ""

    @property
    def taken(self) -> bool:
        """Whether the mail has found its place."""
        return bool(self.subject)


class Receiver(Protocol):
    """A room that takes mail in.

    For a reply `record.guardian` or `record.staff` is who wrote, and `record.reply_ref` what is replied to. For
    mail to the office nobody is proven: `record.guardian` is empty, whatever the sender's address says.
    """

    def receive(self, mail: IncomingMail, record: InboundMail) -> Outcome: ...


_known: dict[str, Receiver] = {}


def register(kind: str, receiver: Receiver) -> None:
    """Let a room receive a kind of mail; the last one to say so does."""
    _known[kind] = receiver


def receiver_of(kind: str) -> Receiver | None:
    """Return the room that receives this kind, if there is one."""
    return _known.get(kind)


def forget(kind: str) -> None:
    """Let nobody receive this kind any more."""
    _known.pop(kind, None)
