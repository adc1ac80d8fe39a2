"""Whole signed-in pages asked of running servers: one client, then sixteen; every answer is looked at.

Several servers are asked the same row in turn, a little of each at a time, so that other work on the machine hits all
of them alike, and of each the quickest turn counts: what a neighbour takes from the machine says nothing of a server.
No step takes much longer than its seconds, however slow a server is.
"""

import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass, field
from selectors import EVENT_READ, DefaultSelector

from conversations_client import PATIENCE, Ask, Line, WrongAnswer
from conversations_mail import Sink
from conversations_processes import memory_mb, processor_seconds

CLIENTS = 16
ALONE_TURNS, TOGETHER_TURNS = 4, 4
WARM = 80
MAIL_SECONDS = 60.0
"""How long the last mail may take after the last answer."""

Asks = Callable[[int], Iterator[Ask]]
"""What a client, by its number, asks for one page after the other."""

Worker = Callable[[], AbstractContextManager[int]]
"""Starts what works beside the web processes and gives its process."""


@dataclass(frozen=True)
class Server:
    """A running server: its processes, with those of its database, and what is asked of it by the name of the row.

    In the rows of `mailed` each answer makes a mail to the family, and without it counts for nothing; in those of
    `workers` something else works beside.
    """

    name: str
    port: int
    web: list[int]
    database: list[int]
    rows: dict[str, Asks]
    sink: Sink | None = None
    mailed: frozenset[str] = frozenset()
    workers: dict[str, Worker] = field(default_factory=dict)

    def memory(self) -> float:
        """What its web processes hold, in MB."""
        return memory_mb(self.web)


@dataclass(frozen=True)
class Measured:
    """p50 and p95 in ms with one client, pages a second with sixteen, processor ms for each page of the one client.

    Each is that of the turn in which it was best. `cpu` is that of the server, its database and its worker, `client`
    that of the measuring client.
    """

    p50: float
    p95: float
    rate: float
    cpu: float
    client: float
    size: int


@dataclass(frozen=True)
class Turn:
    """The ms of each page of one client in a turn, and the processor ms of a page: the server's, the client's."""

    taken: list[float]
    cpu: float
    client: float


@dataclass
class Row:
    """One row of the table for one server, and what was measured so far."""

    server: Server
    name: str
    turns: list[Turn] = field(default_factory=list)
    rates: list[float] = field(default_factory=list)
    size: int = 0
    seconds: float = 0.0

    def __post_init__(self) -> None:
        asks = self.server.rows[self.name]
        self.pids = self.server.web + self.server.database
        self.alone, self.line = asks(0), Line(self.server.port)
        self.clients = [(Line(self.server.port), asks(number)) for number in range(CLIENTS)]
        self.sink = self.server.sink if self.name in self.server.mailed else None
        self.mails = self.sink.families() if self.sink else 0

    def warm(self, seconds: float) -> None:
        """Pages that do not count, each on its own connection, so that every process of the server has had some."""
        ends, asked = time.perf_counter() + seconds, 0
        while asked < WARM and time.perf_counter() < ends:
            self.line.one(next(self.alone))
            self.line.close()
            asked += 1
        self._mail_has_come(asked)

    def ask_alone(self, requests: int, seconds: float) -> None:
        """One client; ends after so many pages or seconds."""
        before, own, ends = processor_seconds(self.pids), time.process_time(), time.perf_counter() + seconds
        taken: list[float] = []
        while len(taken) < requests and time.perf_counter() < ends:
            ask, began = next(self.alone), time.perf_counter()
            self.size = self.line.one(ask)
            taken.append((time.perf_counter() - began) * 1000)
        own = time.process_time() - own
        self._mail_has_come(len(taken))
        each = 1000 / len(taken)
        self.turns.append(Turn(taken, (processor_seconds(self.pids) - before) * each, own * each))
        self.line.close()

    def ask_together(self, requests: int, seconds: float) -> None:
        """Sixteen clients, each with a session of its own; where mail counts, until the last mail has come."""
        begun = answered = 0
        began = time.perf_counter()
        with DefaultSelector() as ready:
            for line, asks in self.clients[:requests]:
                line.begin(next(asks))
                ready.register(line, EVENT_READ, asks)
                begun += 1
            while ready.get_map():
                events = ready.select(PATIENCE)
                if not events:
                    raise WrongAnswer(f"{self.name}: no answer for {PATIENCE:.0f} seconds")
                for key, _ in events:
                    line = key.fileobj
                    if not isinstance(line, Line) or not line.is_whole():
                        continue
                    answered += 1
                    if begun < requests and time.perf_counter() < began + seconds:
                        line.begin(next(key.data))
                        begun += 1
                    else:
                        ready.unregister(line)
                        line.close()
        self._mail_has_come(answered)
        seconds = time.perf_counter() - began
        self.seconds += seconds
        self.rates.append(answered / seconds)

    def _mail_has_come(self, answers: int) -> None:
        """Wait until there is a mail for each of the answers. Raises WrongAnswer when one is missing."""
        if self.sink is None:
            return
        wanted, ends = self.mails + answers, time.perf_counter() + MAIL_SECONDS
        while (mails := self.sink.families()) < wanted:
            if time.perf_counter() > ends:
                raise WrongAnswer(f"{self.name}: {wanted - mails} of {answers} answers without their mail")
            time.sleep(0.02)
        self.mails = mails

    def measured(self) -> Measured:
        """The figures."""
        return Measured(
            p50=min(statistics.median(turn.taken) for turn in self.turns),
            p95=min(sorted(turn.taken)[int(len(turn.taken) * 0.95)] for turn in self.turns),
            rate=max(self.rates, default=0.0),
            cpu=min(turn.cpu for turn in self.turns),
            client=min(turn.client for turn in self.turns),
            size=self.size,
        )


def measure(name: str, servers: list[Server], *, single: int, many: int, seconds: float) -> dict[str, Measured]:
    """One row: `single` pages by one client, then `many` by sixteen, of each server in turn, by the server's name.

    `seconds` bounds each of the two steps for each server; what is under way is waited for.
    """
    with ExitStack() as stack:
        rows = [Row(server, name) for server in servers if name in server.rows]
        for row in rows:
            if name in row.server.workers:
                row.pids.append(stack.enter_context(row.server.workers[name]()))
                row.mails = row.sink.families() if row.sink else 0
            row.warm(seconds / 2)
        for _ in range(ALONE_TURNS):
            for row in rows:
                row.ask_alone(-(-single // ALONE_TURNS), seconds / ALONE_TURNS)
        for _ in range(TOGETHER_TURNS if many else 0):
            for row in (row for row in rows if row.seconds < seconds):
                row.ask_together(-(-many // TOGETHER_TURNS), seconds / TOGETHER_TURNS)
        return {row.server.name: row.measured() for row in rows}
