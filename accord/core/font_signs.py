"""Which signs our fonts have, and what is set in place of one that they lack (PDF/UA allows no empty boxes)."""

import struct
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import accord.core

FONTS = Path(accord.core.__file__).parent / "fonts"
LACKING = "\ufffd"
_UNSEEN = frozenset("\n\t\xad\u061c\u200b\u200c\u200d\u200e\u200f\u2028\u2060\u2066\u2067\u2068\u2069\u202f\u3000")
_UNSEEN_SPACES = range(0x2000, 0x200B)
"""Marks that are not drawn and that a document may hold: spaces, joiners, directions, breaks."""


@cache
def signs() -> frozenset[int]:
    """Return the code points for which some font of ours has a sign."""
    return frozenset(point for font in sorted(FONTS.glob("*.ttf")) for point in _mapped(font.read_bytes()))


def _mapped(font: bytes) -> Iterator[int]:
    """The code points in a font's character map, formats 4 and 12 (OpenType, 'cmap')."""
    for number in range(struct.unpack_from(">H", font, 4)[0]):
        tag, _sum, place, _length = struct.unpack_from(">4sIII", font, 12 + 16 * number)
        if tag == b"cmap":
            break
    else:
        return
    for number in range(struct.unpack_from(">H", font, place + 2)[0]):
        at = place + struct.unpack_from(">I", font, place + 4 + 8 * number + 4)[0]
        form = struct.unpack_from(">H", font, at)[0]
        if form == 12:
            for group in range(struct.unpack_from(">I", font, at + 12)[0]):
                first, last, _glyph = struct.unpack_from(">III", font, at + 16 + 12 * group)
                yield from range(first, last + 1)
        elif form == 4:
            twice = struct.unpack_from(">H", font, at + 6)[0]
            ends = struct.unpack_from(f">{twice // 2}H", font, at + 14)
            starts = struct.unpack_from(f">{twice // 2}H", font, at + 16 + twice)
            for first, last in zip(starts, ends, strict=True):
                yield from range(first, min(last, 0xFFFE) + 1)


def settable(data: Any) -> Any:
    """Return data in which every text can be set: a picture sign by its name, another by the sign for 'unknown'."""
    match data:
        case str():
            return (
                data
                if data.isascii() and data.isprintable()
                else "".join(map(_settable, unicodedata.normalize("NFC", data)))
            )
        case dict():
            return {key: settable(value) for key, value in data.items()}
        case list() | tuple():
            return [settable(value) for value in data]
    return data


def _settable(sign: str) -> str:
    kind, name = unicodedata.category(sign), unicodedata.name(sign, "")
    if sign in _UNSEEN or ord(sign) in _UNSEEN_SPACES or (ord(sign) in signs() and kind != "Cc"):
        return sign
    if kind.startswith(("C", "Z")) and kind not in ("Cn", "Co"):
        return " " if kind.startswith("Z") else ""
    if name.startswith("VARIATION SELECTOR"):
        return ""
    return f"[{name.lower()}]" if kind.startswith("S") and name else LACKING
