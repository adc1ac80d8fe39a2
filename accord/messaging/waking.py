"""Waking the worker: when a held message is due (a lost call delays it by a minute, no more), and to look at mail."""

from datetime import datetime

from accord.core.queue.tasks import task_named
from accord.messaging.models import Hold, Message

RELEASE_HELD = "accord.messaging.tasks.release_held"
LOOK_AT_MAIL = "accord.messaging.tasks.look_at_mail"


def be_there_for(hold: Hold) -> None:
    """Have the worker look at a held message when its moment comes."""
    task = task_named(RELEASE_HELD)
    if task is not None:
        task.enqueue(run_at=hold.until, dedupe_key=key_of(hold), hold_id=hold.pk)


def have_wording_looked_at(message: Message, at: datetime) -> None:
    """Have the worker look at the wording of what came by mail, after the mail has its place."""
    task = task_named(LOOK_AT_MAIL)
    if task is not None:
        task.enqueue(run_at=at, dedupe_key=f"wording:{message.ref}", message_id=message.pk)


def key_of(hold: Hold) -> str:
    """Return the key under which the work for a hold and its moment is stored once."""
    return f"release:{hold.ref}:{hold.until:%Y%m%d%H%M%S}"
