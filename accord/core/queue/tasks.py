"""Declaring a task and enqueuing it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from accord.core import clock
from accord.core.models import Job

_known: dict[str, "Task"] = {}


@dataclass(frozen=True)
class Task:
    """A function that the worker can call by name. Takes ids and plain values, calls one action."""

    name: str
    function: Callable[..., object]
    queue: str
    priority: int
    max_attempts: int
    atomic: bool

    def enqueue(
        self, *, run_at: datetime | None = None, dedupe_key: str | None = None, **arguments: Any
    ) -> Job | None:
        """Store one call of this task in the current transaction.

        Returns None when a job with the same `dedupe_key` exists already. `arguments` must be JSON values.
        """
        job = Job(
            task=self.name,
            arguments=arguments,
            queue=self.queue,
            priority=self.priority,
            run_at=run_at or clock.now(),
            dedupe_key=dedupe_key,
        )
        if dedupe_key is None:
            job.save(force_insert=True)
            return job
        try:
            with transaction.atomic():
                job.save(force_insert=True)
        except IntegrityError:
            return None
        return job

    def __call__(self, **arguments: Any) -> object:
        return self.function(**arguments)


def task(
    *, queue: str = "default", priority: int = 0, max_attempts: int = 12, atomic: bool = True
) -> Callable[[Callable[..., object]], Task]:
    """Turn a function into a task, named by its module and its own name.

    With `atomic` the work and its completion are one transaction, so its effect on the database happens
    exactly once. A task that talks to the network sets `atomic=False` and must bear being run twice.
    """

    def declare(function: Callable[..., object]) -> Task:
        declared = Task(
            f"{function.__module__}.{function.__name__}", function, queue, priority, max_attempts, atomic
        )
        _known[declared.name] = declared
        return declared

    return declare


def task_named(name: str) -> Task | None:
    """Return the declared task, or None when this release does not know it."""
    return _known.get(name)
