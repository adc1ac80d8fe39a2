"""The head of a mail or of a part: fields in order, decoded (RFC 2047, RFC 2231), each bounded."""

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import unquote_to_bytes

from accord.delivery.inbound.charsets import codec_named, decoded, one_line
from accord.delivery.inbound.limits import FIELD_LETTERS

FIELD = re.compile(rb"([\x21-\x39\x3b-\x7e]{1,200})[ \t]*:[ \t]?")
WORD = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?([^?]*)\?=")
BETWEEN_WORDS = re.compile(r"(\?=)[ \t\r\n]+(?==\?[^?\s]{1,60}\?[bBqQ]\?)")
PARAMETER = re.compile(r";\s*([^\s=;\"]{1,80})\s*=\s*(?:\"((?:[^\"\\]|\\.)*)\"|([^;\"]*))")
SECTION = re.compile(r"(.+?)(?:\*(\d{1,3}))?(\*)?")
MESSAGE_ID = re.compile(r"<[^<>\s]{1,400}>")
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
LONGEST_LANGUAGE = 10


@dataclass(frozen=True)
class Head:
    """The fields of one head, names in small letters, values unfolded and not yet decoded."""

    fields: tuple[tuple[str, bytes], ...]

    def all(self, name: str) -> list[str]:
        """Return the values of a field as text, encoded words still as they came."""
        return [_as_text(value) for field, value in self.fields if field == name]

    def first(self, name: str) -> str:
        """Return the first value of a field, or nothing."""
        return next(iter(self.all(name)), "")

    def has(self, name: str) -> bool:
        """Whether the field is there."""
        return any(field == name for field, _ in self.fields)


def read_head(block: bytes) -> Head:
    """Read the lines of a head. A line that is neither field nor continuation belongs to what stands before it."""
    fields: list[tuple[str, list[bytes]]] = []
    for line in re.split(rb"\r\n|\n|\r", block):
        found = FIELD.match(line) if line[:1] not in (b" ", b"\t") else None
        if found:
            fields.append((found[1].decode("ascii").lower(), [line[found.end() :]]))
        elif fields and line:
            fields[-1][1].append(b" " + line.strip())
    return Head(tuple((name, b"".join(lines)[:FIELD_LETTERS].strip()) for name, lines in fields[:2000]))


def _as_text(value: bytes) -> str:
    return decoded(value) if not value.isascii() else value.decode("ascii").replace("\x00", "")


def words(value: str) -> str:
    """Return a field with its encoded words decoded (RFC 2047); what is no proper word stays as it stood.

    Neighbours in one character set are joined before they are decoded: some programs cut a letter in two.
    """
    joined = BETWEEN_WORDS.sub(r"\1", value)
    pieces: list[str] = []
    end, held, charset = 0, b"", ""
    for found in WORD.finditer(joined):
        before, content = joined[end : found.start()], _word_bytes(found[2], found[3])
        own = found[1].split("*")[0].lower()
        if content is None or not codec_named(own):
            content, own = found[0].encode(), "utf-8"
        if (before or own != charset) and held:
            pieces.append(decoded(held, charset))
            held = b""
        pieces.append(before)
        held, charset, end = held + content, own, found.end()
    if held:
        pieces.append(decoded(held, charset))
    return "".join([*pieces, joined[end:]])


def _word_bytes(encoding: str, text: str) -> bytes | None:
    if encoding in "qQ":
        raw = text.replace("_", " ").encode("utf-8", "replace")
        return re.sub(rb"=([0-9A-Fa-f]{2})", lambda pair: bytes([int(pair[1], 16)]), raw)
    letters = re.sub(r"[^A-Za-z0-9+/]", "", text)
    try:
        return base64.b64decode(letters[: len(letters) - (len(letters) % 4 == 1)] + "=" * (-len(letters) % 4))
    except (binascii.Error, ValueError):
        return None


def subject_of(head: Head) -> str:
    """Return the subject in one line of at most 300 letters."""
    return one_line(words(head.first("subject")), 300)


def parameters(value: str) -> tuple[str, dict[str, str]]:
    """Return a field's main word in small letters and its parameters, continuations and languages put together.

    RFC 2231 (`name*0*=utf-8'en'a%20b`) is read, and so are the encoded words that programs write in its place.
    """
    main = value.split(";", 1)[0].strip().lower()[:200]
    sections: dict[str, dict[int, tuple[bool, str]]] = {}
    for found in PARAMETER.finditer(value):
        named = SECTION.fullmatch(found[1].lower())
        said = re.sub(r"\\(.)", r"\1", found[2]) if found[2] is not None else (found[3] or "").strip()
        if named:
            place = int(named[2]) if named[2] else -1
            sections.setdefault(named[1], {}).setdefault(place, (bool(named[3]), said))
    return main, {name: _joined(dict(sorted(parts.items()))) for name, parts in sections.items()}


def _joined(parts: dict[int, tuple[bool, str]]) -> str:
    if -1 in parts and (parts[-1][0] or len(parts) == 1):
        parts = {-1: parts[-1]}
    first_encoded, first = next(iter(parts.values()))
    if not any(encoded for encoded, _ in parts.values()):
        return words("".join(said for _, said in parts.values()))
    charset = "utf-8"
    if first_encoded and first.count("'") >= 2:
        charset, _, rest = first.split("'", 2)
        parts = {**parts, next(iter(parts)): (True, rest)}
    content = b"".join(
        unquote_to_bytes(said) if encoded else said.encode("utf-8", "replace") for encoded, said in parts.values()
    )
    return decoded(content, charset)


def message_ids(value: str) -> tuple[str, ...]:
    """Return the Message-IDs of a field in order, each once, at most a hundred (the last ones)."""
    return tuple(dict.fromkeys(MESSAGE_ID.findall(value)))[-100:]


def language_of(head: Head) -> str:
    """Return the first language that the mail names (RFC 3282, 5646), cut between its parts; nothing without one.

    Programs write several, or the name of their dictionary (`en-GB-large`).
    """
    named = (each.strip() for each in head.first("content-language").split(","))
    tag = next((each for each in named if LANGUAGE.fullmatch(each)), "")
    while len(tag) > LONGEST_LANGUAGE:
        tag = tag.rpartition("-")[0]
    return tag


def date_of(head: Head) -> datetime | None:
    """Return when the mail says it was written, in UTC; None for dates that do not exist."""
    try:
        moment = parsedate_to_datetime(head.first("date")[:200])
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError, AttributeError):
        return None


def each_of(head: Head, *names: str) -> Iterator[str]:
    """Give the values of several fields, one after the other."""
    for name in names:
        yield from head.all(name)
