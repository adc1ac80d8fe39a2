"""Writers come in turn: nobody is passed by, nobody waits for the dead, and who waits too long is told."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from django.db import OperationalError, connection, transaction

from accord.core import audit
from accord.core.sqlite3 import turns
from accord.core.sqlite3.turns import Turns

HOLD = """
import sys
from pathlib import Path
from accord.core.sqlite3.turns import Turns
turns = Turns(Path(sys.argv[1]))
for _ in range(int(sys.argv[2])):
    assert turns.take(20)
    print("mine", flush=True)
    sys.stdin.readline()
    turns.give()
"""


@pytest.fixture
def other(tmp_path):
    """Another process that has the turn, and takes it again when it has given it."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path / "db"), "2"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout.readline() == "mine\n"
    yield process
    process.kill()
    process.wait(timeout=10)


@pytest.fixture
def ours(tmp_path):
    return Turns(tmp_path / "db")


def test_a_killed_holder_frees_its_turn_at_once(other, ours):
    assert not ours.take(0.05)
    other.send_signal(signal.SIGKILL)
    assert ours.take(10)
    ours.give()


def test_who_waits_has_the_turn_before_the_holder_has_it_again(other, ours):
    came = threading.Event()
    thread = threading.Thread(target=lambda: (ours.take(20), came.set()))
    thread.start()
    while not _is_locked(ours, turns.NEXT):
        assert thread.is_alive()
    other.stdin.write("\n")
    other.stdin.flush()
    assert came.wait(10), "the other process stands in line behind us, however often it asks"
    assert not ours.take(0.05), "a turn is taken once"
    ours.give()
    thread.join(10)
    assert other.stdout.readline() == "mine\n"


def _is_locked(ours: Turns, byte: int) -> bool:
    probe = f"import sys, fcntl; fcntl.lockf(open(sys.argv[1], 'ab'), fcntl.LOCK_EX | fcntl.LOCK_NB, 1, {byte})"
    asked = subprocess.run([sys.executable, "-c", probe, ours._file.name], capture_output=True, check=False)
    return asked.returncode != 0


def test_a_turn_that_does_not_come_in_time_leaves_the_line_as_it_was(other, ours):
    for _ in range(3):
        assert not ours.take(0.02)
    other.stdin.close()
    other.kill()
    assert ours.take(10)


def test_a_process_made_of_one_that_has_the_turn_has_none(tmp_path):
    database = tmp_path / "db"
    database.touch()
    held = turns.turns_of(str(database))
    assert held.take(1)
    child = os.fork()
    if not child:
        anew = turns.turns_of(str(database))
        os._exit(0 if anew is not held and not anew.take(0.05) else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    held.give()


@pytest.fixture
def embedded(transactional_db, monkeypatch):
    """The connection of the tests, where it is to SQLite, with little patience."""
    if connection.vendor == "sqlite":
        monkeypatch.setitem(connection.settings_dict["OPTIONS"], "timeout", 0.05)
    return connection


def test_transactions_take_turns_and_one_that_fails_gives_its_turn_back(embedded):
    if embedded.vendor != "sqlite":
        return
    line = turns.turns_of(str(embedded.settings_dict["NAME"]))
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        assert not line.take(0)
        _ = 1 / 0
    with transaction.atomic(), transaction.atomic():
        assert not line.take(0), "what lies within a transaction belongs to its turn"
    assert line.take(0)
    try:
        with pytest.raises(OperationalError, match="locked"), transaction.atomic():
            raise AssertionError("begun out of turn")
    finally:
        line.give()
    with transaction.atomic():
        begun = time.monotonic()
        embedded.close()
    assert line.take(1), "a connection that ends gives its turn back"
    assert time.monotonic() - begun < 5
    line.give()


def test_the_log_is_tidied_when_the_turn_is_given_back(embedded):
    if embedded.vendor != "sqlite":
        return
    log = Path(f"{embedded.settings_dict['NAME']}-wal")
    for number in range(200):
        audit.record(by="login:test", verb="write", subject=f"words:{number}")
    assert log.stat().st_size < 4096 * 1000, "the log begins anew while it is short"
    assert list(audit.verify()) == []
