"""What a mail has become once it is read: plain values, nothing that reaches back to the bytes."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Nature(StrEnum):
    """Who or what wrote a mail. Only a letter may ever be answered by a machine."""

    LETTER = "letter"
    BOUNCE = "bounce"
    RECEIPT = "receipt"
    AUTOMATIC = "automatic"
    LIST = "list"
    LOOP = "loop"


class Refusal(StrEnum):
    """Why an attachment is not handed on."""

    PROGRAM = "program"
    SCRIPT = "script"
    MACROS = "macros"
    ARCHIVE_WITH_PROGRAM = "archive_with_program"
    ARCHIVE_IN_ARCHIVE = "archive_in_archive"
    ARCHIVE_TOO_LARGE = "archive_too_large"
    ARCHIVE_CLOSED = "archive_closed"


@dataclass(frozen=True)
class Mailbox:
    """One e-mail address with the name beside it; the address is in small letters, or empty."""

    address: str
    name: str = ""


@dataclass(frozen=True)
class Attachment:
    """A file that came along. `media_type` is what its bytes say, `declared_type` what the mail says."""

    name: str
    declared_type: str
    media_type: str
    size: int
    sha256: str
    content: bytes = field(repr=False)
    inline: bool = False
    content_id: str = ""
    refused: Refusal | None = None


@dataclass(frozen=True)
class FailedDelivery:
    """One address that a mail of ours could not reach, as a mail server tells it.

    `status` is the enhanced code (RFC 3463, `5.1.1`) or empty; `diagnostic` the server's own words.
    """

    recipient: str
    permanent: bool
    status: str = ""
    diagnostic: str = ""


@dataclass(frozen=True)
class Bounce:
    """News about a mail of ours: its Message-ID if it is told, and whom it did not reach."""

    message_id: str
    failed: tuple[FailedDelivery, ...]
    standard: bool

    @property
    def permanent(self) -> bool:
        """Whether some address was refused for good."""
        return any(failure.permanent for failure in self.failed)


@dataclass(frozen=True)
class IncomingMail:
    """A mail as it was understood.

    `said` is what the writer wrote now, `quoted` what stood below from earlier, `signature` the end; all three
    are plain text. `markup` is the sanitised HTML of the whole, if there was any. `why` names what was not
    understood, `notes` what was left out. The bytes themselves are kept elsewhere.
    """

    understood: bool
    why: str = ""
    message_id: str = ""
    in_reply_to: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    sender: Mailbox = Mailbox("")
    reply_to: tuple[Mailbox, ...] = ()
    to: tuple[Mailbox, ...] = ()
    cc: tuple[Mailbox, ...] = ()
    delivered_to: tuple[str, ...] = ()
    subject: str = ""
    sent_at: datetime | None = None
    language: str = ""
    said: str = ""
    quoted: str = ""
    signature: str = ""
    markup: str = ""
    attachments: tuple[Attachment, ...] = ()
    nature: Nature = Nature.LETTER
    signs: tuple[str, ...] = ()
    bounce: Bounce | None = None
    authentication: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def answerable(self) -> bool:
        """Whether a machine may answer: never a machine, never a list, never what was not understood."""
        return self.understood and self.nature is Nature.LETTER and bool(self.sender.address)

    @property
    def text(self) -> str:
        """Everything that was written, as it stood."""
        return "\n\n".join(part for part in (self.said, self.signature, self.quoted) if part)
