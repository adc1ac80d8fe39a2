"""What was told to families, once it has come to rest: whom it reached, in which languages people had written it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch

from accord.delivery.models import Delivery, Notice
from accord.delivery.wording import language_of
from accord.rules.channels import Channel
from accord.rules.delivery_status import UNSETTLED, Status
from accord.schools.models import School

THERE = frozenset({Status.SENT, Status.DELIVERED, Status.READ})
IN_PORTAL = THERE | {Status.HELD}
"""News that waited in the portal for the end of quiet hours is there when its moment has come."""


@dataclass(frozen=True)
class ToldToFamilies:
    """One notice that has come to rest.

    `written_in` are the languages of what people wrote in it ("" where it is not known; empty where the product says
    everything by itself, in each reader's language); `wished` the languages of the guardians whom it reached.
    """

    ref: str
    told_at: datetime
    arrived_at: datetime
    written_in: frozenset[str]
    wished: tuple[str, ...]


def told_to_families(
    school: School, *, since: datetime, at: datetime, leave_out: Collection[str] = ()
) -> list[ToldToFamilies]:
    """Return what the school told guardians since then and what has come to rest; two queries.

    `leave_out` are refs of notices that are not wanted. What is still on its way, and what reached nobody, is left out.
    """
    deliveries = Delivery.objects.filter(guardian__isnull=False).select_related("guardian")
    notices = Notice.objects.filter(school=school, created_at__gt=since).exclude(ref__in=list(leave_out))
    found = []
    for notice in notices.prefetch_related(Prefetch("deliveries", deliveries)):
        to_guardians = list(notice.deliveries.all())
        if any(_on_its_way(delivery, at) for delivery in to_guardians):
            continue
        there = [delivery for delivery in to_guardians if _is_there(delivery)]
        if there:
            found.append(_told(notice, there))
    return found


def _on_its_way(delivery: Delivery, at: datetime) -> bool:
    if delivery.channel == Channel.PORTAL:
        return delivery.status in IN_PORTAL and delivery.go_at > at
    return delivery.status in UNSETTLED


def _is_there(delivery: Delivery) -> bool:
    return delivery.status in (IN_PORTAL if delivery.channel == Channel.PORTAL else THERE)


def _told(notice: Notice, there: list[Delivery]) -> ToldToFamilies:
    wishes = {delivery.guardian.pk: delivery.guardian.language for delivery in there if delivery.guardian}
    return ToldToFamilies(
        ref=notice.ref,
        told_at=notice.created_at,
        arrived_at=max(delivery.sent_at or delivery.go_at for delivery in there),
        written_in=_written_in(notice),
        wished=tuple(wishes.values()),
    )


def _written_in(notice: Notice) -> frozenset[str]:
    """The languages of the text that people wrote; of its subject, where they wrote nothing else."""
    written = [part for part in notice.text if "text" in part]
    if not written and "text" in notice.subject:
        written = [notice.subject]
    return frozenset(language_of(part) for part in written)
