"""What a zip file holds, read from its list of names: nothing is unpacked, so nothing can burst."""

import struct
from dataclasses import dataclass

from accord.delivery.inbound.limits import ARCHIVE_ENTRIES, ARCHIVE_UNPACKED_BYTES
from accord.delivery.inbound.mail import Refusal
from accord.delivery.inbound.sniffing import (
    ARCHIVE_ENDINGS,
    MACRO_ENDINGS,
    PROGRAM_ENDINGS,
    SCRIPT_ENDINGS,
    ending,
)

END, ENTRY, LOCAL = b"PK\x05\x06", b"PK\x01\x02", b"PK\x03\x04"
OFFICE = (
    ("word/", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("xl/", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("ppt/", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
)
OPEN_DOCUMENT = b"mimetypeapplication/"


@dataclass(frozen=True)
class Contents:
    """The names in an archive, the size that it claims to unpack to, and whether the list could be read."""

    names: tuple[str, ...]
    unpacked: int
    encrypted: bool
    readable: bool
    many: bool


def zip_contents(content: bytes) -> Contents:
    """Read the names of a zip: from its list at the end and from the entries themselves, as either may lie."""
    names: dict[str, None] = {}
    unpacked, encrypted, readable = 0, False, False
    end = content.rfind(END)
    if end >= 0 and len(content) >= end + 22:
        size, place = struct.unpack_from("<II", content, end + 12)
        place = place if content[place : place + 4] == ENTRY else end - size
        readable = size == 0
        while place >= 0 and content[place : place + 4] == ENTRY and len(content) >= place + 46:
            (flags,) = struct.unpack_from("<H", content, place + 8)
            (full,) = struct.unpack_from("<I", content, place + 24)
            name, extra, comment = struct.unpack_from("<HHH", content, place + 28)
            names[_name(content[place + 46 : place + 46 + name])] = None
            unpacked, encrypted, readable = unpacked + full, encrypted or bool(flags & 1), True
            place += 46 + name + extra + comment
            if len(names) > ARCHIVE_ENTRIES:
                return Contents(tuple(names), unpacked, encrypted, readable, True)
    place = content.find(LOCAL)
    while place >= 0 and len(names) <= 2 * ARCHIVE_ENTRIES:
        if len(content) >= place + 30:
            (length,) = struct.unpack_from("<H", content, place + 26)
            if 0 < length < 1000:
                names[_name(content[place + 30 : place + 30 + length])] = None
        place = content.find(LOCAL, place + 4)
    return Contents(tuple(names), unpacked, encrypted, readable, place >= 0)


def _name(raw: bytes) -> str:
    return raw.decode("utf-8", "replace").replace("\\", "/").replace("\x00", "")


def zip_verdict(content: bytes) -> tuple[str, Refusal | None]:
    """Return the media type of a zip and why it is refused, if it is: office files and e-books are zips too."""
    held = zip_contents(content)
    media_type = _type(content, held.names)
    if held.many or held.unpacked > ARCHIVE_UNPACKED_BYTES:
        return media_type, Refusal.ARCHIVE_TOO_LARGE
    endings = {ending(name.rsplit("/", 1)[-1]) for name in held.names}
    if media_type != "application/zip":
        macros = any("vbaproject" in name.lower() or name.lower().startswith("basic/") for name in held.names)
        runs = endings & PROGRAM_ENDINGS - {"bin", "app"}
        return media_type, Refusal.MACROS if macros else Refusal.ARCHIVE_WITH_PROGRAM if runs else None
    if endings & (PROGRAM_ENDINGS | SCRIPT_ENDINGS | MACRO_ENDINGS):
        return media_type, Refusal.ARCHIVE_WITH_PROGRAM
    if endings & ARCHIVE_ENDINGS:
        return media_type, Refusal.ARCHIVE_IN_ARCHIVE
    if held.encrypted or not held.readable:
        return media_type, Refusal.ARCHIVE_CLOSED
    return media_type, None


def _type(content: bytes, names: tuple[str, ...]) -> str:
    if content[30:50] == OPEN_DOCUMENT:
        return content[38:100].split(b"PK", 1)[0].decode("ascii", "replace").strip()[:80]
    if "[Content_Types].xml" in names:
        return next(
            (kind for start, kind in OFFICE if any(name.startswith(start) for name in names)), "application/zip"
        )
    return "application/zip"
