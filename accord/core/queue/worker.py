"""The worker: claims due jobs, does them, keeps its leases alive, and plans the timed duties."""

import logging
import os
import secrets
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from datetime import datetime, timedelta

from django.db import DatabaseError, close_old_connections, connection, transaction

from accord.core import clock
from accord.core.faults import OurWords, told
from accord.core.queue import duties as timed
from accord.core.queue import lease
from accord.core.queue.duties import Duty
from accord.core.queue.heartbeat import Heartbeat
from accord.core.queue.tasks import QUEUES, InsideTransaction, NeverPossible, NoSuchTask, Task, TryLater, task_named

log = logging.getLogger("accord.queue")

PLANNING_PAUSE = timedelta(seconds=10)
ATTEMPTS_OF_THE_UNKNOWN = 60
"""A job of a newer release waits for about two days in case that release comes back."""


class Worker:
    """One worker process. `run_due` does what is due now; `run_forever` goes on until told to stop."""

    def __init__(
        self,
        *,
        duties: Sequence[Duty] = (),
        queues: Sequence[str] = QUEUES,
        lease_seconds: float = 60.0,
        batch: int = 10,
        idle_seconds: float = 0.5,
    ) -> None:
        self.name = f"{os.getpid()}-{secrets.token_hex(4)}"
        self.duties = tuple(duties)
        self.queues = tuple(queues)
        self.lease_seconds = lease_seconds
        self.batch = batch
        self.idle_seconds = idle_seconds
        self.stopping = threading.Event()

    def plan_duties(self, at: datetime) -> None:
        """Enqueue each duty that has fallen due, once however many workers there are."""
        timed.plan(self.duties, at=at)

    def run_due(self) -> int:
        """Claim one batch of every queue and do it; returns how many jobs were claimed."""
        return sum(self._serve(queue, None) for queue in self.queues)

    def run_until_idle(self) -> None:
        """Do everything that is due now, and what that work enqueues for now."""
        while self.run_due():
            pass

    def run_forever(self, *, on_round: Callable[[], None] = lambda: None) -> None:
        """Work until `stopping` is set, one line for each queue. A database that is away is waited for."""
        others = [
            threading.Thread(target=self._work, args=(queue,), name=f"queue-{queue}") for queue in self.queues[1:]
        ]
        for other in others:
            other.start()
        try:
            self._work(self.queues[0], on_round=on_round, planning=True)
        finally:
            self.stopping.set()
            for other in others:
                other.join()

    def _work(self, queue: str, *, on_round: Callable[[], None] = lambda: None, planning: bool = False) -> None:
        planned: datetime | None = None
        with Heartbeat(self.lease_seconds) as heartbeat:
            while not self.stopping.is_set():
                busy = 0
                try:
                    at = clock.now()
                    if planning and (planned is None or at - planned >= PLANNING_PAUSE):
                        self.plan_duties(at)
                        planned = at
                    busy = self._serve(queue, heartbeat)
                except DatabaseError as trouble:
                    log.warning("The database did not answer (%s); trying again.", type(trouble).__name__)
                    connection.close()
                on_round()
                if not busy:
                    close_old_connections()
                    self.stopping.wait(self.idle_seconds)
        connection.close()

    def _serve(self, queue: str, heartbeat: Heartbeat | None) -> int:
        begun = time.monotonic()
        claims = lease.claim(
            worker=self.name, at=clock.now(), seconds=self.lease_seconds, limit=self.batch, queue=queue
        )
        done_for_all: set[str] = set()
        for place, claimed in enumerate(claims):
            if self.stopping.is_set():
                lease.release(claims[place:])
                break
            waited = time.monotonic() - begun
            if claimed.task in done_for_all:
                continue
            if waited < self.lease_seconds / 3 or self._still_ours(claimed):
                declared = task_named(claimed.task)
                if declared and declared.once_for_all:
                    lease.finish_alike(claimed, queue=queue, at=clock.now())
                    done_for_all.add(claimed.task)
                self._do(claimed, heartbeat)
        return len(claims)

    def _still_ours(self, claimed: lease.Claim) -> bool:
        return lease.renew(claimed, at=clock.now(), seconds=self.lease_seconds)

    def _do(self, claimed: lease.Claim, heartbeat: Heartbeat | None) -> None:
        declared = task_named(claimed.task)
        if declared is None:
            self._failed(claimed, ATTEMPTS_OF_THE_UNKNOWN, NoSuchTask("This release has no such task."))
        elif claimed.attempt > declared.max_attempts:
            lease.lay_aside(claimed, at=clock.now(), error="Its worker ended each time that it was tried.")
            log.error("Laid aside: %s (job %s)", claimed.task, claimed.id)
        else:
            with heartbeat.caring_for(claimed) if heartbeat else nullcontext():
                self._try(claimed, declared)

    def _try(self, claimed: lease.Claim, declared: Task) -> None:
        try:
            if declared.atomic:
                with transaction.atomic():
                    declared(**claimed.arguments)
                    lease.finish(claimed, at=clock.now())
                return
            if _inside_a_transaction():
                raise InsideTransaction("A task that talks to the network must not run inside a transaction.")
            declared(**claimed.arguments)
        except lease.LeaseLost:
            log.warning("Lease lost: %s (job %s)", claimed.task, claimed.id)
        except Exception as failure:
            self._failed(claimed, declared.max_attempts, failure)
        else:
            self._note_done(claimed)

    def _failed(self, claimed: lease.Claim, max_attempts: int, failure: Exception) -> None:
        trace = None if isinstance(failure, OurWords) and not isinstance(failure, InsideTransaction) else failure
        if isinstance(failure, NeverPossible) or claimed.attempt >= max_attempts:
            lease.lay_aside(claimed, at=clock.now(), error=told(failure))
            log.error("Laid aside: %s (job %s)", claimed.task, claimed.id, exc_info=trace)
            return
        wait = failure.wait if isinstance(failure, TryLater) else None
        lease.give_back(claimed, at=clock.now(), error=told(failure), wait=wait)
        log.warning("Comes back: %s (job %s, attempt %s)", claimed.task, claimed.id, claimed.attempt, exc_info=trace)

    def _note_done(self, claimed: lease.Claim) -> None:
        """Write down that work outside the database is done; not managing to would mean doing it twice."""
        last_moment = time.monotonic() + self.lease_seconds
        while True:
            try:
                lease.finish(claimed, at=clock.now())
                return
            except lease.LeaseLost:
                log.warning("Done, although the lease was lost: %s (job %s)", claimed.task, claimed.id)
                return
            except DatabaseError:
                if self.stopping.is_set() or time.monotonic() > last_moment:
                    raise
                connection.close()
                self.stopping.wait(self.idle_seconds)


def _inside_a_transaction() -> bool:
    """Whether a transaction of ours is open; the one that a test wraps around everything does not count."""
    return any(not getattr(block, "_from_testcase", False) for block in connection.atomic_blocks)
