"""A transaction that begins with the first change: what is read before holds nobody up.

Whoever asks for something to be changed is first looked at: who is it, may they, is the form filled in, how is it
worded. That takes longer than the change itself, and on SQLite nobody else could write meanwhile. So inside
`beginning_with_first_change` statements that only read are asked as any page asks them; the first other one, which
is mostly the beginning of an action (`transaction.atomic`), begins the transaction, and it lasts to the end of the
block. What an action decides by it must therefore read itself, as it must on PostgreSQL: from its first line on nothing
changes on SQLite, and on PostgreSQL nothing that it has locked.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction

READING = ("SELECT", "(SELECT", "BEGIN")
"""How statements begin before which no transaction must have begun."""


class FirstChange:
    """Waits for the first change, begins the transaction, and does what must stand before everything else in it."""

    def __init__(self, first: Callable[[], None]) -> None:
        self._first = first
        self.came = False

    def __call__(self, execute: Callable[..., Any], sql: str, parameters: Any, many: bool, context: Any) -> Any:
        """Look at one statement on its way to the database (a wrapper as `connection.execute_wrapper` takes them)."""
        self.look_at(sql)
        return execute(sql, parameters, many, context)

    def look_at(self, sql: str) -> None:
        """Begin before a statement that does more than read."""
        if not sql.startswith(READING):
            self.begin()

    def begin(self) -> None:
        """Begin now. Raises what `first` raises."""
        if self.came:
            return
        if connection.vendor == "sqlite":
            connection.begin_now()  # type: ignore[attr-defined]
        self.came = True
        connection.execute_wrappers.remove(self)
        self._first()


@contextmanager
def beginning_with_first_change(first: Callable[[], None]) -> Iterator[FirstChange]:
    """One transaction from the first change to the end of the block; `first` is the first that is done in it."""
    change = FirstChange(first)
    if connection.vendor == "sqlite":
        connection.begin_later()  # type: ignore[attr-defined]
    with transaction.atomic():
        connection.execute_wrappers.append(change)
        try:
            yield change
        finally:
            if change in connection.execute_wrappers:
                connection.execute_wrappers.remove(change)


@contextmanager
def changing() -> Iterator[None]:
    """For a step of an action that reads before it writes: both in the transaction around it, or in one of its own."""
    for wrapper in connection.execute_wrappers:
        if isinstance(wrapper, FirstChange):
            wrapper.begin()
            break
    with transaction.atomic(savepoint=False):
        yield
