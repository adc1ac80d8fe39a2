"""A mail server on this machine that takes mail, or behaves as badly as it is told."""

import asyncio
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from itertools import chain, repeat
from typing import Any
from weakref import WeakKeyDictionary

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


class Sink:
    """Takes mail by a script: one manner for each message that is brought, then the last one for good.

    Manners: `take`; `take and drop` (accept the text, then cut the line without a word); `take, then sulk`
    (take it and hang at the goodbye); `hang`; or a reply such as `450 later` to the recipient's address, or
    `data 554 no` after the text. Each connection keeps the manner it met, also where several bring mail at once.
    """

    def __init__(self, *script: str) -> None:
        self.script = chain(script, repeat(script[-1] if script else "take"))
        self.met: WeakKeyDictionary[Session, str] = WeakKeyDictionary()
        self.taken: list[tuple[str, str]] = []
        self.brought: list[str] = []

    async def handle_RCPT(self, server: SMTP, session: Session, envelope: Envelope, address: str, options: Any) -> str:
        manner = self.met[session] = next(self.script)
        self.brought.append(address)
        if manner == "hang":
            await asyncio.sleep(2)
        if manner[:3].isdigit():
            return manner
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        manner = self.met[session]
        if manner.startswith("data "):
            return manner.removeprefix("data ")
        message = message_from_bytes(bytes(envelope.content or b""))
        self.taken += [(address, message["Message-ID"]) for address in envelope.rcpt_tos]
        if manner == "take and drop" and server.transport:
            server.transport.abort()
        return "250 OK"

    async def handle_QUIT(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        if self.met.get(session) == "take, then sulk":
            await asyncio.sleep(2)
        return "221 Bye"


@contextmanager
def listening(sink: Sink) -> Iterator[int]:
    """Let the sink listen on 127.0.0.1 and give its port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    controller = Controller(sink, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield port
    finally:
        controller.stop()


@contextmanager
def dripping() -> Iterator[int]:
    """A server that greets with one letter every tenth of a second and never comes to the end."""
    over = threading.Event()
    server = socket.create_server(("127.0.0.1", 0))

    def drip() -> None:
        server.settimeout(10)
        line, _ = server.accept()
        with line:
            while not over.wait(0.1):
                try:
                    line.sendall(b"2")
                except OSError:
                    return

    thread = threading.Thread(target=drip, daemon=True)
    thread.start()
    try:
        yield server.getsockname()[1]
    finally:
        over.set()
        thread.join(timeout=5)
        server.close()
