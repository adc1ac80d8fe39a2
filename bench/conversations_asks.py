"""What is asked of Accord, by the name of the row; each client has a session of its own."""

import secrets
import urllib.parse
from collections.abc import Iterable, Iterator
from itertools import count, cycle
from typing import Any

from conversations_client import Ask
from conversations_drive import Asks
from conversations_words import FREQUENT, RARE

CSRF = "c" * 32
ROWS = 40
"""Rows of its list."""
SOME = 10
"""So many conversations somebody opens again and again; the first time one is opened, that is written down."""
AT_ONCE = "The child is ill and waits."
"""Why an answer leaves at once, whatever the hour of the measurement."""
POST = "post a message"
"""An answer, from the press of the button until its page is there."""
MAILED = "post, until its mail is sent"
"""The same, while Accord's worker sends the mail that each answer makes."""
REQUEST_ALONE = "post, its request alone"
"""What a browser without scripts waits for before it is led on to the page; measured where it is asked for by name."""
STAYS = "Accord-Stays: yes\r\nAccept: text/html\r\n"
"""So the forms of Accord's pages ask for the next page with the answer (core/js/sending.js)."""
LINE = b'class="row card row--link"'
"""With this each line of a family begins."""
MESSAGES = "/staff/riverbank/messages/"


def accord_asks(asked: dict[str, Any]) -> dict[str, Asks]:
    """The rows, from what `conversations_data.py` printed.

    One half of the open conversations is opened and the other answered, so that a folder that was measured before
    still has the same pages.
    """
    staff, family = asked["sessions"]["staff"], asked["sessions"]["family"]
    opened, answered = asked["desk_conversations"][::2], answered_of(asked["desk_conversations"])

    def cookies(key: str) -> str:
        return f"session={key}; language=en; csrf={CSRF}"

    def page(path: str, holds: bytes, keys: list[str], times: int = 1) -> Asks:
        def asks(client: int) -> Iterator[Ask]:
            while True:
                yield Ask(path, cookies(keys[client]), holds, times=times)

        return asks

    def open_one(client: int, numbers: Iterable[int]) -> Iterator[Ask]:
        for number in numbers:
            path = f"{MESSAGES}{opened[number % len(opened)]}/"
            yield Ask(path, cookies(staff[client]), b"desk-answer-title")

    own = [(key, refs) for key, refs in zip(family, asked["family_conversations"], strict=True) if refs]

    def open_own(client: int) -> Iterator[Ask]:
        key, refs = own[client % len(own)]
        for ref in cycle(refs):
            yield Ask(f"/family/messages/{ref}/", cookies(key), b'id="latest"')

    def open_again(client: int) -> Iterator[Ask]:
        return open_one(client, (client * 23 + number for number in cycle(range(SOME))))

    def search(client: int) -> Iterator[Ask]:
        for number in count(client):
            word = RARE[number % len(RARE)]
            yield Ask(f"{MESSAGES}search/?q={word}", cookies(staff[client]), f"<mark>{word}".encode())

    def answer(reason: str, *, shown: bool = True) -> Asks:
        def asks(client: int) -> Iterator[Ask]:
            for number in numbers():
                path = f"{MESSAGES}{answered[number % len(answered)]}/"
                text = answer_text(number, client)
                fields = {"csrfmiddlewaretoken": CSRF, "once": secrets.token_urlsafe(18), "do": "send", "text": text}
                body = urllib.parse.urlencode({**fields, "emergency_reason": reason}).encode()
                holds, status, more = (text, 200, STAYS) if shown else (path, 302, "")
                yield Ask(f"{path}answer/", cookies(staff[client]), holds.encode(), body, status=status, more=more)

        return asks

    return {
        "inbox": page(f"{MESSAGES}?place=front-door", b"Child", staff, ROWS),
        "inbox, all": page(f"{MESSAGES}?place=all", b"Child", staff, ROWS),
        "open a conversation": open_again,
        "open one that was not read": lambda client: open_one(client, numbers()),
        "search": search,
        "search, frequent word": page(f"{MESSAGES}search/?q={FREQUENT}", b"More than 50 found", staff),
        "family home": page("/family/", b"Child", family),
        "family list": page("/family/messages/", LINE, family),
        "family, a conversation": open_own,
        POST: answer(AT_ONCE),
        "post a message that waits": answer(""),
        MAILED: answer(AT_ONCE),
        REQUEST_ALONE: answer(AT_ONCE, shown=False),
    }


def answered_of(conversations: list[str]) -> list[str]:
    """Those that are answered; who answers one has opened it before."""
    return conversations[1::2]


def numbers() -> Iterator[int]:
    """Which conversation is answered next: from anywhere on, so that runs do not all answer the same few."""
    return count(secrets.randbelow(1_000_000))


def answer_text(number: int, client: int) -> str:
    """An answer, the same from Accord and from its peers."""
    return f"Thank you. Answer {number} of client {client}: we looked into it and shall talk on the telephone."
