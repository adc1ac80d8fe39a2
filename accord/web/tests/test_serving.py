"""`accord serve` as a school starts it: it answers, replaces what is lost, and leaves nothing behind."""

import os
import signal
from pathlib import Path

import pytest

from tests.served import PATIENCE, answers, lives, serving, wait_until, web_processes

pytestmark = pytest.mark.in_turn


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """The settings of an empty place of its own, on SQLite."""
    return {**os.environ, "ACCORD_HOME": str(tmp_path), "DATABASE_URL": ""}


def test_it_answers_and_ends_cleanly_when_it_is_told_to(home: dict[str, str]) -> None:
    with serving(home) as (process, port):
        process.send_signal(signal.SIGTERM)
        assert process.wait(PATIENCE) == 0
        assert not answers(port)


def test_nobody_goes_on_serving_when_the_first_process_is_gone(home: dict[str, str]) -> None:
    with serving(home) as (process, port):
        left = web_processes(process.pid)
        process.kill()
        process.wait()
        wait_until(lambda: not answers(port) and not any(map(lives, left)))


def test_a_lost_web_process_is_replaced_and_everything_still_ends_cleanly(home: dict[str, str]) -> None:
    with serving(home) as (process, port):
        before = sorted(web_processes(process.pid))
        assert len(before) == 2
        os.kill(before[0], signal.SIGKILL)
        wait_until(lambda: len(web_processes(process.pid) - set(before)) == 1 and answers(port))
        assert before[1] in web_processes(process.pid)
        process.send_signal(signal.SIGTERM)
        assert process.wait(PATIENCE) == 0
