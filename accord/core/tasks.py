"""The kernel's own timed duties."""

from datetime import datetime, timedelta
from typing import Any

from django.contrib.sessions.models import Session
from django.db.models import Max, Q, QuerySet

from accord.core import clock
from accord.core.lost_files import delete_lost_files
from accord.core.models import Job, OnceKey
from accord.core.queue import task
from accord.core.table_counts import count_tables
from accord.core.waiting_files import forget_waiting

AT_A_TIME = 1000
"""Rows deleted in one transaction, so that nobody waits long for the write lock."""


@task(atomic=False)
def sweep_finished_work() -> None:
    """Forget finished jobs after a week, one-time keys after two days, files that waited for a day, sessions over.

    Of a timed duty the newest row is kept for a year, or a rare one would be done again; the others for a day, since
    those that come round each minute would come to a million a year.
    """
    at = clock.now()
    done = Job.objects.filter(state=Job.State.DONE)
    is_duty = Q(dedupe_key__startswith="duty:")
    newest = Job.objects.filter(is_duty).values("task").annotate(newest=Max("id")).values_list("newest", flat=True)
    _forget(done.filter(is_duty, finished_at__lt=at - timedelta(days=1)).exclude(pk__in=list(newest)))
    _forget(done.filter(finished_at__lt=at - timedelta(days=7)).exclude(is_duty))
    _forget(done.filter(finished_at__lt=at - timedelta(days=366)))
    _forget_first(OnceKey.objects.all(), before=at - timedelta(days=2))
    _forget(_over(at))
    forget_waiting(at)


@task(atomic=False)
def sweep_lost_files() -> None:
    """Delete files that no record names, because what they came with was undone."""
    delete_lost_files(clock.now())


@task(atomic=False)
def count_how_full_tables_are() -> None:
    """Keep the database's picture of its own tables true, so that pages stay quick as a school fills them."""
    count_tables()


def _forget_first(rows: QuerySet[OnceKey], *, before: datetime) -> None:
    """Forget what was made before; rows lie in the order of their making, so that no index by time is needed."""
    while some := [pk for pk, made in rows.order_by("pk").values_list("pk", "created_at")[:AT_A_TIME] if made < before]:
        rows.filter(pk__in=some).delete()


def _over(at: datetime) -> QuerySet[Session]:
    return Session.objects.filter(expire_date__lt=at)


def _forget(rows: "QuerySet[Any]") -> None:
    while some := list(rows.values_list("pk", flat=True)[:AT_A_TIME]):
        rows.model._default_manager.filter(pk__in=some).delete()
