"""Facts that a process keeps until the school changes: each is filed under the school's version."""

from collections.abc import Callable
from typing import Any, TypeVar, cast

from django.db import connection, transaction

from accord.core.shelf import Shelf

Fact = TypeVar("Fact")
Key = tuple[object, ...]

_facts: Shelf[Any] = Shelf(most=512)


def kept(key: Key, read: Callable[[], Fact]) -> Fact:
    """Return the fact filed under the key, reading it when it is not there.

    A fact that was read inside a transaction is filed when that has been committed: a change that is undone leaves
    nothing behind, and every change gives the school a new version after its last row is written.
    """
    found = _facts.take(key)
    if found is not None:
        return cast(Fact, found)
    fact = read()
    file_fact(key, fact)
    return fact


def file_fact(key: Key, fact: object) -> None:
    """File a fact now, or when the transaction that read it has been committed."""
    if connection.in_atomic_block:
        transaction.on_commit(lambda: _facts.put(key, fact))
    else:
        _facts.put(key, fact)
