"""Taking a notice back."""

from datetime import datetime

from django.db import transaction

from accord.core import audit
from accord.delivery.models import Delivery, Notice, Unreached
from accord.rules.delivery_status import NOT_GONE, Status


@transaction.atomic
def withdraw_notice(*, notice: Notice, by: str, at: datetime) -> Notice:
    """Take a notice back: what has not left never leaves, and nobody finds it in the portal any more.

    What has left by e-mail or another channel cannot be called back. Withdrawing twice changes nothing.
    """
    fresh = Notice.objects.select_for_update().get(pk=notice.pk)
    if fresh.withdrawn_at is not None:
        return fresh
    fresh.withdrawn_at, fresh.withdrawn_by = at, by
    fresh.save(update_fields=["withdrawn_at", "withdrawn_by"])
    called_back = Delivery.objects.filter(notice=fresh, status__in=NOT_GONE).update(
        status=Status.CANCELLED, why="withdrawn"
    )
    Unreached.objects.filter(notice=fresh, closed_at__isnull=True).update(closed_at=at, how=Unreached.How.NOT_NEEDED)
    audit.record(
        by=by, verb="withdraw_notice", subject=f"notice:{fresh.ref}", school=fresh.school.ref,
        details={"called_back": called_back},
    )  # fmt: skip
    return fresh
