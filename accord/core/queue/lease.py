"""Claiming, finishing and giving back jobs: each is one guarded statement, so two workers never share one."""

import random
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import F, Q

from accord.core.models import Job


@dataclass(frozen=True)
class Claim:
    """A job that one worker holds until its lease ends."""

    id: int
    task: str
    arguments: dict[str, Any]
    attempt: int
    held_by: str


class LeaseLost(Exception):
    """Another worker has taken the job over; what was done under the old lease is rolled back."""


def _due(at: datetime) -> Q:
    return Q(state=Job.State.READY, run_at__lte=at) | Q(state=Job.State.LEASED, lease_until__lt=at)


def claim(*, worker: str, at: datetime, seconds: float, limit: int, queue: str = "default") -> list[Claim]:
    """Lease up to `limit` due jobs to `worker` for `seconds`; returns them in the order of their urgency."""
    due = Job.objects.filter(_due(at), queue=queue).order_by("-priority", "run_at", "id")
    if not due.exists():
        return []
    with transaction.atomic():
        locked = due.select_for_update(skip_locked=True) if connection.features.has_select_for_update else due
        ids = list(locked.values_list("id", flat=True)[:limit])
        Job.objects.filter(id__in=ids).update(
            state=Job.State.LEASED,
            lease_until=at + timedelta(seconds=seconds),
            leased_by=worker,
            attempts=F("attempts") + 1,
        )
        rows = Job.objects.filter(id__in=ids).order_by("-priority", "run_at", "id")
        return [
            Claim(id, task, arguments, attempts, worker)
            for id, task, arguments, attempts in rows.values_list("id", "task", "arguments", "attempts")
        ]


def _held(claimed: Claim) -> Any:
    return Job.objects.filter(
        id=claimed.id, leased_by=claimed.held_by, attempts=claimed.attempt, state=Job.State.LEASED
    )


def renew(claimed: Claim, *, at: datetime, seconds: float) -> bool:
    """Lengthen a lease while the work goes on; False when it is no longer ours."""
    return bool(_held(claimed).update(lease_until=at + timedelta(seconds=seconds)))


def finish(claimed: Claim, *, at: datetime) -> None:
    """Mark the job done. Raises LeaseLost when another worker holds it by now."""
    if not _held(claimed).update(state=Job.State.DONE, finished_at=at, lease_until=None, last_error=""):
        raise LeaseLost(claimed.task)


def give_back(claimed: Claim, *, at: datetime, error: str, max_attempts: int) -> None:
    """Return a failed job to the queue with growing pauses (5 s to 1 h), or lay it aside as dead."""
    dead = claimed.attempt >= max_attempts
    pause = min(3600.0, 5.0 * 2 ** (claimed.attempt - 1)) * random.uniform(0.8, 1.2)  # noqa: S311
    _held(claimed).update(
        state=Job.State.DEAD if dead else Job.State.READY,
        run_at=at + timedelta(seconds=pause),
        lease_until=None,
        last_error=error[:2000],
        finished_at=at if dead else None,
    )
