"""Fetching the rows of a question whose words are known, without what Django adds to each asking.

Whoever listens to what is asked (tests that count, a log of questions) hears each one, and a transaction that waits
for its first change begins with it; errors are Django's own; a transaction that has failed is not asked any more.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.sqlite3.base import FORMAT_QMARK_REGEX
from django.db.transaction import mark_for_rollback_on_error

from accord.core.first_change import READING, FirstChange

if TYPE_CHECKING:  # the driver of PostgreSQL takes 5 MB, and SQLite needs none
    from accord.core.postgresql.line import Line


def fetch(sql: str, parameters: Sequence[Any]) -> Sequence[Any]:
    """Return the rows that a question finds."""
    database = connections[DEFAULT_DB_ALIAS]
    if _others_listen(database):
        with database.cursor() as cursor:
            cursor.execute(sql, parameters)
            found: Sequence[Any] = cursor.fetchall()
            return found
    _prepare_for(database, sql)
    with mark_for_rollback_on_error(DEFAULT_DB_ALIAS), database.wrap_database_errors:
        if line := _line_of(database):
            if not sql.startswith(READING):
                line.expect_no_more()
            return line.ask(sql, parameters)
        asked = _with_marks(sql) if database.vendor == "sqlite" else sql
        rows: Sequence[Any] = database.connection.execute(asked, parameters).fetchall()
    return rows


def fetch_soon(sql: str, parameters: Sequence[Any]) -> None:
    """Let a question be on its way already which is fetched soon, with the same values and before any change.

    PostgreSQL answers it together with whatever is asked next; elsewhere nobody waits for an answer.
    """
    database = connections[DEFAULT_DB_ALIAS]
    if (line := _line_of(database)) and not _others_listen(database):
        _prepare_for(database, sql)
        with mark_for_rollback_on_error(DEFAULT_DB_ALIAS), database.wrap_database_errors:
            line.expect(sql, parameters)


def fetch_ahead(sql: str, parameters: Sequence[Any]) -> Callable[[], Sequence[Any]] | None:
    """Let a question be on its way within a transaction, and return what gives its rows; None where nothing can be."""
    database = connections[DEFAULT_DB_ALIAS]
    line = _line_of(database) if database.in_atomic_block else None
    if line is None or _others_listen(database):
        return None
    _prepare_for(database, sql)
    with mark_for_rollback_on_error(DEFAULT_DB_ALIAS), database.wrap_database_errors:
        return line.ask_ahead(sql, parameters)


def change(sql: str, parameters: Sequence[Any], *, rows: int | None) -> None:
    """Change so many rows (None: however many there are); nobody waits for the end.

    The words end with what they give back (`RETURNING`). PostgreSQL does it while the work goes on. Raises
    DatabaseError, at the latest where the transaction ends, for what is refused and where there were not so many rows.
    """
    database = connections[DEFAULT_DB_ALIAS]
    line = _line_of(database) if database.in_atomic_block else None
    if line and not _others_listen(database):
        _prepare_for(database, sql)
        with mark_for_rollback_on_error(DEFAULT_DB_ALIAS), database.wrap_database_errors:
            line.expect_no_more()
            line.send(sql, parameters, rows=rows)
        return
    changed = len(fetch(sql, parameters))
    if rows not in (None, changed):
        raise DatabaseError("There is no such row any more.")


def _line_of(database: BaseDatabaseWrapper) -> "Line | None":
    """The line on which PostgreSQL is asked without cursors; None for other databases, and through a pooler."""
    return getattr(database, "line", None)


def _others_listen(database: BaseDatabaseWrapper) -> bool:
    return database.queries_logged or any(not isinstance(each, FirstChange) for each in database.execute_wrappers)


def _prepare_for(database: BaseDatabaseWrapper, sql: str) -> None:
    for each in [each for each in database.execute_wrappers if isinstance(each, FirstChange)]:
        each.look_at(sql)
    database.ensure_connection()
    database.validate_no_broken_transaction()


@lru_cache(maxsize=2048)
def _with_marks(sql: str) -> str:
    """The question as SQLite writes it, with a question mark for each value."""
    return FORMAT_QMARK_REGEX.sub("?", sql).replace("%%", "%")
