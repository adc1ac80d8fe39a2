"""Waking the worker for group spaces: at the opening, for what waited, and at the closing, to tell families once."""

from datetime import datetime

from accord.core.queue.tasks import task_named
from accord.messaging.models import GroupSpace

SHOW_WAITING = "accord.messaging.group_tasks.show_waiting"
TELL_OF_DAY = "accord.messaging.group_tasks.tell_of_day"


def be_there_at_opening(space: GroupSpace, opens_at: datetime) -> None:
    """Have the worker show what waits when the space opens; once for each opening, however many posts wait."""
    _wake(SHOW_WAITING, "show", space, opens_at)


def be_there_at_closing(space: GroupSpace, closes_at: datetime) -> None:
    """Have the worker tell families when the space closes; once for each closing."""
    _wake(TELL_OF_DAY, "tell", space, closes_at)


def _wake(name: str, what: str, space: GroupSpace, moment: datetime) -> None:
    task = task_named(name)
    if task is not None:
        task.enqueue(run_at=moment, dedupe_key=f"space:{what}:{space.ref}:{moment:%Y%m%d%H%M%S}", space_id=space.pk)
