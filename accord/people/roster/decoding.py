"""Finds out how a file writes its letters, and reads it so.

Order of belief: a byte order mark; the pattern of zero bytes (UTF-16 without a mark); UTF-8 when the
whole file obeys it, or nearly; else the old code page under which the odd bytes look most like letters.
A guess is always told to the person, with a sample, and can be chosen by hand instead.
"""

import codecs
import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import IO

from accord.people.roster.problem import refuse

BLOCK = 256 * 1024
SAMPLE_BYTES = 512 * 1024
# Other encodings hardly ever look like UTF-8 by chance: half as many broken bytes as good characters
# is UTF-8 with some damage.
GOOD_PER_BROKEN = 2
# Latin names have one or two marked letters in a row; whole words of them are another alphabet.
LATIN_RUN = 3

FOREIGN_RUN = re.compile(rf"[^\x00-\x7f]{{{LATIN_RUN},}}")
MIXED_WORD = re.compile(r"[A-Za-z][^\x00-\x7f]|[^\x00-\x7f][A-Za-z]")
LATIN_PAGES = {"cp1252", "cp1250", "cp1254", "mac_roman"}
WESTERN = set("ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝßàáâãäåæçèéêëìíîïñòóôõöøùúûüýÿœŒŠšŽž’‘“”–€ªº°ŵŷŴŶ")
CENTRAL = set("ĄĆĘŁŃÓŚŹŻąćęłńóśźżĂÂÎȘȚŞŢăâîșțşţÁČĎÉĚÍŇŘŠŤÚŮÝŽáčďéěíňřšťúůýžÄÖÜäöüßŐőŰű’„”–")


@dataclass(frozen=True, slots=True)
class Encoding:
    """How a file is read. `guessed` means that a person should look whether names come out right."""

    codec: str
    label: str
    guessed: bool = False
    damaged: bool = False


CODE_PAGES: dict[str, str] = {
    "cp1252": "Windows-1252",
    "cp1250": "Windows-1250",
    "cp1254": "Windows-1254",
    "cp1256": "Windows-1256",
    "gb18030": "GB 18030",
    "big5hkscs": "Big5",
    "mac_roman": "Mac Roman",
}
CHOICES: dict[str, str] = {"utf-8": "UTF-8", "utf-16": "UTF-16", **CODE_PAGES}


def choose_encoding(codec: str) -> Encoding:
    """The encoding that a person picked by hand. Raises for one that is not offered."""
    if codec not in CHOICES:
        raise refuse("encoding_unknown", name=codec)
    return Encoding("utf-8-sig" if codec == "utf-8" else codec, CHOICES[codec], damaged=True)


def find_encoding(open_it: Callable[[], IO[bytes]]) -> Encoding:
    """Look through the whole file once and say how it is written."""
    with open_it() as stream:
        start = stream.read(BLOCK)
        marked = _by_mark(start) or _by_zero_bytes(start)
        if marked is not None:
            return marked
        good, bad, odd_lines = _count_utf8(start, stream)
    if bad == 0:
        return Encoding("utf-8", "UTF-8")
    if bad * GOOD_PER_BROKEN <= good:
        return Encoding("utf-8", "UTF-8", damaged=True)
    codec = _likeliest_code_page(odd_lines)
    return Encoding(codec, CODE_PAGES[codec], guessed=True, damaged=True)


def open_text(open_it: Callable[[], IO[bytes]], encoding: Encoding) -> io.TextIOWrapper:
    """The file as text. Bytes that cannot be read come out as lone surrogates, to be found per line."""
    errors = "surrogateescape" if encoding.damaged and encoding.codec != "utf-16" else "replace"
    return io.TextIOWrapper(open_it(), encoding=encoding.codec, errors=errors, newline=None)


def _by_mark(start: bytes) -> Encoding | None:
    if start.startswith(codecs.BOM_UTF8):
        return Encoding("utf-8-sig", "UTF-8", damaged=True)
    if start.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)) and len(start) % 4 == 0:
        return Encoding("utf-32", "UTF-32")
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return Encoding("utf-16", "UTF-16")
    return None


def _by_zero_bytes(start: bytes) -> Encoding | None:
    """Roster headers are ASCII, so in UTF-16 without a mark every other byte of them is zero."""
    head = start[:200]
    if len(head) < 4:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > len(head) * 0.4 and even == 0:
        return Encoding("utf-16-le", "UTF-16")
    if even > len(head) * 0.4 and odd == 0:
        return Encoding("utf-16-be", "UTF-16")
    return None


def _count_utf8(start: bytes, stream: IO[bytes]) -> tuple[int, int, bytes]:
    """How many characters beyond ASCII are good UTF-8, how many bytes are not, and the lines of those."""
    decoder = codecs.getincrementaldecoder("utf-8")(errors="surrogateescape")
    good = bad = 0
    odd_lines: list[bytes] = []
    kept = 0
    block, tail = start, b""
    while block:
        text = decoder.decode(block, final=False)
        if not text.isascii():
            broken = sum("\udc80" <= character <= "\udcff" for character in text)
            good += sum(character > "\x7f" for character in text) - broken
            bad += broken
        if bad and kept < SAMPLE_BYTES:
            found = [line for line in (tail + block).split(b"\n") if not line.isascii()]
            odd_lines += found
            kept += sum(map(len, found))
        tail = block.rpartition(b"\n")[2][:4096]
        block = stream.read(BLOCK)
    rest = decoder.decode(b"", final=True)
    return good, bad + len(rest), b"\n".join(odd_lines)[:SAMPLE_BYTES]


def _likeliest_code_page(sample: bytes) -> str:
    """The code page under which the odd bytes of the sample are most often letters that people use."""
    best, best_score = "cp1252", float("-inf")
    for codec in CODE_PAGES:
        text = sample.decode(codec, errors="replace")
        odd = [character for character in text if character > "\x7f"]
        if not odd:
            continue
        score = sum(_plausible(codec, character) for character in odd) / len(odd)
        unlikely = FOREIGN_RUN if codec in LATIN_PAGES else MIXED_WORD
        score -= sum(map(len, unlikely.findall(text))) / len(odd)
        if score > best_score + 1e-9:
            best, best_score = codec, score
    return best


def _plausible(codec: str, character: str) -> float:
    if character == "\N{REPLACEMENT CHARACTER}" or "\x80" <= character <= "\x9f":
        return -2.0
    if codec in ("cp1252", "mac_roman"):
        return 1.0 if character in WESTERN else -1.0
    if codec == "cp1254":
        return 1.0 if character in "ğışĞİŞ" else (0.95 if character in WESTERN else -1.0)
    if codec == "cp1250":
        # A letter that only Central Europe has speaks for it; one that both pages share does not.
        return 1.0 if character in CENTRAL and character not in WESTERN else (0.95 if character in CENTRAL else -1.0)
    if codec == "cp1256":
        return 1.0 if "\u0600" <= character <= "\u06ff" else (0.0 if character in WESTERN else -1.0)
    # The most used Chinese characters come first in both tables; rare ones are usually a wrong guess.
    return _common_chinese(codec, character)


def _common_chinese(codec: str, character: str) -> float:
    if not "\u4e00" <= character <= "\u9fff":
        return -1.0
    raw = character.encode(codec, errors="replace")
    if codec == "gb18030":
        return 0.98 if len(raw) == 2 and 0xB0 <= raw[0] <= 0xD7 and raw[1] >= 0xA1 else -0.5
    return 0.97 if len(raw) == 2 and 0xA4 <= raw[0] <= 0xC6 else -0.5
