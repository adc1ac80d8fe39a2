"""Fetching the rows of a question whose words are known, without what Django adds to each asking.

Whoever listens to what is asked (tests that count, a log of questions) hears each one, and a transaction that waits
for its first change begins with it; errors are Django's own; a transaction that has failed is not asked any more.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.sqlite3.base import FORMAT_QMARK_REGEX
from django.db.transaction import mark_for_rollback_on_error

from accord.core.first_change import FirstChange
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
        line: Line | None = getattr(database, "line", None)
        if line is not None:
            return line.ask(sql, parameters)
        asked = _with_marks(sql) if database.vendor == "sqlite" else sql
        rows: Sequence[Any] = database.connection.execute(asked, parameters).fetchall()
    return rows


def change(sql: str, parameters: Sequence[Any], *, rows: int) -> None:
    """Change so many rows; the words end with what they give back (`RETURNING`), of which nobody waits for an answer.

    PostgreSQL does it while the work goes on. Raises DatabaseError, at the latest where the transaction ends, for what
    the database refuses and where there were not so many rows.
    """
    database = connections[DEFAULT_DB_ALIAS]
    if _goes_on_meanwhile(database) and not _others_listen(database):
        _prepare_for(database, sql)
        with mark_for_rollback_on_error(DEFAULT_DB_ALIAS), database.wrap_database_errors:
            database.line.send(sql, parameters, rows=rows)  # type: ignore[attr-defined]
    elif len(fetch(sql, parameters)) != rows:
        raise DatabaseError("There is no such row any more.")


def _goes_on_meanwhile(database: BaseDatabaseWrapper) -> bool:
    return database.vendor == "postgresql" and database.can_send()  # type: ignore[attr-defined]


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
