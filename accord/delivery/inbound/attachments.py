"""Files that come along: named safely, typed by their bytes, and refused with a reason where they could do harm."""

import hashlib
import mimetypes
import re

from accord.delivery.inbound.archives import zip_verdict
from accord.delivery.inbound.charsets import one_line
from accord.delivery.inbound.mail import Attachment, Refusal
from accord.delivery.inbound.parts import Part, take_apart
from accord.delivery.inbound.sniffing import (
    MACRO_ENDINGS,
    PROGRAM_ENDINGS,
    SCRIPT_ENDINGS,
    ending,
    kind_by_bytes,
    ole_refusal,
)

LONGEST_NAME = 120
HARMLESS_TEXT = {"text/csv", "text/calendar", "text/vcard", "text/markdown", "application/json"}
UNSAFE = re.compile(r"[\\/:*?\"<>|\x00-\x1f]+")


def attachment_of(part: Part, number: int, *, inline: bool) -> Attachment:
    """Return the file of a part."""
    if part.type == "message/rfc822":
        return _mail_within(part, number)
    content_id = part.head.first("content-id").strip().strip("<>")[:200]
    return attachment(part.file_name, part.type, part.content(), number=number, inline=inline, content_id=content_id)


def attachment(
    name: str, declared: str, content: bytes, *, number: int, inline: bool = False, content_id: str = ""
) -> Attachment:
    """Return a file with its real type, and refused if it is something that runs or hides what it holds."""
    media_type, refused = verdict(name, content)
    if media_type in ("text/plain", "application/octet-stream") and refused is None:
        media_type = _finer(media_type, declared)
    return Attachment(
        name=safe_name(name) or f"{number}{mimetypes.guess_extension(media_type) or ''}",
        declared_type=declared,
        media_type=media_type,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        content=content,
        inline=inline,
        content_id=content_id,
        refused=refused,
    )


def verdict(name: str, content: bytes) -> tuple[str, Refusal | None]:
    """Return what a file is and why it is refused, if it is; the bytes are asked first, then the name."""
    rough, media_type = kind_by_bytes(content)
    last = ending(one_line(name, 1000))
    refused: Refusal | None = None
    if media_type == "application/zip":
        media_type, refused = zip_verdict(content)
    elif rough == "program":
        refused = Refusal.PROGRAM
    elif rough == "script":
        refused = Refusal.SCRIPT
    elif rough == "closed":
        refused = Refusal.ARCHIVE_CLOSED
    elif media_type == "application/x-ole-storage":
        hidden = ole_refusal(content)
        refused = {"program": Refusal.PROGRAM, "macros": Refusal.MACROS}.get(hidden)
    if refused is None and last in PROGRAM_ENDINGS:
        refused = Refusal.PROGRAM
    if refused is None and last in SCRIPT_ENDINGS:
        refused = Refusal.SCRIPT
    if refused is None and last in MACRO_ENDINGS:
        refused = Refusal.MACROS
    return media_type, refused


def _finer(media_type: str, declared: str) -> str:
    """Believe a mail that says more than the bytes do, about kinds that are text and cannot run."""
    harmless = (
        "text/csv",
        "text/calendar",
        "text/vcard",
        "text/markdown",
        "application/json",
        "text/tab-separated-values",
    )
    return declared if media_type == "text/plain" and declared in harmless else media_type


def safe_name(name: str) -> str:
    """Return a file name without folders, without marks of direction, its ending kept when it is cut."""
    plain = UNSAFE.sub("_", one_line(name.replace("\\", "/").rsplit("/", 1)[-1], 1000)).strip(". ")
    if len(plain) <= LONGEST_NAME:
        return plain
    last = ending(plain)[:10]
    return f"{plain[: LONGEST_NAME - len(last) - 2]}….{last}" if last else plain[:LONGEST_NAME]


def _mail_within(part: Part, number: int) -> Attachment:
    """Return a mail that came as an attachment; refused if something in it would be."""
    content = part.content()
    whole, _notes = take_apart(content)
    inside = [each for each in whole.walk() if not each.inside and each.depth <= 5]
    refused: Refusal | None = None
    for each in inside:
        if each.type == "message/rfc822":
            refused = refused or Refusal.ARCHIVE_IN_ARCHIVE
        elif each.file_name and verdict(each.file_name, each.content())[1]:
            refused = Refusal.ARCHIVE_WITH_PROGRAM
    return Attachment(
        name=safe_name(part.file_name) or f"{number}.eml",
        declared_type=part.type,
        media_type="message/rfc822",
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        content=content,
        refused=refused,
    )
