"""The connection to PostgreSQL: Django's own, which need not wait for the end of each change.

A change whose answer nobody needs is sent, and the work goes on while the database does it. Whatever Django asks then
waits first until all that was sent is done, and so does the end of the transaction: nothing is kept unless all is.
"""

from contextlib import suppress
from typing import Any

from django.db import DatabaseError
from django.db.backends.postgresql import base
from psycopg import Connection, Pipeline

from accord.core.postgresql.line import Line
from accord.core.postgresql.moments import Moments
from accord.core.postgresql.schema import SchemaEditor


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection that can send changes without waiting for each."""

    SchemaEditorClass = SchemaEditor

    line: Line | None = None
    """The way to the server without cursors; None through a pooler, which knows no prepared statements."""

    def get_new_connection(self, conn_params: dict[str, Any]) -> Connection[Any]:
        connection: Connection[Any] = super().get_new_connection(conn_params)
        connection.adapters.register_loader("timestamptz", Moments)
        options = self.settings_dict["OPTIONS"]
        straight = bool(options.get("server_side_binding")) and connection.isolation_level is None
        self.line = Line(connection) if straight and Pipeline.is_supported() else None
        return connection

    def can_send(self) -> bool:
        """Whether changes can be sent now: in a transaction, straight to the server (not through a pooler)."""
        return self.in_atomic_block and self.line is not None

    def see_sent_done(self) -> None:
        """Wait until all that was sent is done. Raises DatabaseError for what was refused or did not change its rows.

        After that nothing of the transaction can be kept.
        """
        if self.line is None or not self.line.is_open:
            return
        try:
            with self.wrap_database_errors:
                self.line.see_done()
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
