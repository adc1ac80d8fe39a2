"""The connection to SQLite: Django's own, whose transactions begin when it is their turn."""

from contextlib import suppress

from django.db import DatabaseError, OperationalError
from django.db.backends.sqlite3 import base

from accord.core.sqlite3.turns import Turns, turns_of

TIDIED_AFTER = 16
"""After so many turns a process carries what was written from the log into the file, when it is another's turn."""


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection whose transactions come in turn, and which can let one wait for its first change."""

    _turn: Turns | None = None
    """Set while this connection has the turn."""
    _late = False
    """Set while the transaction that Django has begun waits for its first change."""

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
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self._give_turn()
            raise

    def _commit(self) -> None:
        self._late = False
        super()._commit()  # type: ignore[misc]
        turns = self._give_turn()
        if turns and turns.given % TIDIED_AFTER == 0:
            self._tidy()

    def _tidy(self) -> None:
        """Carry what was written from the log into the file, while others write; what does not go now waits."""
        with suppress(DatabaseError), self.wrap_database_errors:
            self.connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()

    def _rollback(self) -> None:
        self._late = False
        try:
            super()._rollback()  # type: ignore[misc]
        finally:
            self._give_turn()

    def _close(self) -> None:
        self._late = False
        try:
            super()._close()  # type: ignore[misc]
        finally:
            self._give_turn()

    def _give_turn(self) -> Turns | None:
        turns, self._turn = self._turn, None
        if turns is not None:
            turns.give()
        return turns
