"""What was acknowledged lies on the disk, and nobody else waits for it."""

import os
from pathlib import Path

import pytest
from django.db import OperationalError, connection, transaction

from accord.core import audit
from accord.core.models import AuditEntry
from accord.core.sqlite3 import base
from accord.core.sqlite3.turns import turns_of
from accord.core.without_waiting import change_without_waiting

FULL, NORMAL = 2, 1


@pytest.fixture
def log(transactional_db):
    """The log of the tests' database; a test of SQLite alone ends here on PostgreSQL, which does this itself."""
    return Path(f"{connection.settings_dict['NAME']}-wal") if connection.vendor == "sqlite" else None


@pytest.fixture
def brought(log, monkeypatch):
    """What the log held each time when it was brought to the disk: really brought, and while the turn was free."""
    held = []

    def watch(file):
        line = turns_of(str(connection.settings_dict["NAME"]))
        assert line.take(0), "the next one waits for our disk"
        line.give()
        os.fsync(file)
        held.append(log.read_bytes())

    monkeypatch.setattr(base, "to_disk", watch)
    return held


def write(number=0):
    return audit.record(by="login:test", verb="write", subject=f"words:{number}")


def safety():
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous")
        return cursor.fetchone()[0]


def test_a_transaction_is_on_the_disk_when_it_is_done_and_its_turn_is_given_before(log, brought):
    if log is None:
        return
    for number in range(3):
        with transaction.atomic():
            assert safety() == NORMAL
            write(number)
            assert len(brought) == number
        assert len(brought) == number + 1
        assert brought[-1] == log.read_bytes(), "all that was written has gone to the disk"
        assert safety() == FULL


def test_a_change_outside_a_transaction_and_one_undone_leave_the_log_to_sqlite(log, brought):
    if log is None:
        return
    AuditEntry.objects.filter(pk=0).update(verb="write")
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        write()
        _ = 1 / 0
    assert brought == []
    assert safety() == FULL
    with transaction.atomic():
        write()
        connection.close()
    assert brought == []
    assert safety() == FULL


def test_a_disk_that_fails_is_told_and_the_next_one_goes_on(log, monkeypatch):
    if log is None:
        return

    def fail(_):
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as broken:
        broken.setattr(base, "to_disk", fail)
        with pytest.raises(OperationalError, match="disk"), transaction.atomic():
            write(1)
    assert safety() == FULL
    with transaction.atomic():
        write(2)
    assert list(audit.verify()) == []


def test_a_note_that_need_not_wait_goes_with_the_next_one_that_does(log, brought):
    if log is None:
        return
    write(1)
    before = len(brought)
    change_without_waiting("UPDATE core_oncekey SET status = %s WHERE owner = %s", [200, "nobody"])
    assert len(brought) == before
    write(2)
    assert len(brought) == before + 1
