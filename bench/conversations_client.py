"""The client of the measurements: a line to a server that stays open, as cheap as Python has it.

It shares the cores with what is measured, so it does no more than it must: one write for a request, no objects made of
headers, one piece of memory for all answers of a line. Every answer is still looked at: status, length, content.
"""

import re
import socket
from collections.abc import Callable
from dataclasses import dataclass

PATIENCE = 300.0
"""Seconds that a server may stay silent."""

MOST = 4_000_000
"""No answer is longer, in bytes."""

LENGTH = re.compile(rb"(?i)\r\ncontent-length: *(\d+)\r\n")
LOCATION = re.compile(rb"(?i)\r\nlocation: *([^\r#]+)")


class WrongAnswer(Exception):
    """The server answered with something else than the page."""


@dataclass(frozen=True, slots=True)
class Ask:
    """One request and what its answer must hold, and how often; `then` reads it and says what a browser asks next.

    `more` are lines of its head, each with its end.
    """

    path: str
    cookies: str
    holds: bytes
    body: bytes = b""
    status: int = 200
    times: int = 1
    more: str = ""
    then: Callable[[bytes], "Ask"] | None = None


def shown_after(cookies: str, holds: bytes) -> Callable[[bytes], Ask]:
    """The page to which an answer sends the browser on."""

    def shown(answer: bytes) -> Ask:
        found = LOCATION.search(answer)
        return Ask(found[1].decode() if found else "/nowhere-to-go", cookies, holds)

    return shown


class Line:
    """One connection that stays open. Raises WrongAnswer for whatever is not the page that was asked for."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.socket: socket.socket | None = None
        self.room = bytearray(MOST)
        self.view = memoryview(self.room)
        self.size = 0

    def fileno(self) -> int:
        """For a selector."""
        return self.socket.fileno() if self.socket else -1

    def close(self) -> None:
        """Hang up; the next request calls again."""
        if self.socket:
            self.socket.close()
        self.socket = None

    def one(self, ask: Ask) -> int:
        """Ask for one page with what belongs to it; return the size of its answers in bytes."""
        self.begin(ask)
        while not self.is_whole():
            pass
        return self.size

    def begin(self, ask: Ask) -> None:
        """Ask, and wait for nothing."""
        self.size = 0
        self._send(ask)

    def _send(self, ask: Ask) -> None:
        if self.socket is None:
            self.socket = socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE)
        self.ask, self.got, self.whole = ask, 0, 0
        host = f"127.0.0.1:{self.port}"
        head = f"{ask.path} HTTP/1.1\r\nHost: {host}\r\nCookie: {ask.cookies}\r\nAccept-Language: en\r\n{ask.more}"
        if ask.body:
            head = f"POST {head}Referer: http://{host}/\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            self.socket.sendall(f"{head}Content-Length: {len(ask.body)}\r\n\r\n".encode() + ask.body)
        else:
            self.socket.sendall(f"GET {head}\r\n".encode())

    def is_whole(self) -> bool:
        """Take what has come; True when the page, with what belongs to it, is there and right."""
        assert self.socket is not None
        came = self.socket.recv_into(self.view[self.got :])
        if not came:
            raise WrongAnswer(f"{self.ask.path}: the server hung up after {self.got} bytes")
        self.got += came
        if not self.whole:
            self.whole = self._length()
        if not self.whole or self.got < self.whole:
            return False
        self._look_at()
        self.size += self.whole - self.body
        if self.ask.then is None:
            return True
        self._send(self.ask.then(bytes(self.view[: self.whole])))
        return False

    def _length(self) -> int:
        """The length of the answer with its head; 0 while that has not come."""
        end = self.room.find(b"\r\n\r\n", 0, self.got)
        if end < 0:
            return 0
        self.body = end + 4
        found = LENGTH.search(self.room, 0, end + 2)
        if found is None:
            raise WrongAnswer(f"{self.ask.path}: an answer that does not tell its length")
        return self.body + int(found[1])

    def _look_at(self) -> None:
        ask = self.ask
        begins = self.body if ask.status == 200 else 0
        status = int(self.room[9:12])
        if status != ask.status or self.room.count(ask.holds, begins, self.whole) < ask.times:
            shown = bytes(self.view[: min(self.whole, 1500)])
            raise WrongAnswer(f"{ask.path}: {status}, not {ask.times} times {ask.holds!r} in {shown!r}")
