"""A mail taken apart into its parts (RFC 2045, 2046), with limits on how many and how deep.

Our own reading of boundaries, because the usual parsers follow any depth and number that a sender chooses, and
because mail in the wild lacks closing boundaries, blank lines and heads. Every byte belongs to some part.
"""

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from accord.delivery.inbound.headers import Head, parameters, read_head, words
from accord.delivery.inbound.limits import DEPTH, HEADER_BYTES, PART_HEADER_BYTES, PARTS

BLANK_LINE = re.compile(rb"\r?\n[ \t]*\r?\n|\r\r")
TYPE = re.compile(r"[a-z0-9!#$&^_.+-]{1,80}/[a-z0-9!#$&^_.+-]{1,120}")
NOT_BASE64 = bytes(set(range(256)) - set(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"))
UUENCODED = re.compile(rb"(?m)^begin(?:-base64)? [0-7]{3,4} (.{0,200})\r?\n")


@dataclass(frozen=True)
class Part:
    """One part: its head, its type, its bytes as they came and, for a container, the parts within."""

    head: Head
    type: str
    parameters: dict[str, str]
    body: bytes = field(repr=False)
    inside: "tuple[Part, ...]" = ()
    depth: int = 0

    @property
    def charset(self) -> str:
        """The character set that the part declares."""
        return self.parameters.get("charset", "")

    @property
    def disposition(self) -> str:
        """`inline`, `attachment` or nothing."""
        return parameters(self.head.first("content-disposition"))[0]

    @property
    def file_name(self) -> str:
        """The name under which the part wants to be kept, decoded, still unsafe."""
        given = parameters(self.head.first("content-disposition"))[1].get("filename", "")
        return given or self.parameters.get("name", "") or words(self.head.first("content-description"))

    def content(self) -> bytes:
        """Return the bytes with the transfer encoding taken off; garbage between them is left out."""
        return transfer_decoded(self.body, self.head.first("content-transfer-encoding"))

    def walk(self) -> "Iterator[Part]":
        """Give this part and everything within, in the order in which it stands."""
        yield self
        for part in self.inside:
            yield from part.walk()


class _Count:
    """How many parts were made, and whether a limit cut the mail short."""

    def __init__(self) -> None:
        self.parts = 0
        self.notes: set[str] = set()


def take_apart(raw: bytes) -> tuple[Part, tuple[str, ...]]:
    """Return the whole mail as parts within parts, and which limits it ran into."""
    count = _Count()
    raw = raw.lstrip(b"\r\n")
    start = raw.find(b"\n") + 1 if raw[:5].lower() == b"from " else 0
    return _part(raw[start:] if start else raw, "text/plain", 0, count), tuple(sorted(count.notes))


def _part(raw: bytes, usual: str, depth: int, count: _Count) -> Part:
    count.parts += 1
    head, body = _split(raw, HEADER_BYTES if depth == 0 else PART_HEADER_BYTES)
    named, given = parameters(head.first("content-type"))
    kind = named if TYPE.fullmatch(named) else ({"text": "text/plain"}.get(named, "") or usual)
    inside: tuple[Part, ...] = ()
    boundary = given.get("boundary", "").encode("utf-8", "replace")[:200].rstrip()
    if kind.startswith("multipart/") and boundary:
        if depth >= DEPTH:
            count.notes.add("too-deep")
        else:
            default = "message/rfc822" if kind == "multipart/digest" else "text/plain"
            inside = tuple(_within(body, boundary, default, depth, count))
            kind, body = (kind, b"") if inside else ("text/plain", body)
    elif kind.startswith("multipart/"):
        kind = "text/plain"
    return Part(head, kind, given, body, inside, depth)


def _within(body: bytes, boundary: bytes, usual: str, depth: int, count: _Count) -> Iterator[Part]:
    """Give the parts between the boundaries; a missing last boundary ends with the body (RFC 2046 5.1.1)."""
    line = re.compile(rb"(?:^|\r?\n|\r)--" + re.escape(boundary) + rb"(--)?[ \t]*(?=\r|\n|$)")
    begun: int | None = None
    for found in line.finditer(body):
        if begun is not None:
            if count.parts >= PARTS:
                count.notes.add("too-many-parts")
                return
            yield _part(body[begun : found.start()], usual, depth + 1, count)
        begun = None if found[1] else _after_line_end(body, found.end())
        if found[1]:
            return
    if begun is not None and count.parts < PARTS:
        count.notes.add("cut-off")
        yield _part(body[begun:], usual, depth + 1, count)


def _after_line_end(body: bytes, place: int) -> int:
    """Return the place after one line end. A part may begin with another, when it has no head."""
    return place + (2 if body[place : place + 2] == b"\r\n" else 1)


def _split(raw: bytes, most: int) -> tuple[Head, bytes]:
    """Return head and body. Without a blank line all is head if it looks so, else all is body."""
    if raw[:1] in (b"\n", b"\r"):
        return read_head(b""), raw.lstrip(b"\r\n")
    found = BLANK_LINE.search(raw, 0, most)
    if found:
        return read_head(raw[: found.start()]), raw[found.end() :]
    head = read_head(raw[:most])
    return (head, raw[most:]) if head.fields else (head, raw)


def transfer_decoded(body: bytes, encoding: str) -> bytes:
    """Take a transfer encoding off (RFC 2045, 6); an unknown one is left as it is."""
    word = next(iter(encoding.lower().replace(";", " ").split()), "")
    if word == "base64":
        letters = body.split(b"=", 1)[0] if body.count(b"=") <= 3 else body
        letters = letters.translate(None, NOT_BASE64)
        letters = letters[: len(letters) - (len(letters) % 4 == 1)]
        return binascii.a2b_base64(letters + b"=" * (-len(letters) % 4))
    if word == "quoted-printable":
        return binascii.a2b_qp(body)
    if word in ("x-uuencode", "uuencode", "x-uue", "uue"):
        return uudecoded(body)
    return body


def uudecoded(body: bytes) -> bytes:
    """Return the file of a uuencoded part; lines that are none are left out."""
    found = UUENCODED.search(body)
    lines = body[found.end() if found else 0 :].splitlines()
    out = bytearray()
    for line in lines:
        if line.strip() == b"end":
            break
        try:
            out += base64.b64decode(line) if found and b"base64" in found[0] else binascii.a2b_uu(line)
        except (binascii.Error, ValueError):
            continue
    return bytes(out)
