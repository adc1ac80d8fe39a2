"""HTML of a mail: made harmless, and turned into text that reads as it looked."""

import re

import nh3

from accord.delivery.inbound.limits import MARKUP_LETTERS
from accord.delivery.inbound.tags import BLOCKS, TAGS, Token, shallow, tokens

SPACED = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "blockquote", "pre"}
SHOWN_ATTRIBUTES = {"a": {"href", "title"}, "*": {"dir", "lang"}, "td": {"colspan", "rowspan"},
                    "th": {"colspan", "rowspan"}}  # fmt: skip
SCHEMES = {"http", "https", "mailto", "tel"}
HEAD_OF_QUOTE = re.compile(r"divrplyfwdmsg|appendonsend|mail-editor-reference-message-container", re.IGNORECASE)
DEEPEST_QUOTE = 12
LONGEST_LINK = 300


def harmless(page: str) -> str:
    """Return HTML in which nothing runs, nothing is fetched and nothing is styled; links lead out without a trace."""
    return nh3.clean(
        shallow(page[:MARKUP_LETTERS]), tags=set(TAGS), attributes=SHOWN_ATTRIBUTES, url_schemes=SCHEMES,
        link_rel="noopener noreferrer nofollow",
    )  # fmt: skip


def as_text(page: str) -> str:
    """Return the text of some HTML: paragraphs apart, lists with dashes, quotations marked with `>`."""
    reader = _Reader()
    for token in tokens(shallow(page[:MARKUP_LETTERS])):
        reader.read(token)
    return reader.text()


class _Reader:
    """Writes down what a browser would show, line by line."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.line: list[str] = []
        self.depth = 0
        self.link: tuple[str, int] | None = None
        self.gap = False
        self.preformatted = 0

    def read(self, token: Token) -> None:
        """Take the next piece of the page."""
        if not token.tag:
            self._write(token.text)
        elif token.closes:
            self._close(token.tag)
        else:
            self._open(token.tag, token.attributes)

    def text(self) -> str:
        """Return what was written down."""
        self._end_line()
        return re.sub(r"\n{3,}", "\n\n", "\n".join(self.lines)).strip("\n")

    def _open(self, tag: str, given: dict[str, str]) -> None:
        if tag == "br":
            self._end_line(force=True)
        elif tag in BLOCKS:
            self._end_line()
            self.gap = self.gap or tag in SPACED
        if tag == "hr" or HEAD_OF_QUOTE.search(given.get("id", "")):
            self._rule()
        if tag == "li":
            self.line.append("- ")
        elif tag in ("td", "th") and self.line:
            self.line.append(" ")
        elif tag == "a":
            self.link = (given.get("href", ""), len(self.line))
        elif tag == "pre":
            self.preformatted += 1
        elif tag == "blockquote":
            self.depth += 1

    def _close(self, tag: str) -> None:
        if tag in BLOCKS:
            self._end_line()
            self.gap = self.gap or tag in SPACED
        if tag == "pre":
            self.preformatted = max(0, self.preformatted - 1)
        elif tag == "a" and self.link:
            self._note_link(*self.link)
            self.link = None
        elif tag == "blockquote":
            self.depth = max(0, self.depth - 1)

    def _write(self, data: str) -> None:
        if self.preformatted:
            first, *rest = data.split("\n")
            self.line.append(first)
            for line in rest:
                self._end_line(force=True)
                self.line.append(line)
            return
        text = re.sub(r"[ \t\n\r\u00a0\u200b]+", " ", data)
        if text.strip() or self.line:
            self.line.append(text if self.line else text.lstrip())

    def _note_link(self, href: str, begun: int) -> None:
        shown = "".join(self.line[begun:]).strip()
        bare = href.removeprefix("mailto:").removeprefix("tel:")
        if href.partition(":")[0].strip().lower() not in SCHEMES:
            return
        if shown and bare.rstrip("/") not in shown and shown not in bare:
            self.line.append(f" ({bare[:LONGEST_LINK]})")

    def _mark(self) -> str:
        return "> " * min(self.depth, DEEPEST_QUOTE)

    def _rule(self) -> None:
        self._end_line()
        self.lines.append(f"{self._mark()}{'_' * 32}")

    def _end_line(self, *, force: bool = False) -> None:
        said = "".join(self.line)
        said = said.rstrip() if self.preformatted else " ".join(said.split())
        self.line = []
        if not said and not force:
            return
        if self.gap and self.lines and self.lines[-1].strip("> "):
            self.lines.append(self._mark().rstrip() if self.lines[-1].startswith(">") else "")
        self.gap = False
        self.lines.append(f"{self._mark()}{said}".rstrip())
