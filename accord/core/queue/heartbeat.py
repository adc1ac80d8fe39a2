"""Keeping the lease of a long job alive from a thread of its own."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType

from django.db import DatabaseError, connection

from accord.core import clock
from accord.core.queue import lease

log = logging.getLogger("accord.queue")


class Heartbeat:
    """Renews the lease of the job in hand, three times in each lease.

    On SQLite an atomic task holds the write lock from its first moment to its last: nobody can claim its job
    meanwhile, and nothing can be renewed. The beat then waits and its failure means nothing.
    """

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._in_hand: lease.Claim | None = None
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._beat, name="heartbeat", daemon=True)

    def __enter__(self) -> "Heartbeat":
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        self._thread.join(timeout=5)

    @contextmanager
    def caring_for(self, claimed: lease.Claim) -> Iterator[None]:
        """Keep the lease of this job alive inside the block."""
        self._in_hand = claimed
        try:
            yield
        finally:
            self._in_hand = None

    def _beat(self) -> None:
        while not self._over.wait(self.seconds / 3):
            claimed = self._in_hand
            if claimed is None:
                continue
            try:
                lease.renew(claimed, at=clock.now(), seconds=self.seconds)
            except DatabaseError:
                log.info("The lease of job %s could not be renewed this time.", claimed.id)
            finally:
                connection.close()
