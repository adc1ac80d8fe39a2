"""A court order is over."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accord.core import audit
from accord.core.errors import DomainError
from accord.people.models import CourtOrder
from accord.people.viewer import Post, holds


@transaction.atomic
def end_court_order(*, order: CourtOrder, by: Post, last_day: date, why: str) -> CourtOrder:
    """Let a court order end with a last day; it stays on record."""
    fresh = CourtOrder.objects.select_for_update().get(pk=order.pk)
    if fresh.ends_on != order.ends_on or not holds(by.on, None, fresh.ends_on):
        raise DomainError(
            "order-changed", _("The end of this order was changed meanwhile."), 409,
            _("Load the page anew and look at its dates."),
        )  # fmt: skip
    if last_day < fresh.starts_on:
        message = _("The order began later than that. Choose its first day or a later one.")
        raise DomainError("order-ends-too-early", message, 422, fields={"last_day": message})
    fresh.ends_on = last_day
    fresh.save(update_fields=["ends_on"])
    audit.record(
        by=by.actor, verb="end_court_order", subject=f"order:{order.ref}", school=by.school_ref, purpose=why,
        details={"last_day": last_day.isoformat()},
    )  # fmt: skip
    return fresh
