"""What was told to families, once it has come to rest: whom it reached, in which languages people had written it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Prefetch, Q

from accord.delivery.models import Delivery, Notice
from accord.delivery.wording import language_of
from accord.rules.channels import Channel
from accord.rules.delivery_status import UNSETTLED, Status
from accord.schools.models import School

THERE = frozenset({Status.SENT, Status.DELIVERED, Status.READ})
IN_PORTAL = THERE | {Status.HELD}
"""News that waited in the portal for the end of quiet hours is there when its moment has come."""

AT_A_TIME = 200
"""Notices read at once, with what became of them."""


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
    school: School, *, since: datetime, at: datetime, wishing: Collection[str], leave_out: Collection[str] = ()
) -> Iterator[ToldToFamilies]:
    """Yield what the school told guardians since then, once it came to rest and reached one who wishes `wishing`.

    `leave_out` are refs of notices that are not wanted. What is still on its way, and what reached nobody, is left out.
    The database sorts these out; notices are read a page at a time.
    """
    to_guardians = Delivery.objects.filter(guardian__isnull=False)
    of_notice = to_guardians.filter(notice=OuterRef("pk"))
    settled = Notice.objects.filter(
        Exists(of_notice.filter(_is_there(), guardian__language__in=wishing)),
        ~Exists(of_notice.filter(_on_its_way(at))),
        school=school,
        created_at__gt=since,
    )
    wanted = [pk for pk, ref in settled.values_list("pk", "ref") if ref not in leave_out]
    read = to_guardians.filter(_is_there()).select_related("guardian")
    there = Prefetch("deliveries", read.only("notice", "sent_at", "go_at", "guardian__language"))
    for start in range(0, len(wanted), AT_A_TIME):
        page = Notice.objects.filter(pk__in=wanted[start : start + AT_A_TIME]).only(
            "ref", "created_at", "subject", "text"
        )
        for notice in page.prefetch_related(there):
            yield _told(notice, list(notice.deliveries.all()))


def _on_its_way(at: datetime) -> Q:
    in_portal = Q(channel=Channel.PORTAL)
    return (in_portal & Q(status__in=IN_PORTAL, go_at__gt=at)) | (~in_portal & Q(status__in=UNSETTLED))


def _is_there() -> Q:
    in_portal = Q(channel=Channel.PORTAL)
    return (in_portal & Q(status__in=IN_PORTAL)) | (~in_portal & Q(status__in=THERE))


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
