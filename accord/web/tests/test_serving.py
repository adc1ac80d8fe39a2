"""`accord serve` as a school starts it: it answers, replaces what is lost, and leaves nothing behind."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
PATIENCE = 90.0
"""Seconds after which a slow machine is no excuse."""


@contextmanager
def serving(home: Path) -> Iterator[tuple["subprocess.Popen[bytes]", int]]:
    """Serve with two web processes on a free port, and wait until they answer."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    environment = {**os.environ, "ACCORD_HOME": str(home), "DATABASE_URL": "", "ACCORD_LOG_LEVEL": "CRITICAL"}
    command = [sys.executable, "-m", "accord", "serve", "--prepared", "--port", str(port), "--web-workers", "2"]
    process = subprocess.Popen(command, cwd=ROOT, env=environment)
    try:
        wait_until(lambda: answers(port) or process.poll() is not None)
        assert process.poll() is None
        yield process, port
    finally:
        process.kill()
        process.wait()


def answers(port: int) -> bool:
    """Whether a page is answered."""
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
        time.sleep(0.05)


def web_processes(parent: int) -> list[int]:
    """The processes that serve pages: made of the first one, so that they bear the words with which it was started."""
    words = Path(f"/proc/{parent}/cmdline").read_text()
    listed = [Path(f"/proc/{pid}") for pid in Path(f"/proc/{parent}/task/{parent}/children").read_text().split()]
    return [int(each.name) for each in listed if each.exists() and (each / "cmdline").read_text() == words]


def test_it_answers_and_ends_cleanly_when_it_is_told_to(tmp_path: Path) -> None:
    with serving(tmp_path) as (process, port):
        process.send_signal(signal.SIGTERM)
        assert process.wait(PATIENCE) == 0
        assert not answers(port)


def test_nobody_goes_on_serving_when_the_first_process_is_gone(tmp_path: Path) -> None:
    with serving(tmp_path) as (process, port):
        process.kill()
        process.wait()
        wait_until(lambda: not answers(port))


def test_a_lost_web_process_is_replaced_and_everything_still_ends_cleanly(tmp_path: Path) -> None:
    with serving(tmp_path) as (process, port):
        before = web_processes(process.pid)
        assert len(before) == 2
        os.kill(before[0], signal.SIGKILL)
        wait_until(lambda: len(set(web_processes(process.pid)) - set(before)) == 1 and answers(port))
        assert before[1] in web_processes(process.pid)
        process.send_signal(signal.SIGTERM)
        assert process.wait(PATIENCE) == 0
