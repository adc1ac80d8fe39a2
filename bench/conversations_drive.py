"""Whole signed-in pages asked of running servers: one client, then sixteen; every answer is looked at.

Several servers are asked the same row in turn, a little of each at a time, so that other work on the machine hits all
of them alike. No step takes much longer than its seconds, however slow a server is.
"""

import http.client
import statistics
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count

from conversations_processes import memory_mb, processor_seconds

CLIENTS = 16
ALONE_TURNS, TOGETHER_TURNS = 4, 2
WARM = 80


@dataclass(frozen=True)
class Ask:
    """One request and what its answer must hold; `then` reads the answer and says what a browser asks for next."""

    path: str
    cookies: str
    holds: bytes
    body: bytes = b""
    status: int = 200
    then: Callable[[bytes], "Ask"] | None = None


Asks = Callable[[int], Iterator[Ask]]
"""What a client, by its number, asks for one page after the other."""


@dataclass(frozen=True)
class Server:
    """A running server: its processes, with those of its database, and what is asked of it by the name of the row."""

    name: str
    port: int
    web: list[int]
    database: list[int]
    rows: dict[str, Asks]

    def memory(self) -> float:
        """What its web processes hold, in MB."""
        return memory_mb(self.web)


@dataclass(frozen=True)
class Measured:
    """p50 and p95 in ms with one client, pages a second with sixteen, processor ms of the server for each page."""

    p50: float
    p95: float
    rate: float
    cpu: float
    size: int


class WrongAnswer(Exception):
    """The server answered with something else than the page."""


@dataclass
class Row:
    """One row of the table for one server, and what was measured so far."""

    server: Server
    name: str
    taken: list[float] = field(default_factory=list)
    processor: float = 0.0
    size: int = 0
    answered: int = 0
    seconds: float = 0.0

    def __post_init__(self) -> None:
        asks = self.server.rows[self.name]
        self.connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=120)
        self.pids = self.server.web + self.server.database
        self.alone = asks(0)
        self.clients = [asks(number) for number in range(CLIENTS)]

    def warm(self, seconds: float) -> None:
        """Pages that do not count, each on its own connection, so that every process of the server has had some."""
        ends = time.perf_counter() + seconds
        for _ in range(WARM):
            one(self.connection, next(self.alone))
            self.connection.close()
            if time.perf_counter() > ends:
                break

    def ask_alone(self, requests: int, seconds: float) -> None:
        """One client; ends after so many pages or seconds."""
        self.connection.close()
        before, ends = processor_seconds(self.pids), time.perf_counter() + seconds
        for _ in range(requests):
            ask, began = next(self.alone), time.perf_counter()
            self.size = one(self.connection, ask)
            self.taken.append((time.perf_counter() - began) * 1000)
            if time.perf_counter() > ends:
                break
        self.processor += processor_seconds(self.pids) - before

    def ask_together(self, requests: int, seconds: float) -> None:
        """Sixteen clients, each with a session of its own. Raises the first fault of any."""
        left, done, wrong = count(), count(), list[Exception]()
        began = time.perf_counter()

        def client(number: int) -> None:
            connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=300)
            try:
                while next(left) < requests and time.perf_counter() < began + seconds:
                    one(connection, next(self.clients[number]))
                    next(done)
            except Exception as fault:
                wrong.append(fault)
            finally:
                connection.close()

        threads = [threading.Thread(target=client, args=(number,)) for number in range(CLIENTS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if wrong:
            raise wrong[0]
        self.seconds += time.perf_counter() - began
        self.answered += next(done)

    def measured(self) -> Measured:
        """The figures."""
        taken = sorted(self.taken)
        cpu = self.processor * 1000 / len(taken)
        rate = self.answered / self.seconds if self.seconds else 0.0
        return Measured(statistics.median(taken), taken[int(len(taken) * 0.95)], rate, cpu, self.size)


def one(connection: http.client.HTTPConnection, ask: Ask) -> int:
    """Ask for one page with what belongs to it; return the size of the answers in bytes. Raises WrongAnswer."""
    headers = {"Cookie": ask.cookies, "Accept-Language": "en"}
    if ask.body:
        headers |= {"Content-Type": "application/x-www-form-urlencoded", "Referer": f"http://{connection.host}/"}
    connection.request("POST" if ask.body else "GET", ask.path, ask.body or None, headers)
    answer = connection.getresponse()
    content = answer.read()
    if answer.status != ask.status or ask.holds not in content + (answer.getheader("Location") or "").encode():
        raise WrongAnswer(f"{ask.path}: {answer.status} {content[:600]!r}")
    return len(content) + (one(connection, ask.then(content)) if ask.then else 0)


def measure(name: str, servers: list[Server], *, single: int, many: int, seconds: float) -> dict[str, Measured]:
    """One row: `single` pages by one client, then `many` by sixteen, of each server in turn, by the server's name.

    `seconds` bounds each of the two steps for each server; what is under way is waited for.
    """
    rows = [Row(server, name) for server in servers if name in server.rows]
    for row in rows:
        row.warm(seconds / 2)
    for _ in range(ALONE_TURNS):
        for row in rows:
            row.ask_alone(-(-single // ALONE_TURNS), seconds / ALONE_TURNS)
    for _ in range(TOGETHER_TURNS if many else 0):
        for row in (row for row in rows if row.seconds < seconds):
            row.ask_together(-(-many // TOGETHER_TURNS), seconds / TOGETHER_TURNS)
    return {row.server.name: row.measured() for row in rows}
