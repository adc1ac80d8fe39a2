"""Following every link that a person finds, as a curious person would."""

import re
from collections.abc import Iterator
from html import unescape

from django.test import Client

LINK = re.compile(r'(?:href|action)="(/[^"#]*)')
LEAVE_ALONE = re.compile(r"^/(account/logout|static/|language/)")
MOST_PAGES = 400


def crawl(client: Client, *starts: str) -> Iterator[tuple[str, object]]:
    """Yield every page that can be reached by links from the starts, each address once."""
    waiting, known = list(starts), set(starts)
    while waiting:
        address = waiting.pop(0)
        answer = client.get(address)
        yield address, answer
        if answer.status_code in (301, 302):
            found = [answer.headers["Location"]]
        elif answer.get("Content-Type", "").startswith("text/html"):
            found = [unescape(link) for link in LINK.findall(answer.content.decode())]
        else:
            found = []
        for link in found:
            if link.startswith("/") and link not in known and not LEAVE_ALONE.match(link):
                known.add(link)
                waiting.append(link)
        assert len(known) < MOST_PAGES, sorted(known)[:40]


def everything(client: Client, *starts: str) -> str:
    """Return all that a person can read by following links: bodies and headers."""
    return "\n".join(
        f"{address} {answer.headers} {answer.content.decode(errors='replace')}"
        for address, answer in crawl(client, *starts)
    )
