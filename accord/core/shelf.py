"""A shelf of things that a process keeps because they cannot change: bounded, and safe for several threads."""

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock
from typing import Generic, TypeVar

Thing = TypeVar("Thing")


class Shelf(Generic[Thing]):
    """Holds the `most` things that were asked for last, each under its key."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._things: OrderedDict[Hashable, Thing] = OrderedDict()
        self._lock = Lock()

    def take(self, key: Hashable) -> Thing | None:
        """Return what lies under the key, or None."""
        with self._lock:
            if key not in self._things:
                return None
            self._things.move_to_end(key)
            return self._things[key]

    def put(self, key: Hashable, thing: Thing) -> None:
        """Lay a thing under the key; what was asked for longest ago makes room."""
        with self._lock:
            self._things[key] = thing
            self._things.move_to_end(key)
            while len(self._things) > self._most:
                self._things.popitem(last=False)

    def __len__(self) -> int:
        with self._lock:
            return len(self._things)
