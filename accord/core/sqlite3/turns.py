"""Whose turn it is to write: SQLite lets one write at a time, and wakes nobody when that one has done.

Left to themselves, those who wait look again after ever longer pauses, up to a tenth of a second, and the database lies
idle while all of them sleep. Here the threads of a process stand in line, and the first of each process waits for
the locks of a file beside the database: whoever holds the lock NEXT has the turn after the one that holds TURN, so no
process is passed by. The system frees both when a process is killed. It is a courtesy only: the database itself keeps
apart what must not happen at once, with or without a turn.
"""

import os
import threading
import time
from pathlib import Path

try:
    import fcntl
except ImportError:  # such a system has no such locks; its writers wait as SQLite does by itself
    fcntl = None  # type: ignore[assignment]

TURN, NEXT = 0, 1
"""The bytes of the file that are locked."""
SHORT, LONG = 0.0003, 0.005
"""Seconds between two looks at a lock: at first, and when its holder takes long."""
PATIENCE = 0.1
"""Seconds after which a holder takes long."""


class Turns:
    """The turns of one database file, as this process sees them."""

    def __init__(self, database: Path) -> None:
        self.given = 0
        """How often a thread of this process has had the turn and given it back."""
        self._line = threading.Lock()
        self._file = database.with_name(f"{database.name}-turns").open("ab")

    def take(self, seconds: float) -> bool:
        """Wait for one's turn; False when it has not come in time."""
        begun = time.monotonic()
        if not self._line.acquire(timeout=seconds):
            return False
        try:
            if self._lock(NEXT, begun, seconds):
                try:
                    if self._lock(TURN, begun, seconds):
                        return True
                finally:
                    self._unlock(NEXT)
        except BaseException:
            self._line.release()
            raise
        self._line.release()
        return False

    def give(self) -> None:
        """Let the next one have the turn."""
        self.given += 1
        self._unlock(TURN)
        self._line.release()

    def _lock(self, byte: int, begun: float, seconds: float) -> bool:
        while True:
            try:
                fcntl.lockf(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, byte)
            except (BlockingIOError, PermissionError):
                waited = time.monotonic() - begun
                if waited > seconds:
                    return False
                time.sleep(SHORT if waited < PATIENCE else LONG)
            else:
                return True

    def _unlock(self, byte: int) -> None:
        fcntl.lockf(self._file, fcntl.LOCK_UN, 1, byte)


_known: dict[str, Turns | None] = {}
_knowing = threading.Lock()


def turns_of(database: str) -> Turns | None:
    """The turns of a database file, the same for all threads of this process; None where there can be none."""
    if database not in _known:
        with _knowing:
            if database not in _known:
                _known[database] = _opened(database)
    return _known[database]


def _opened(database: str) -> Turns | None:
    try:
        return Turns(Path(database)) if fcntl is not None and Path(database).is_file() else None
    except OSError:
        return None


def _begin_anew() -> None:
    """A process that was made of another stands in no line, and has locked nothing."""
    global _knowing
    _known.clear()
    _knowing = threading.Lock()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_begin_anew)
