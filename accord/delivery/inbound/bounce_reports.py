"""News of mail that did not arrive, told to the delivery that it is about.

Only the Message-ID, which nobody but the recipient's mail system has seen, or a signed address tells which delivery
that is; an address alone is no proof, for anybody can write one.
"""

from datetime import datetime

from accord.delivery.actions.record_report import record_report
from accord.delivery.facts import delivery_of_message
from accord.delivery.inbound.mail import Bounce, FailedDelivery
from accord.delivery.inbound.reply_address import ReplyAddress
from accord.delivery.models import Delivery
from accord.rules.delivery_status import Report, condemns_address
from accord.schools.models import School


def delivery_of(bounce: Bounce, reply: ReplyAddress | None) -> Delivery | None:
    """Return the delivery that a bounce is about, if it is one of ours."""
    if reply and reply.kind == "delivery":
        return Delivery.objects.select_related("notice__school").filter(ref=reply.ref).first()
    return delivery_of_message(bounce.message_id) if bounce.message_id else None


def school_of_message(message_id: str) -> School | None:
    """Return the school in whose name we sent the message."""
    delivery = delivery_of_message(message_id)
    return delivery.notice.school if delivery else None


def report_bounce(bounce: Bounce, *, reply: ReplyAddress | None, at: datetime) -> str:
    """Record what a bounce tells; returns the delivery as `delivery:REF`, or nothing when it is none of ours."""
    delivery = delivery_of(bounce, reply)
    if delivery is None:
        return ""
    failure = _about(delivery, bounce)
    if failure is not None:
        record_report(
            delivery=delivery,
            report=Report.REFUSED if failure.permanent else Report.DELAYED,
            at=at,
            code=failure.status,
            answer="",
            address_fails=failure.permanent and bounce.standard and condemns_address(0, failure.status),
        )
    return f"delivery:{delivery.ref}"


def _about(delivery: Delivery, bounce: Bounce) -> FailedDelivery | None:
    """Return what is told of the one address to which the delivery went; mail that was forwarded names another."""
    ours = {each.lower() for each in delivery.attempts.values_list("address", flat=True) if each}
    named = [failure for failure in bounce.failed if failure.recipient in ours]
    found = named or list(bounce.failed)
    return next((failure for failure in found if failure.permanent), found[0] if found else None)
