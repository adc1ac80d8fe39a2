"""Claiming, finishing and giving back jobs: each is one guarded statement, so two workers never share one."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import F, QuerySet

from accord.core.fetching import fetch
from accord.core.models import Job

FIRST_PAUSE = timedelta(seconds=5)
LONGEST_PAUSE = timedelta(hours=1)

FINISH_ALIKE = (
    "UPDATE core_job SET state = 'done', finished_at = %s, lease_until = NULL"
    " WHERE queue = %s AND state IN ('ready', 'leased') AND task = %s AND id <> %s"
    " AND (state = 'ready' AND run_at <= %s OR leased_by = %s) RETURNING id"
)


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


def claim(*, worker: str, at: datetime, seconds: float, limit: int, queue: str = "default") -> list[Claim]:
    """Lease up to `limit` due jobs to `worker` for `seconds`; returns them in the order of their urgency.

    A job whose lease ran out is claimed alone: it may be what killed its worker, and must not take others with
    it again. Looking for work takes no write lock.
    """
    waiting = Job.objects.filter(queue=queue)
    lapsed = waiting.filter(state=Job.State.LEASED, lease_until__lt=at).order_by("lease_until", "id")
    ready = waiting.filter(state=Job.State.READY, run_at__lte=at).order_by("-priority", "run_at", "id")
    until = at + timedelta(seconds=seconds)
    for due, most in ((lapsed, 1), (ready, limit)):
        if due.exists() and (claims := _lease(due, most, worker, until)):
            return claims
    return []


def _lease(due: QuerySet[Job], most: int, worker: str, until: datetime) -> list[Claim]:
    with transaction.atomic():
        locked = due.select_for_update(skip_locked=True) if connection.features.has_select_for_update else due
        rows = list(locked.values_list("id", "task", "arguments", "attempts")[:most])
        Job.objects.filter(id__in=[row[0] for row in rows]).update(
            state=Job.State.LEASED, lease_until=until, leased_by=worker, attempts=F("attempts") + 1
        )
    return [Claim(id, task, arguments, attempts + 1, worker) for id, task, arguments, attempts in rows]


def _held(claimed: Claim) -> QuerySet[Job]:
    return Job.objects.filter(
        id=claimed.id, leased_by=claimed.held_by, attempts=claimed.attempt, state=Job.State.LEASED
    )


def renew(claimed: Claim, *, at: datetime, seconds: float) -> bool:
    """Lengthen a lease while the work goes on; False when it is no longer ours."""
    return bool(_held(claimed).update(lease_until=at + timedelta(seconds=seconds)))


def release(claims: Sequence[Claim]) -> None:
    """Hand back jobs that were claimed and never begun, as if nobody had touched them."""
    for claimed in claims:
        _held(claimed).update(state=Job.State.READY, lease_until=None, leased_by="", attempts=claimed.attempt - 1)


def finish(claimed: Claim, *, at: datetime) -> None:
    """Mark the job done and forget its arguments. Raises LeaseLost when another worker holds it by now."""
    done = _held(claimed).update(state=Job.State.DONE, finished_at=at, lease_until=None, last_error="", arguments={})
    if not done:
        raise LeaseLost(claimed.task)


def finish_alike(claimed: Claim, *, queue: str, at: datetime) -> None:
    """Mark the other calls of the same task done that wait now, or that this worker holds: this one stands for all."""
    moment = connection.ops.adapt_datetimefield_value(at)
    with transaction.atomic():
        fetch(FINISH_ALIKE, [moment, queue, claimed.task, claimed.id, moment, claimed.held_by])


def give_back(claimed: Claim, *, at: datetime, error: str, wait: timedelta | None = None) -> None:
    """Return a failed job to the queue after `wait`, or after growing pauses (5 s to 1 h, a fifth either way)."""
    pause = wait or min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** min(claimed.attempt - 1, 20))
    _held(claimed).update(
        state=Job.State.READY,
        run_at=at + pause * random.uniform(0.8, 1.2),  # noqa: S311
        lease_until=None,
        last_error=error[:2000],
    )


def lay_aside(claimed: Claim, *, at: datetime, error: str) -> None:
    """Stop trying: the job waits, with its reason, for a person to look at it."""
    _held(claimed).update(state=Job.State.DEAD, lease_until=None, last_error=error[:2000], finished_at=at)
