"""What is asked of Accord, by the name of the row; each client has a session of its own."""

import secrets
import urllib.parse
from collections.abc import Iterator
from itertools import count
from typing import Any

from conversations_drive import Ask, Asks
from conversations_words import FREQUENT, RARE

CSRF = "c" * 32
MESSAGES = "/staff/riverbank/messages/"


def accord_asks(asked: dict[str, Any]) -> dict[str, Asks]:
    """The rows, from what `conversations_data.py` printed.

    One half of the open conversations is opened and the other answered, so that a folder that was measured before
    still has the same pages.
    """
    staff, family = asked["sessions"]["staff"], asked["sessions"]["family"]
    opened, answered = asked["desk_conversations"][::2], asked["desk_conversations"][1::2]

    def cookies(key: str) -> str:
        return f"session={key}; language=en; csrf={CSRF}"

    def page(path: str, holds: bytes, keys: list[str]) -> Asks:
        def asks(client: int) -> Iterator[Ask]:
            while True:
                yield Ask(path, cookies(keys[client]), holds)

        return asks

    def open_one(client: int) -> Iterator[Ask]:
        for number in count(client * 23):
            path = f"{MESSAGES}{opened[number % len(opened)]}/"
            yield Ask(path, cookies(staff[client]), b"desk-answer-title")

    def search(client: int) -> Iterator[Ask]:
        for number in count(client):
            word = RARE[number % len(RARE)]
            yield Ask(f"{MESSAGES}search/?q={word}", cookies(staff[client]), f"<mark>{word}".encode())

    def answer(reason: str) -> Asks:
        def asks(client: int) -> Iterator[Ask]:
            for number in count(client * 23):
                path = f"{MESSAGES}{answered[number % len(answered)]}/"
                text = answer_text(number, client)
                fields = {"csrfmiddlewaretoken": CSRF, "once": secrets.token_urlsafe(18), "do": "send", "text": text}
                body = urllib.parse.urlencode({**fields, "emergency_reason": reason}).encode()
                yield Ask(f"{path}answer/", cookies(staff[client]), path.encode(), body, status=302)

        return asks

    return {
        "inbox": page(f"{MESSAGES}?place=front-door", b"Child", staff),
        "inbox, all": page(f"{MESSAGES}?place=all", b"Child", staff),
        "open a conversation": open_one,
        "search": search,
        "search, frequent word": page(f"{MESSAGES}search/?q={FREQUENT}", b"More than 50 found", staff),
        "family home": page("/family/", b"Child", family),
        "post a message": answer("The child is ill and waits."),
        "post a message that waits": answer(""),
    }


def answer_text(number: int, client: int) -> str:
    """An answer, the same from Accord and from its peers."""
    return f"Thank you. Answer {number} of client {client}: we looked into it and shall talk on the telephone."
