"""`accord serve` whose web processes are killed without warning: each is replaced, and nothing else stands still."""

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

import pytest

from tests.faults.conftest import Installation

PATIENCE = 90.0
"""Seconds after which a slow machine is no excuse."""

WORK = """
import django, sys, time
django.setup()
from accord.core.models import Job
from accord.people.roster.tasks import expire_rosters
job = Job.objects.create(task=expire_rosters.name)
ends = time.monotonic() + 60
while job.state != "done" and time.monotonic() < ends:
    time.sleep(0.1)
    job.refresh_from_db()
print(job.state)
"""


@contextmanager
def serving(installation: Installation) -> Iterator[tuple["subprocess.Popen[bytes]", int]]:
    """Serve with two web processes on a free port, and wait until they answer."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = [sys.executable, "-m", "accord", "serve", "--prepared", "--port", str(port), "--web-workers", "2"]
    environment = {**installation.environment, "ACCORD_LOG_LEVEL": "CRITICAL"}
    process = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
    try:
        wait_until(lambda: process.poll() is not None or answers(port))
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


def children(parent: int) -> set[int]:
    """The processes that serve pages: made of the first one, so that they bear the words with which it was started."""
    words = _words(parent)
    listed = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    return {int(pid) for pid in listed if _words(int(pid)) == words}


def _words(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text()
    except OSError:
        return ""


@pytest.mark.fault
def test_a_killed_web_process_is_replaced_while_the_other_answers(installation: Installation) -> None:
    with serving(installation) as (serve, port):
        for _ in range(2):
            killed, other = sorted(children(serve.pid))
            os.kill(killed, signal.SIGKILL)
            wait_until(lambda killed=killed: not Path(f"/proc/{killed}").exists())
            asked = 0
            while len(children(serve.pid)) < 2 or asked < 50:
                assert answers(port)
                asked += 1
            assert other in children(serve.pid)
        assert installation.run(WORK).split() == ["done"]


@pytest.mark.fault
def test_when_all_are_killed_at_once_all_are_replaced_and_work_goes_on(installation: Installation) -> None:
    with serving(installation) as (serve, port):
        before = children(serve.pid)
        for each in before:
            os.kill(each, signal.SIGKILL)
        wait_until(lambda: len(children(serve.pid) - before) == 2 and answers(port))
        assert installation.run(WORK).split() == ["done"]
        assert serve.poll() is None
