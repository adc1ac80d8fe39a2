"""The plain rich text of clauses: paragraphs, lists, headings, links and bold words; never any HTML.

A blank line ends a paragraph; `- ` begins an item of a list, `## ` a heading; `**words**` are bold;
`[words](https://…)` is a link, to the web, an e-mail address or a telephone number only.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, cast
from urllib.parse import urlsplit

from accord.core.words import isolate
from accord.rules.charter_values.placeholders import Named, Stray, filled_from, text_parts

Kind = Literal["paragraph", "list", "heading"]
_MARKS = re.compile(r"\*\*(?P<bold>(?!\s)[^*]+?)\*\*|\[(?P<words>[^\[\]]+)\]\((?P<href>[^()\s]+)\)")
_SCHEMES = {"http", "https", "mailto", "tel"}
_TIGHT = re.compile(r"[\u3000-\u9fff\uff00-\uffef]")
"""Scripts written without spaces between words: lines are joined without one."""


@dataclass(frozen=True)
class Piece:
    """A run of words; `value` names the rule's value that it says (`general.answer`)."""

    text: str
    href: str = ""
    strong: bool = False
    value: str = ""


Line = tuple[Piece, ...]


@dataclass(frozen=True)
class Block:
    """A paragraph or a heading (one line), or a list (a line for each item)."""

    kind: Kind
    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        """The words alone."""
        return "\n".join("".join(piece.text for piece in line) for line in self.lines)


def blocks_of(text: str, values: Mapping[str, str]) -> tuple[Block, ...]:
    """Read a text into blocks, with each named value in the words given for it, kept in its own direction."""
    return tuple(
        Block(kind, tuple(tuple(_pieces(line, values)) for line in lines)) for kind, lines in _written_blocks(text)
    )


def from_plain(plain: Iterable[Mapping[str, Any]]) -> tuple[Block, ...]:
    """Blocks from their plain data."""
    return tuple(
        Block(
            cast(Kind, block["kind"]),
            tuple(tuple(Piece(**piece) for piece in line) for line in block["lines"]),
        )
        for block in plain
    )


def _written_blocks(text: str) -> list[tuple[Kind, list[str]]]:
    blocks: list[tuple[Kind, list[str]]] = []
    open_ = False
    for raw in text.splitlines():
        line = " ".join(raw.split())
        if not line:
            open_ = False
        elif line.startswith("## "):
            blocks.append(("heading", [line[3:]]))
            open_ = False
        elif line.startswith("- "):
            if blocks and blocks[-1][0] == "list":
                blocks[-1][1].append(line[2:])
            else:
                blocks.append(("list", [line[2:]]))
            open_ = True
        elif open_:
            lines = blocks[-1][1]
            lines[-1] = _joined(lines[-1], line)
        else:
            blocks.append(("paragraph", [line]))
            open_ = True
    return blocks


def _joined(before: str, after: str) -> str:
    tight = _TIGHT.match(before[-1]) and _TIGHT.match(after[0])
    return f"{before}{after}" if tight else f"{before} {after}"


def _pieces(line: str, values: Mapping[str, str], *, strong: bool = False) -> list[Piece]:
    pieces: list[Piece] = []
    end = 0
    for mark in _MARKS.finditer(line):
        pieces += _words(line[end : mark.start()], values, Piece("", strong=strong))
        end = mark.end()
        if mark["bold"] is not None:
            pieces += _pieces(mark["bold"], values, strong=True)
        else:
            href = safe_address(filled_from(mark["href"], values))
            pieces += _words(mark["words"], values, Piece("", href, strong))
    return pieces + _words(line[end:], values, Piece("", strong=strong))


def _words(words: str, values: Mapping[str, str], like: Piece) -> list[Piece]:
    pieces = []
    for part in text_parts(words):
        match part:
            case str():
                pieces.append(replace(like, text=part))
            case Named():
                said = values.get(part.full_name)
                if said is None:
                    pieces.append(replace(like, text=part.written))
                else:
                    pieces.append(replace(like, text=isolate(said), value=part.full_name))
            case Stray():
                pieces.append(replace(like, text=part.written))
    return pieces


def safe_address(written: str) -> str:
    """Return an address to which a link may lead (http, https, mailto, tel); otherwise nothing."""
    try:
        parts = urlsplit(written)
    except ValueError:
        return ""
    if parts.scheme not in _SCHEMES or any(sign in written for sign in "\"'<>\\`{}") or not written.isprintable():
        return ""
    if parts.scheme in {"http", "https"}:
        return written if parts.hostname else ""
    return written if parts.path else ""
