"""The databases of the worlds: copies in memory on SQLite, databases made like another on PostgreSQL.

Each has a connection of its own, which takes the place of the test's inside the wrapper that the product uses.
"""

import os
from dataclasses import dataclass
from itertools import count as counting
from typing import Any

from django.db import connection

from tests.postgres import PASSING


@dataclass
class Database:
    """A connection, and on PostgreSQL the name of what it is connected to."""

    raw: Any
    name: str = ""


_made: list[Database] = []
_numbers = counting(1)


def _is_sqlite() -> bool:
    return connection.vendor == "sqlite"


def home() -> Database:
    """Return the database of the test itself."""
    return Database(connection.connection, str(connection.settings_dict["NAME"]))


def count() -> int:
    """Return how many rows the connection has written so far (SQLite)."""
    return int(connection.connection.total_changes) if _is_sqlite() and connection.connection else 0


def has_written(*, since: int) -> bool:
    """Whether the transaction that is open has written anything; on SQLite, whether the connection has since then."""
    if _is_sqlite():
        return count() != since
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id_if_assigned() IS NOT NULL")
        return bool(cursor.fetchone()[0])


def copy_of(database: Database) -> Database:
    """Return a new database with everything that is kept in another, in which nothing is being written."""
    if _is_sqlite():
        _undo(database)
        copy = Database(_connect(":memory:"))
        database.raw.backup(copy.raw)
        _begin(database)
    else:
        copy = Database(None, f"{connection.settings_dict['NAME']}_world_{next(_numbers)}")
        database.raw.close()
        _at_the_server(
            f'DROP DATABASE IF EXISTS "{copy.name}"', f'CREATE DATABASE "{copy.name}" TEMPLATE "{database.name}"'
        )
        database.raw, copy.raw = _connect(database.name), _connect(copy.name)
    _made.append(copy)
    return copy


def step_into(database: Database) -> None:
    """Let the test's transaction go on in another database; where it stood, nothing was written."""
    connection.connection = database.raw
    _undo(database)
    _begin(database)


def keep(database: Database) -> None:
    """Keep what was written into a new database, and begin anew."""
    database.raw.commit() if not _is_sqlite() else database.raw.execute("COMMIT")
    _begin(database)


def go_home(database: Database) -> None:
    """Undo what was written elsewhere, and let the connection be the test's own again."""
    if connection.connection is not database.raw and connection.connection is not None:
        _undo(Database(connection.connection))
    connection.connection = database.raw


def close(database: Database) -> None:
    """Close a world's connection and remove its database, unless the server goes with the run."""
    _made.remove(database)
    database.raw.close()
    if database.name and PASSING not in os.environ:
        _at_the_server(f'DROP DATABASE IF EXISTS "{database.name}"')


def close_all() -> None:
    """Close every world's connection and remove its database."""
    for each in list(_made):
        close(each)


def _begin(database: Database) -> None:
    if _is_sqlite() and not database.raw.in_transaction:
        database.raw.execute("BEGIN IMMEDIATE")


def _undo(database: Database) -> None:
    if not _is_sqlite():
        database.raw.rollback()
    elif database.raw.in_transaction:
        database.raw.execute("ROLLBACK")


def _connect(name: str) -> Any:
    params = connection.get_connection_params()
    params["database" if _is_sqlite() else "dbname"] = name
    raw = connection.get_new_connection(params)
    if not _is_sqlite():
        usual, connection.connection = connection.connection, raw
        connection.init_connection_state()
        connection.connection = usual
        raw.commit()
        raw.autocommit = False
    return raw


def _at_the_server(*orders: str) -> None:
    with connection._nodb_cursor() as cursor:
        for order in orders:
            cursor.execute(order)
