"""The connection to PostgreSQL: Django's own, which need not wait for the end of each change.

A change whose answer nobody needs is sent, and the work goes on while the database does it. Whatever Django asks then
waits first until all that was sent is done, and so does the end of the transaction: nothing is kept unless all is.
"""

from collections.abc import Sequence
from contextlib import AbstractContextManager, suppress
from typing import Any

from django.db import DatabaseError
from django.db.backends.postgresql import base
from psycopg import Connection, Cursor, Pipeline

from accord.core.postgresql.moments import Moments
from accord.core.postgresql.schema import SchemaEditor


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection that can send changes without waiting for each."""

    SchemaEditorClass = SchemaEditor

    _line: AbstractContextManager[Pipeline] | None = None
    """Open while something was sent of which the end has not been seen."""
    _sent: list[tuple[Cursor[Any], int]]
    """What was sent, each with the number of rows that it must change."""

    def get_new_connection(self, conn_params: dict[str, Any]) -> Connection[Any]:
        connection: Connection[Any] = super().get_new_connection(conn_params)
        connection.adapters.register_loader("timestamptz", Moments)
        return connection

    def can_send(self) -> bool:
        """Whether changes can be sent now: in a transaction, straight to the server (not through a pooler)."""
        options = self.settings_dict["OPTIONS"]
        return self.in_atomic_block and bool(options.get("server_side_binding")) and Pipeline.is_supported()

    def send(self, sql: str, parameters: Sequence[Any], *, rows: int) -> None:
        """Send a change that must change so many rows, and do not wait for its end.

        What the database says against it is raised by the next question, or where the transaction ends.
        """
        if self._line is None:
            line: AbstractContextManager[Pipeline] = self.connection.pipeline()
            line.__enter__()
            self._line, self._sent = line, []
        self._sent.append((self.connection.execute(sql, parameters), rows))

    def see_sent_done(self) -> None:
        """Wait until all that was sent is done. Raises DatabaseError for what was refused or did not change its rows.

        After that nothing of the transaction can be kept.
        """
        line, self._line = self._line, None
        if line is None:
            return
        try:
            with self.wrap_database_errors:
                line.__exit__(None, None, None)
            if any(cursor.rowcount != rows for cursor, rows in self._sent):
                raise DatabaseError("There is no such row any more.")
        except BaseException:
            self.needs_rollback = True
            raise

    def create_cursor(self, name: str | None = None) -> Any:
        self.see_sent_done()
        return super().create_cursor(name)

    def _commit(self) -> None:
        self.see_sent_done()
        super()._commit()  # type: ignore[misc]

    def _savepoint_commit(self, sid: str) -> None:
        try:
            self.see_sent_done()
        except DatabaseError:
            self.needs_rollback = False  # Django goes back to the savepoint, and the rest can be kept
            raise
        super()._savepoint_commit(sid)  # type: ignore[misc]

    def _savepoint_rollback(self, sid: str) -> None:
        self._forget_sent()
        super()._savepoint_rollback(sid)  # type: ignore[misc]

    def _rollback(self) -> None:
        self._forget_sent()
        super()._rollback()  # type: ignore[misc]

    def _close(self) -> None:
        self._forget_sent()
        super()._close()  # type: ignore[misc]

    def _forget_sent(self) -> None:
        """What was sent is undone now; whatever is said against it does not matter any more."""
        needed = self.needs_rollback
        with suppress(Exception):
            self.see_sent_done()
        self.needs_rollback = needed
