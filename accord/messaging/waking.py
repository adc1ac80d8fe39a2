"""Waking the worker at the moment at which a held message is due. A lost call delays it by a minute, no more."""

from accord.core.queue.tasks import task_named
from accord.messaging.models import Hold

RELEASE_HELD = "accord.messaging.tasks.release_held"


def be_there_for(hold: Hold) -> None:
    """Have the worker look at a held message when its moment comes."""
    task = task_named(RELEASE_HELD)
    if task is not None:
        task.enqueue(run_at=hold.until, dedupe_key=key_of(hold), hold_id=hold.pk)


def key_of(hold: Hold) -> str:
    """Return the key under which the work for a hold and its moment is stored once."""
    return f"release:{hold.ref}:{hold.until:%Y%m%d%H%M%S}"
