"""The worker: claims due jobs, does them, keeps its leases alive, and plans the timed duties."""

import logging
import os
import secrets
import threading
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db import DatabaseError, close_old_connections, connection, transaction

from accord.core import clock
from accord.core.queue import lease
from accord.core.queue.tasks import Task, task_named

log = logging.getLogger("accord.queue")


@dataclass(frozen=True)
class Duty:
    """A task that is due again and again, `every` so long, counted from midnight UTC."""

    task: Task
    every: timedelta

    def due_at(self, at: datetime) -> datetime:
        """Return the newest moment at or before `at` at which this duty falls due."""
        midnight = at.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
        return midnight + self.every * ((at - midnight) // self.every)


class Worker:
    """One worker process. `run_due` does what is due now; `run_forever` goes on until told to stop."""

    def __init__(
        self, *, duties: Sequence[Duty] = (), lease_seconds: float = 60.0, batch: int = 10, idle_seconds: float = 0.5
    ) -> None:
        self.name = f"{os.getpid()}-{secrets.token_hex(4)}"
        self.duties = tuple(duties)
        self.lease_seconds = lease_seconds
        self.batch = batch
        self.idle_seconds = idle_seconds
        self.stopping = threading.Event()

    def plan_duties(self, at: datetime) -> None:
        """Enqueue each duty that has fallen due; the dedupe key keeps several workers from doubling it."""
        for duty in self.duties:
            due = duty.due_at(at)
            duty.task.enqueue(run_at=due, dedupe_key=f"duty:{duty.task.name}:{due.isoformat()}")

    def run_due(self) -> int:
        """Claim one batch and do it; returns how many jobs were claimed."""
        claims = lease.claim(worker=self.name, at=clock.now(), seconds=self.lease_seconds, limit=self.batch)
        for claimed in claims:
            self._do(claimed)
        return len(claims)

    def run_until_idle(self) -> None:
        """Do everything that is due now, and what that work enqueues for now."""
        while self.run_due():
            pass

    def run_forever(self, *, on_round: Callable[[], None] = lambda: None) -> None:
        """Work until `stopping` is set. A database that is away for a while is waited for."""
        planned: datetime | None = None
        while not self.stopping.is_set():
            try:
                at = clock.now()
                if planned is None or at - planned >= timedelta(seconds=10):
                    self.plan_duties(at)
                    planned = at
                busy = self.run_due()
            except DatabaseError:
                log.exception("The database did not answer; trying again shortly.")
                connection.close()
                busy = 0
            on_round()
            if not busy:
                close_old_connections()
                self.stopping.wait(self.idle_seconds)

    def _do(self, claimed: lease.Claim) -> None:
        declared = task_named(claimed.task)
        if declared is None:
            lease.give_back(claimed, at=clock.now(), error="This release has no such task.", max_attempts=12)
            return
        beat = _Heartbeat(claimed, self.lease_seconds)
        try:
            with beat, transaction.atomic() if declared.atomic else nullcontext():
                declared(**claimed.arguments)
                lease.finish(claimed, at=clock.now())
        except lease.LeaseLost:
            log.warning("Lease lost: %s (job %s)", claimed.task, claimed.id)
        except Exception as failure:
            log.exception("Task failed: %s (job %s, attempt %s)", claimed.task, claimed.id, claimed.attempt)
            lease.give_back(
                claimed,
                at=clock.now(),
                error=f"{type(failure).__name__}: {failure}",
                max_attempts=declared.max_attempts,
            )


class _Heartbeat:
    """Renews a lease from a thread of its own while a long task runs."""

    def __init__(self, claimed: lease.Claim, seconds: float) -> None:
        self.claimed, self.seconds = claimed, seconds
        self.done = threading.Event()
        self.thread = threading.Thread(target=self._beat, daemon=True)
        self.started = False

    def __enter__(self) -> None:
        if connection.settings_dict["NAME"] and not connection.in_atomic_block:
            self.thread.start()
            self.started = True

    def __exit__(self, *_: object) -> None:
        self.done.set()
        if self.started:
            self.thread.join(timeout=self.seconds)

    def _beat(self) -> None:
        try:
            while not self.done.wait(self.seconds / 3):
                try:
                    lease.renew(self.claimed, at=clock.now(), seconds=self.seconds)
                except DatabaseError:
                    log.info("Lease of job %s not renewed this time.", self.claimed.id)
        finally:
            connection.close()
