"""The connection to SQLite: Django's own, whose transactions begin when it is their turn."""

from django.db import OperationalError
from django.db.backends.sqlite3 import base

from accord.core.sqlite3.turns import Turns, turns_of


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection whose transactions come one after the other, in the order in which they were begun."""

    _turn: Turns | None = None
    """Set while this connection has the turn."""

    def _start_transaction_under_autocommit(self) -> None:
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
        super()._commit()  # type: ignore[misc]
        self._give_turn()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]
        finally:
            self._give_turn()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]
        finally:
            self._give_turn()

    def _give_turn(self) -> None:
        turn, self._turn = self._turn, None
        if turn is not None:
            turn.give()
