"""The work that follows when a mail has arrived."""

from accord.core import clock
from accord.core.queue import task
from accord.delivery.inbound.sorting import sort_mail


@task(priority=4)
def sort_arrived_mail(*, mail_id: int) -> None:
    """Read one mail and give it to whom it is for."""
    sort_mail(mail_id=mail_id, at=clock.now())
