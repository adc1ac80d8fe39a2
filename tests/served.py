"""`accord serve` as a process of its own, with two web processes: started, asked, looked at from outside, ended."""

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 90.0
"""Seconds after which a slow machine is no excuse."""


@contextmanager
def serving(environment: dict[str, str]) -> Iterator[tuple["subprocess.Popen[bytes]", int]]:
    """Serve with two web processes on a free port, and wait until they answer."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = [sys.executable, "-m", "accord", "serve", "--prepared", "--port", str(port), "--web-workers", "2"]
    quiet = {**environment, "ACCORD_LOG_LEVEL": "CRITICAL"}
    process = subprocess.Popen(command, cwd=ROOT, env=quiet, stderr=subprocess.DEVNULL)
    try:
        wait_until(lambda: process.poll() is not None or answers(port))
        assert process.poll() is None
        yield process, port
    finally:
        process.terminate()
        process.wait(PATIENCE)


def answers(port: int) -> bool:
    """Whether a page that asks the database is answered."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=10) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def wait_until(holds: Callable[[], bool]) -> None:
    """Look again and again until something holds."""
    ends = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < ends
        time.sleep(0.02)


def web_processes(parent: int) -> set[int]:
    """The processes that serve pages: made of the first one, so that they bear the words with which it was started."""
    words = _words(parent)
    listed = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    return {int(pid) for pid in listed if _words(int(pid)) == words}


def lives(pid: int) -> bool:
    """Whether a process is there; one that has ended and waits to be counted has no words any more."""
    return bool(_words(pid))


def _words(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text()
    except OSError:
        return ""
