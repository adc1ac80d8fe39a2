"""Waking the worker. The deliveries themselves say what is due, so a lost call delays and loses nothing."""

from collections.abc import Iterable
from datetime import datetime

from accord.core.queue.tasks import task_named
from accord.delivery.channels import CHANNELS
from accord.delivery.models import Delivery
from accord.rules.delivery_status import UNSETTLED, Status

SEND_DUE = "accord.delivery.tasks.send_due"


def wake(deliveries: Iterable[Delivery], *, at: datetime) -> None:
    """Have the worker send what is due now, and be there when the first held delivery of these is."""
    open_ones = [each for each in deliveries if Status(each.status) in UNSETTLED]
    due = min((each.go_at for each in open_ones if CHANNELS[each.channel].uses_wire), default=None)
    task = task_named(SEND_DUE)
    if due is not None and task is not None:
        task.enqueue(run_at=max(due, at))
