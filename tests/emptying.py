"""Emptying the tables after a test that commits, although the database refuses to remove what was published.

On PostgreSQL emptying is TRUNCATE, which no row's trigger sees. On SQLite it is DELETE: there the triggers are set
aside and put back in the one transaction that empties, and full-text indexes, which they keep, are emptied as well.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db.backends.sqlite3.base import DatabaseOperations


@contextmanager
def tables_that_can_be_emptied() -> Iterator[None]:
    """While this lasts, `flush` empties every table of SQLite, and every trigger stands again afterwards."""
    usual = DatabaseOperations.execute_sql_flush

    def empty(self: DatabaseOperations, sql_list: list[str]) -> None:
        with self.connection.cursor() as cursor:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name")
            triggers = cursor.fetchall()
            cursor.execute("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%USING fts5%'")
            indexes = [self.quote_name(name) for (name,) in cursor.fetchall()]
        away = [f"DROP TRIGGER {self.quote_name(name)}" for name, _ in triggers]
        emptied = [f"INSERT INTO {index}({index}) VALUES ('delete-all')" for index in indexes]
        usual(self, [*away, *sql_list, *emptied, *(sql for _, sql in triggers)])

    DatabaseOperations.execute_sql_flush = empty
    try:
        yield
    finally:
        DatabaseOperations.execute_sql_flush = usual
