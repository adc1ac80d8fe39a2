"""Declaring a task and enqueuing it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from importlib import import_module
from typing import Any

from accord.core import clock
from accord.core.faults import OurWords
from accord.core.models import Job
from accord.core.new_rows import insert_all, insert_unless_known

QUEUES = ("default", "mail")
"""The queues of the product. Each is served in a line of its own, so that a mail server that hangs holds up
nothing but mail."""

_known: dict[str, "Task"] = {}


class TryLater(OurWords):
    """The task could not be done now, as is to be expected at times; it comes back after `wait`, or when due.

    An operator reads `reason`: no name, no address, nothing that somebody wrote.
    """

    def __init__(self, reason: str, *, wait: timedelta | None = None) -> None:
        super().__init__(reason)
        self.wait = wait


class NeverPossible(OurWords):
    """The task can never be done as it is; trying again would not help, so a person must look. They read its words."""


class NoSuchTask(OurWords):
    """This release does not know the task; another one may."""


class InsideTransaction(OurWords):
    """Work that talks to others was begun while a transaction was open, which would hold up everybody."""


@dataclass(frozen=True)
class Task:
    """A function that the worker can call by name. Takes ids and plain values, calls one action."""

    name: str
    function: Callable[..., object]
    queue: str
    priority: int
    max_attempts: int
    atomic: bool
    once_for_all: bool

    def enqueue(self, *, run_at: datetime | None = None, dedupe_key: str | None = None, **arguments: Any) -> bool:
        """Store one call of this task in the current transaction.

        Returns False when a job with the same `dedupe_key` exists; the key is kept for a week after the job is
        done. `arguments` must be JSON values; they are forgotten when the job is done.
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
            insert_all([job])
            return True
        return insert_unless_known(job)

    def __call__(self, **arguments: Any) -> object:
        return self.function(**arguments)


def task(
    *,
    queue: str = "default",
    priority: int = 0,
    max_attempts: int = 12,
    atomic: bool = True,
    once_for_all: bool = False,
) -> Callable[[Callable[..., object]], Task]:
    """Turn a function into a task, named by its module and its own name.

    With `atomic` the work and its completion are one transaction, so its effect on the database happens
    exactly once. A task that talks to the network sets `atomic=False` and must bear being run twice.
    With `once_for_all` one call does what every call that waits by then asks for, so all of these are done with it;
    such a task has no arguments, and bears that a call is lost with its worker.
    """
    if queue not in QUEUES:
        raise ValueError(f"There is no queue {queue!r}.")

    def declare(function: Callable[..., object]) -> Task:
        name = f"{function.__module__}.{function.__name__}"
        declared = Task(name, function, queue, priority, max_attempts, atomic, once_for_all)
        _known[declared.name] = declared
        return declared

    return declare


def task_named(name: str) -> Task | None:
    """Return the declared task, its module loaded at need, or None when this release does not know it."""
    module = name.rpartition(".")[0]
    if name not in _known and module.startswith("accord."):
        try:
            import_module(module)
        except ModuleNotFoundError:
            return None
    return _known.get(name)
