"""HTML from strangers cut into tags and text in one pass, and made shallow enough to be cleaned quickly.

The cleaner builds a tree, and a hostile page of half a megabyte can make that take a minute. So what reaches it
is bounded first: known elements only, closed in order, no more than sixty inside one another.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(?P<close>/?)(?P<tag>[a-zA-Z][a-zA-Z0-9:-]{0,30})(?P<rest>(?:[^<>\"']|\"[^\"]{0,3000}\"|'[^']{0,3000}')*)>?"
    r"|<[!?/][^<>]{0,3000}>?",
    re.DOTALL,
)
ATTRIBUTE = re.compile(r"([a-zA-Z][a-zA-Z0-9-]{0,30})\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>`]+))")
BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "center", "dd", "div", "dl", "dt", "figure", "footer", "h1", "h2",
     "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre", "section", "table", "tr", "ul"}
)  # fmt: skip
TAGS = BLOCKS | {"a", "abbr", "b", "bdi", "bdo", "br", "caption", "cite", "code", "del", "em", "i", "ins", "q", "s",
                 "small", "span", "strong", "sub", "sup", "tbody", "td", "tfoot", "th", "thead", "u"}  # fmt: skip
DROPPED = ("script", "style", "title", "template", "noscript", "object", "svg", "math", "select", "textarea", "xmp",
           "iframe", "noembed", "noframes", "plaintext")  # fmt: skip
SWALLOWING = {"script", "style", "template", "object", "svg", "math"}
"""Elements that, when they are never closed, take everything after them along."""

KEPT_ATTRIBUTES = {"href", "title", "dir", "lang", "colspan", "rowspan", "id"}
EMPTY = {"br", "hr"}
ENDS = {"li": {"li", "p"}, "td": {"td", "th", "p"}, "th": {"td", "th", "p"}, "tr": {"tr", "td", "th", "p"},
        "dt": {"dt", "dd", "p"}, "dd": {"dt", "dd", "p"}}  # fmt: skip
DEEPEST = 60
SHOWN_TITLE = 2000


@dataclass(frozen=True)
class Token:
    """A piece of text, or a tag that opens or closes."""

    text: str = ""
    tag: str = ""
    closes: bool = False
    attributes: dict[str, str] = field(default_factory=dict)


def tokens(page: str) -> Iterator[Token]:
    """Give the tags and texts of a page in order; what belongs to no reader is left out."""
    place, never_closed = 0, set()
    while found := TOKEN.search(page, place):
        if found.start() > place:
            yield Token(text=html.unescape(page[place : found.start()]))
        tag, place = (found["tag"] or "").lower(), found.end()
        if not tag:
            continue
        if tag in DROPPED and not found["close"]:
            end = -1 if tag in never_closed else _end_of(tag, page, place)
            if end < 0:
                never_closed.add(tag)
            place = end if end >= 0 else (len(page) if tag in SWALLOWING else place)
            continue
        yield Token(tag=tag, closes=bool(found["close"]), attributes={} if found["close"] else _given(found["rest"]))
    if place < len(page):
        yield Token(text=html.unescape(page[place:]))


def _end_of(tag: str, page: str, place: int) -> int:
    """Return the place after the closing tag, or -1 when there is none."""
    found = re.compile(rf"</{tag}\b[^<>]{{0,200}}>?", re.IGNORECASE).search(page, place)
    return found.end() if found else -1


def _given(rest: str) -> dict[str, str]:
    found = {}
    for each in ATTRIBUTE.finditer(rest[:6000]):
        name = each[1].lower()
        if name in KEPT_ATTRIBUTES and name not in found:
            found[name] = html.unescape(each[2] or each[3] or each[4] or "")[:SHOWN_TITLE]
    return found


def shallow(page: str) -> str:
    """Return the page with known elements only, well nested, at most sixty deep; nothing but shape is decided here."""
    out: list[str] = []
    inside: list[str] = []
    for token in tokens(page):
        if not token.tag:
            out.append(html.escape(token.text, quote=False))
        elif token.tag in EMPTY:
            out.append(f"<{token.tag}>")
        elif token.tag not in TAGS:
            continue
        elif token.closes:
            if token.tag in inside:
                while (last := inside.pop()) != token.tag:
                    out.append(f"</{last}>")
                out.append(f"</{token.tag}>")
            elif token.tag in BLOCKS:
                out.append("<br>")
        else:
            ended = ENDS.get(token.tag, {"p"} if token.tag in BLOCKS else set())
            while inside and inside[-1] in ended:
                out.append(f"</{inside.pop()}>")
            if len(inside) < DEEPEST:
                inside.append(token.tag)
                out.append(_opened(token))
            elif token.tag in BLOCKS:
                out.append("<br>")
    out.extend(f"</{tag}>" for tag in reversed(inside))
    return "".join(out)


def _opened(token: Token) -> str:
    given = "".join(f' {name}="{html.escape(value)}"' for name, value in token.attributes.items())
    return f"<{token.tag}{given}>"
