"""Fetching the rows of a question whose words are known: on SQLite without what Django adds to each asking."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.sqlite3.base import FORMAT_QMARK_REGEX


def fetch(sql: str, parameters: Sequence[Any]) -> Sequence[Any]:
    """Return the rows that a question finds.

    Whoever listens to what is asked (tests that count, a log of questions) hears each one; errors are Django's own;
    a transaction that has failed is not asked any more.
    """
    database = connections[DEFAULT_DB_ALIAS]
    if database.vendor != "sqlite" or database.queries_logged or database.execute_wrappers:
        with database.cursor() as cursor:
            cursor.execute(sql, parameters)
            found: Sequence[Any] = cursor.fetchall()
            return found
    database.ensure_connection()
    database.validate_no_broken_transaction()
    with database.wrap_database_errors:
        rows: Sequence[Any] = database.connection.execute(_with_marks(sql), parameters).fetchall()
    return rows


@lru_cache(maxsize=2048)
def _with_marks(sql: str) -> str:
    """The question as SQLite writes it, with a question mark for each value."""
    return FORMAT_QMARK_REGEX.sub("?", sql).replace("%%", "%")
