"""What stands in a PDF of ours, read from its own tables: which signs were set, and on how many pages."""

import re
import zlib

_PAIR = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]+)>")
_SPOKEN = re.compile(rb"/ActualText *<FEFF([0-9A-F]+)>")
_COUNTS = (rb"/Type\s*/Pages\b[^>]*?/Count\s+(\d+)", rb"/Count\s+(\d+)[^>]*?/Type\s*/Pages\b")


def signs_in(pdf: bytes) -> set[str]:
    """Return every sign for which a glyph was set (ISO 32000-1: ToUnicode, 9.10.3; ActualText, 14.9.4).

    A sign that no font has is set as the empty box, which stands in none of these tables.
    """
    found: set[str] = set()
    for start in re.finditer(rb"stream\r?\n", pdf):
        try:
            table = zlib.decompressobj().decompress(pdf[start.end() :])
        except zlib.error:
            continue
        for signs in _SPOKEN.findall(table):
            found |= set(bytes.fromhex(signs.decode()).decode("utf-16-be"))
        if b"beginbfchar" in table:
            for glyph, signs in _PAIR.findall(table):
                if glyph != b"0000":
                    found |= set(bytes.fromhex(signs.decode()).decode("utf-16-be"))
    return found


def pages_of(pdf: bytes) -> int:
    """Return the number of pages."""
    return max(int(count) for pattern in _COUNTS for count in re.findall(pattern, pdf))
