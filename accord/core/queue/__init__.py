"""The lease queue: work is enqueued in the transaction that causes it and done by the worker.

A job is claimed for a limited time. A worker that dies lets go of its jobs when the time is over; a worker
that wakes too late cannot finish what another has taken (its claim is checked when it finishes).
"""

from accord.core.queue.dead import dead_letters, send_again
from accord.core.queue.duties import Duty
from accord.core.queue.tasks import NeverPossible, Task, TryLater, task
from accord.core.queue.worker import Worker

__all__ = ["Duty", "NeverPossible", "Task", "TryLater", "Worker", "dead_letters", "send_again", "task"]
