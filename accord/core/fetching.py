"""Fetching the rows of a question whose words are known: on SQLite without what Django adds to each asking."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.sqlite3.base import FORMAT_QMARK_REGEX

from accord.core.first_change import FirstChange


def fetch(sql: str, parameters: Sequence[Any]) -> Sequence[Any]:
    """Return the rows that a question finds.

    Whoever listens to what is asked (tests that count, a log of questions) hears each one, and a transaction that waits
    for its first change begins with it; errors are Django's own; a transaction that has failed is not asked any more.
    """
    database = connections[DEFAULT_DB_ALIAS]
    waiting = [each for each in database.execute_wrappers if isinstance(each, FirstChange)]
    others_listen = database.queries_logged or len(database.execute_wrappers) > len(waiting)
    if database.vendor != "sqlite" or others_listen:
        with database.cursor() as cursor:
            cursor.execute(sql, parameters)
            found: Sequence[Any] = cursor.fetchall()
            return found
    for change in waiting:
        change.look_at(sql)
    database.ensure_connection()
    database.validate_no_broken_transaction()
    with database.wrap_database_errors:
        rows: Sequence[Any] = database.connection.execute(_with_marks(sql), parameters).fetchall()
    return rows


@lru_cache(maxsize=2048)
def _with_marks(sql: str) -> str:
    """The question as SQLite writes it, with a question mark for each value."""
    return FORMAT_QMARK_REGEX.sub("?", sql).replace("%%", "%")
