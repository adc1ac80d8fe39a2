"""Timed duties: what falls due again and again, and its entry in the queue at each due moment."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from accord.core.models import Job
from accord.core.queue.tasks import Task

COUNTED_FROM = datetime(1970, 1, 5, tzinfo=UTC)
"""A Monday, midnight UTC: a weekly duty falls due on Mondays, a daily one at midnight."""


@dataclass(frozen=True)
class Duty:
    """A task that is due again and again, `every` so long, counted from a Monday at midnight UTC."""

    task: Task
    every: timedelta

    def due_at(self, at: datetime) -> datetime:
        """Return the newest moment at or before `at` at which this duty falls due."""
        return COUNTED_FROM + self.every * ((at - COUNTED_FROM) // self.every)

    def key_at(self, at: datetime) -> str:
        """Return the name of this due moment, under which it can be enqueued once."""
        return f"duty:{self.task.name}:{self.due_at(at).isoformat()}"


def plan(duties: Sequence[Duty], *, at: datetime) -> None:
    """Enqueue each duty that has fallen due. Several workers cannot double it, and without news none writes."""
    keys = {duty.key_at(at): duty for duty in duties}
    planned = set(Job.objects.filter(dedupe_key__in=keys).values_list("dedupe_key", flat=True))
    for key, duty in keys.items():
        if key not in planned:
            duty.task.enqueue(run_at=duty.due_at(at), dedupe_key=key)
