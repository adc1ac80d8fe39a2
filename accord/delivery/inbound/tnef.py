"""`winmail.dat`: the wrapping that some Outlooks put around files (MS-OXTNEF); files and plain text are taken out."""

import struct
from dataclasses import dataclass

from accord.delivery.inbound.charsets import decoded

SIGN = 0x223E9F78
BODY, RENDER, TITLE, DATA, CODE_PAGE, PROPERTIES = 0x2800C, 0x69002, 0x18010, 0x6800F, 0x69007, 0x69005
LONG_NAMES = (b"\x1f\x00\x07\x37", b"\x1e\x00\x07\x37")
"""The property 'long file name' as 16-bit text and as bytes."""

MOST = 100


@dataclass(frozen=True)
class Unwrapped:
    """The text, if it lies there in the clear, and the files with their names."""

    text: str
    files: tuple[tuple[str, bytes], ...]


def unwrap(content: bytes) -> Unwrapped | None:
    """Return what a winmail.dat holds, or None when it is none. What is cut off counts as not there."""
    if len(content) < 6 or struct.unpack_from("<I", content)[0] != SIGN:
        return None
    place, text, page = 6, "", "cp1252"
    files: list[list[object]] = []
    while place + 9 <= len(content) and len(files) <= MOST:
        attribute, length = struct.unpack_from("<II", content, place + 1)
        data = content[place + 9 : place + 9 + length]
        place += 9 + length + 2
        if attribute == CODE_PAGE and len(data) >= 4:
            page = f"cp{struct.unpack_from('<I', data)[0]}"
        elif attribute == BODY:
            text = decoded(data.rstrip(b"\x00"), page)
        elif attribute == RENDER:
            files.append(["", b""])
        elif attribute == TITLE and files:
            files[-1][0] = files[-1][0] or decoded(data.rstrip(b"\x00"), page)
        elif attribute == DATA and files:
            files[-1][1] = data
        elif attribute == PROPERTIES and files:
            files[-1][0] = _long_name(data, page) or files[-1][0]
    kept = tuple((str(name), bytes(data)) for name, data in files[:MOST] if isinstance(data, bytes) and data)
    return Unwrapped(text, kept)


def _long_name(data: bytes, page: str) -> str:
    for sign in LONG_NAMES:
        place = data.find(sign)
        if place >= 0 and place + 12 <= len(data):
            _count, length = struct.unpack_from("<II", data, place + 4)
            raw = data[place + 12 : place + 12 + min(length, 1000)]
            return decoded(raw, "utf-16-le" if sign[0] == 0x1F else page).rstrip("\x00")
    return ""
