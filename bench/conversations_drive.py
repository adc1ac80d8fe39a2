"""Whole signed-in pages asked of a running server: one client, then sixteen; every answer is looked at."""

import http.client
import os
import statistics
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

TICK = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Ask:
    """One request and what its answer must hold."""

    path: str
    cookies: str
    holds: bytes
    body: bytes = b""
    status: int = 200


@dataclass(frozen=True)
class Measured:
    """p50 and p95 in ms with one client, requests a second with sixteen, processor ms of the server per request."""

    p50: float
    p95: float
    rate: float
    cpu: float
    size: int


class WrongAnswer(Exception):
    """The server answered with something else than the page."""


def one(connection: http.client.HTTPConnection, ask: Ask) -> int:
    """Ask once; return the size of the answer in bytes. Raises WrongAnswer."""
    headers = {"Cookie": ask.cookies, "Accept-Language": "en"}
    if ask.body:
        headers |= {"Content-Type": "application/x-www-form-urlencoded", "Referer": f"http://{connection.host}/"}
    connection.request("POST" if ask.body else "GET", ask.path, ask.body or None, headers)
    answer = connection.getresponse()
    content = answer.read()
    if answer.status != ask.status or ask.holds not in content + (answer.getheader("Location") or "").encode():
        raise WrongAnswer(f"{ask.path}: {answer.status} {content[:600]!r}")
    return len(content)


def measure(port: int, asks: Callable[[int], Iterator[Ask]], pid: int, *, single: int, many: int) -> Measured:
    """Ask `single` times by one client, then `many` times by sixteen, each with a session of its own."""
    alone = http.client.HTTPConnection("127.0.0.1", port)
    mine = asks(0)
    for _ in range(8):
        one(alone, next(mine))
    taken, size = [], 0
    before = processor_seconds(pid)
    for _ in range(single):
        ask = next(mine)
        began = time.perf_counter()
        size = one(alone, ask)
        taken.append((time.perf_counter() - began) * 1000)
    cpu = (processor_seconds(pid) - before) * 1000 / single
    taken.sort()
    rate = _together(port, asks, many)
    return Measured(statistics.median(taken), taken[int(len(taken) * 0.95)], rate, cpu, size)


def _together(port: int, asks: Callable[[int], Iterator[Ask]], many: int) -> float:
    left, wrong = count(), []

    def client(number: int) -> None:
        connection, mine = http.client.HTTPConnection("127.0.0.1", port), asks(number)
        try:
            while next(left) < many:
                one(connection, next(mine))
        except Exception as fault:
            wrong.append(fault)

    threads = [threading.Thread(target=client, args=(number,)) for number in range(16)]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if wrong:
        raise wrong[0]
    return many / (time.perf_counter() - began)


def tree(pid: int) -> list[int]:
    """A process and all that descend from it."""
    children: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(") ")[2].split()
        except OSError:
            continue
        children.setdefault(int(fields[1]), []).append(int(stat.parent.name))
    found, new = [], [pid]
    while new:
        found += new
        new = [child for one in new for child in children.get(one, [])]
    return found


def processor_seconds(pid: int) -> float:
    """User and system time of a process and its descendants."""
    total = 0
    for each in tree(pid):
        try:
            fields = Path(f"/proc/{each}/stat").read_text().rpartition(") ")[2].split()
        except OSError:
            continue
        total += int(fields[11]) + int(fields[12])
    return total / TICK


def memory_mb(pid: int) -> float:
    """Proportional share of memory (PSS) of a process and its descendants, in MB."""
    total = 0
    for each in tree(pid):
        try:
            lines = Path(f"/proc/{each}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        total += next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
    return total / 1024
