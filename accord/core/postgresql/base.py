"""The connection to PostgreSQL: Django's own, which need not wait for the end of each change.

A change whose answer nobody needs is sent, and the work goes on while the database does it. Whatever Django asks then
waits first until all that was sent is done, and so does the end of the transaction: nothing is kept unless all is.
"""

from contextlib import suppress
from typing import Any

from django.db import DatabaseError
from django.db.backends.postgresql import base
from psycopg import Connection

from accord.core.postgresql import driver
from accord.core.postgresql.line import Line
from accord.core.postgresql.moments import Moments
from accord.core.postgresql.schema import SchemaEditor


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection that can send changes without waiting for each."""

    SchemaEditorClass = SchemaEditor

    Database = driver

    @property
    def line(self) -> Line | None:
        """The way to the server without cursors; None through a pooler, which knows no prepared statements."""
        straight = self.settings_dict["OPTIONS"].get("server_side_binding")
        return self.connection.line if straight and self.connection is not None else None

    def get_new_connection(self, conn_params: dict[str, Any]) -> Connection[Any]:
        connection: Connection[Any] = super().get_new_connection(conn_params)
        connection.adapters.register_loader("timestamptz", Moments)
        return connection

    def see_sent_done(self) -> None:
        """Wait until all that was sent is done. Raises DatabaseError for what was refused or did not change its rows.

        After that nothing of the transaction can be kept.
        """
        line = self.line
        if line is None:
            return
        line.expect_no_more()
        try:
            with self.wrap_database_errors:
                line.see_done()
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
        if self.line:
            with self.wrap_database_errors:
                self.line.forget_prepared()

    def _rollback(self) -> None:
        self._forget_sent()
        super()._rollback()  # type: ignore[misc]

    def close_if_unusable_or_obsolete(self) -> None:
        """Django asks for this where a request begins and ends: nothing is on its way from one to the other."""
        self._forget_sent()
        super().close_if_unusable_or_obsolete()

    def _close(self) -> None:
        self._forget_sent()
        super()._close()  # type: ignore[misc]

    def _forget_sent(self) -> None:
        """What was sent is undone now; whatever is said against it does not matter any more."""
        needed = self.needs_rollback
        with suppress(Exception):
            self.see_sent_done()
        self.needs_rollback = needed
