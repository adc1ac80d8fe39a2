"""What waits for a reader follows the calendar of its school: a closure, other hours, a day that opens after all."""

import logging
from collections.abc import Collection

from accord.core import clock
from accord.core.queue import task
from accord.messaging.actions.judge_waiting import judge_waiting
from accord.messaging.models import Hold

log = logging.getLogger("accord.messaging")


def follow_calendar(school_ids: Collection[int]) -> None:
    """Have all that waits at these schools judged anew, each school in a task of its own; where nothing waits, none."""
    waiting = Hold.objects.filter(
        release__isnull=True, message__withdrawal__isnull=True, message__conversation__school__in=school_ids
    )
    for school_id in waiting.order_by().values_list("message__conversation__school", flat=True).distinct():
        judge_what_waits.enqueue(school_id=school_id)


@task(atomic=False)
def judge_what_waits(*, school_id: int) -> None:
    """Say anew of each message that waits at a school when it reaches its reader; twice does no harm."""
    at = clock.now()
    waiting = Hold.objects.filter(
        release__isnull=True, message__withdrawal__isnull=True, until__gt=at, message__conversation__school=school_id
    )
    for hold in waiting.select_related("message__conversation").order_by("until", "id"):
        try:
            judge_waiting(hold=hold, by="house:worker", at=at)
        except Exception:
            log.exception("The waiting message %s could not be judged anew", hold.ref)
