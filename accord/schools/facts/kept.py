"""Facts that a process keeps until the school changes: each is filed under the school's version."""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import TypeVar, cast

from django.db import connection

Fact = TypeVar("Fact")
Key = tuple[object, ...]

MOST = 512
_facts: OrderedDict[Key, object] = OrderedDict()
_lock = Lock()


def kept(key: Key, read: Callable[[], Fact]) -> Fact:
    """Return the fact filed under the key, reading it when it is not there.

    Inside a transaction nothing is filed: the change that a fact was read from may yet be undone, and the
    next change would then carry the same version.
    """
    with _lock:
        if key in _facts:
            _facts.move_to_end(key)
            return cast(Fact, _facts[key])
    fact = read()
    if not connection.in_atomic_block:
        with _lock:
            _facts[key] = fact
            while len(_facts) > MOST:
                _facts.popitem(last=False)
    return fact
