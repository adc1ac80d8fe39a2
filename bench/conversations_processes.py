"""Servers of the measurements: started, waited for, ended; their processor time and memory, from `/proc` (Linux)."""

import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

TICK = os.sysconf("SC_CLK_TCK")
CPUCLOCK_SCHED = 2
"""With the number of a process it makes the number of the clock of that process (Linux, clock_getcpuclockid)."""


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(command: list[str], environment: dict[str, str], port: int, cwd: Path) -> Iterator[int]:
    """Start a server, give its process when it answers, and end it afterwards."""
    with _running(command, environment, cwd, subprocess.DEVNULL) as process:
        _wait_for(process, port)
        yield process.pid


@contextmanager
def working(command: list[str], environment: dict[str, str], cwd: Path) -> Iterator[int]:
    """Start a worker, give its process when it says its first word, and end it afterwards."""
    with _running(command, environment, cwd, subprocess.PIPE) as process:
        if not process.stdout or not process.stdout.readline():
            raise RuntimeError("The worker ended while it was starting.")
        yield process.pid


@contextmanager
def _running(
    command: list[str], environment: dict[str, str], cwd: Path, said: int
) -> "Iterator[subprocess.Popen[bytes]]":
    process = subprocess.Popen(command, env=environment, cwd=cwd, stdout=said, start_new_session=True)
    try:
        yield process
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait_for(process: "subprocess.Popen[bytes]", port: int) -> None:
    for _ in range(600):
        if process.poll() is not None:
            raise RuntimeError("The server ended while it was starting.")
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            time.sleep(1)
            return
    raise RuntimeError("The server did not start within a minute.")


def tree(pids: list[int]) -> list[int]:
    """Processes and all that descend from them."""
    children: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(") ")[2].split()
        except OSError:
            continue
        children.setdefault(int(fields[1]), []).append(int(stat.parent.name))
    found, new = [], list(pids)
    while new:
        found += new
        new = [child for one in new for child in children.get(one, [])]
    return found


def processor_seconds(pids: list[int]) -> float:
    """User and system time of processes and their descendants, also of those that have ended.

    That of a running process comes from its own clock, to the nanosecond; `/proc` tells hundredths of a second.
    """
    total = 0.0
    for each in tree(pids):
        try:
            total += time.clock_gettime((~each << 3) | CPUCLOCK_SCHED)
            fields = Path(f"/proc/{each}/stat").read_text().rpartition(") ")[2].split()
        except OSError:
            continue
        total += sum(int(ticks) for ticks in fields[13:15]) / TICK
    return total


def memory_mb(pids: list[int]) -> float:
    """Proportional share of memory (PSS) of processes and their descendants, in MB."""
    return sum(share_mb(each) for each in tree(pids))


def share_mb(pid: int) -> float:
    """Proportional share of memory (PSS) of one process, in MB; nothing for one that has ended."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0) / 1024
