"""What the worker does for this room: send what is due, and sweep up every minute."""

from accord.core import clock
from accord.core.queue import task
from accord.delivery.sending.rounds import send_round
from accord.delivery.sending.sweep import (
    count_anew_after_absence,
    free_stuck,
    give_up_overdue,
    is_work_waiting,
    last_swept,
    release_held,
    tidy_list,
)


@task(queue="mail", priority=0, max_attempts=20, atomic=False, once_for_all=True)
def send_due() -> None:
    """Send what is due. Each delivery keeps its own account, so a call too many or too few does no harm."""
    if send_round():
        send_due.enqueue()


@task(atomic=False)
def sweep_deliveries() -> None:
    """Find what is stuck, due or overdue, and have it sent."""
    at = clock.now()
    free_stuck(at)
    release_held(at)
    count_anew_after_absence(at, last_swept())
    give_up_overdue(at)
    if is_work_waiting(at):
        send_due.enqueue(run_at=at)


@task(atomic=False)
def tidy_office_list() -> None:
    """Take from the office's list whatever needs nobody any more."""
    tidy_list(clock.now())
