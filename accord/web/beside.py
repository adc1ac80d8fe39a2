"""What runs beside the pages, in threads of their own: the worker, and the watch over the other processes."""

import threading
from collections.abc import Callable, Sequence
from multiprocessing.process import BaseProcess

from accord.web.commands.language import Companion
from accord.web.commands.worker import make_worker

LOOKS_EVERY = 0.2
"""Seconds between two looks at the others."""


class Beside:
    """Begins when the pages are served and stops with them; stops them when the worker or another process is lost."""

    def __init__(self, companion: Companion, others: Sequence[BaseProcess]) -> None:
        self.code = 0
        self._companion = companion
        self._others = others

    def begin(self, stop_pages: Callable[[], None]) -> None:
        """Work, and watch; also once more, after a pause."""
        self._stopping = threading.Event()
        self._worker = make_worker()
        self._working = threading.Thread(target=self._worker.run_forever, name="worker", daemon=True)
        self._working.start()
        self._watching = threading.Thread(target=self._watch, args=(stop_pages,), name="watch", daemon=True)
        self._watching.start()

    def stop(self) -> None:
        """Take no more work."""
        self._stopping.set()
        self._worker.stopping.set()

    def is_over(self, *, within: float) -> bool:
        """Whether the work in hand comes to its end within some seconds; waits as long."""
        self._watching.join(within)
        self._working.join(within)
        return not self._working.is_alive()

    def pause(self, *, within: float) -> bool:
        """Stop until `begin`; returns whether nothing runs here any more after so many seconds."""
        self.stop()
        return self.is_over(within=within)

    def _watch(self, stop_pages: Callable[[], None]) -> None:
        while not self._stopping.wait(LOOKS_EVERY):
            self._companion.attend()
            lost = [other for other in self._others if not other.is_alive()]
            if (lost or not self._working.is_alive()) and not self._stopping.is_set():
                self.code = next((other.exitcode for other in lost if other.exitcode), 1)
                stop_pages()
                return
