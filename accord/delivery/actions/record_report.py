"""A provider, or a returned mail, tells what became of a delivery."""

from datetime import datetime

from django.db import transaction

from accord.core import audit
from accord.delivery.models import Delivery
from accord.delivery.sending.settle import condemn, settle
from accord.rules.delivery_status import Report, Status, after_report

PROVIDER = "provider"


@transaction.atomic
def record_report(
    *,
    delivery: Delivery,
    report: str,
    at: datetime,
    code: str = "",
    answer: str = "",
    address_fails: bool = False,
) -> Delivery:
    """Write down what a provider or a bounce tells of a delivery; late, repeated and crossed reports do no harm.

    `report` is one of `accord.rules.delivery_status.Report`; `code` and `answer` are the provider's own (an SMTP
    code, an RFC 3463 status), without any address. With `address_fails` the address is not used any more until it is
    mended. What could not be delivered goes by the next channel, or onto the office's list.
    """
    fresh = Delivery.objects.select_for_update().get(pk=delivery.pk)
    before = Status(fresh.status)
    now = after_report(before, Report(report))
    if address_fails and now is Status.FAILED_PERMANENTLY:
        condemn(fresh, code=code, answer=answer, at=at)
    if now is before:
        return fresh
    settle(fresh, now, why="bounced" if now is Status.FAILED_PERMANENTLY else "", code=code, at=at)
    audit.record(
        by=PROVIDER, verb="record_report", subject=f"delivery:{fresh.ref}", school=fresh.notice.school.ref,
        details={"report": str(report), "code": code[:20]},
    )  # fmt: skip
    return fresh
