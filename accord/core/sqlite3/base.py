"""The connection to SQLite: Django's own, whose transactions begin when it is their turn.

A transaction is on the disk before anybody is told that it was done. SQLite would keep the others waiting until then;
here it gives its turn to the next one first, and then brings the log to the disk itself: what several have written
meanwhile goes there together. The log grows at its end alone, so nobody's answer is on the disk before what it rests
on. A change outside a transaction waits for the disk as SQLite does it (`synchronous=FULL`).
"""

import os
from contextlib import suppress

from django.db import DatabaseError, OperationalError
from django.db.backends.sqlite3 import base

from accord.core.sqlite3.turns import Turns, turns_of

to_disk = getattr(os, "fdatasync", None) or os.fsync
"""Return when all that was written to an open file lies on the disk; OSError where it cannot."""
TIDIED_AFTER = 32
"""After so many turns a process carries what was written from the log into the file, when it is another's turn."""


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection whose transactions come in turn, and which can let one wait for its first change."""

    _turn: Turns | None = None
    """Set while this connection has the turn."""
    _late = False
    """Set while the transaction that Django has begun waits for its first change."""
    _log: int | None = None
    """The open log, while a transaction has it that will bring it to the disk itself."""
    waits_for_disk = True
    """Whether a transaction is on the disk when it is done. Without it, it may be lost with the machine's power."""

    def begin_later(self) -> None:
        """Let the next transaction wait for `begin_now`. What lies within another one begins as ever."""
        self._late = not self.in_atomic_block

    def begin_now(self) -> None:
        """Begin the transaction that waits, when it is its turn."""
        if self._late:
            self._late = False
            try:
                self._begin()
            except BaseException:
                self._late = True
                raise

    def _start_transaction_under_autocommit(self) -> None:
        if not self._late:
            self._begin()

    def _begin(self) -> None:
        turns = turns_of(str(self.settings_dict["NAME"]))
        if turns is not None:
            if not turns.take(self.settings_dict["OPTIONS"].get("timeout", 5)):
                raise OperationalError("database is locked")
            self._turn = turns
        try:
            if turns is not None:
                self._take_log()
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self._give_turn()
            self._leave_log()
            raise

    def _commit(self) -> None:
        self._late = False
        super()._commit()  # type: ignore[misc]
        turns = self._give_turn()
        self._leave_log(written=self.waits_for_disk)
        if turns and turns.given % TIDIED_AFTER == 0:
            self._tidy()

    def _rollback(self) -> None:
        self._late = False
        try:
            super()._rollback()  # type: ignore[misc]
        finally:
            self._give_turn()
            self._leave_log()

    def _close(self) -> None:
        self._late = False
        try:
            super()._close()  # type: ignore[misc]
        finally:
            self._give_turn()
            self._leave_log(goes_on=False)

    def _give_turn(self) -> Turns | None:
        turns, self._turn = self._turn, None
        if turns is not None:
            turns.give()
        return turns

    def _take_log(self) -> None:
        """Undertake to bring the log to the disk; where there is none, SQLite goes on doing it."""
        with suppress(FileNotFoundError):
            self._log = os.open(f"{self.settings_dict['NAME']}-wal", os.O_RDWR)
            self.connection.execute("PRAGMA synchronous=NORMAL")

    def _leave_log(self, *, written: bool = False, goes_on: bool = True) -> None:
        """Bring what was written to the disk, and leave the log to SQLite again where the connection goes on."""
        log, self._log = self._log, None
        if log is None:
            return
        try:
            if written:
                to_disk(log)
        except OSError as fault:
            raise OperationalError("disk I/O error") from fault
        finally:
            os.close(log)
            if goes_on:
                self.connection.execute("PRAGMA synchronous=FULL")

    def _tidy(self) -> None:
        """Carry what was written from the log into the file, while others write; what does not go now waits."""
        with suppress(DatabaseError), self.wrap_database_errors:
            self.connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
