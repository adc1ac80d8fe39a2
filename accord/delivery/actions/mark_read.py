"""Somebody has read something."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from accord.delivery.actions.tell import About
from accord.delivery.models import Delivery, Notice, Unreached
from accord.delivery.person import Person, concerning
from accord.rules.channels import Channel
from accord.rules.delivery_status import NOT_GONE, Status

UNREAD = (Status.DELIVERED, Status.HELD)


@transaction.atomic
def mark_read(
    *, readers: Iterable[Person], at: datetime, notice: Notice | None = None, about: About | None = None
) -> int:
    """Note that a person has read a notice, or all notices about one thing; returns how many were new.

    `readers` are the records of the one person who read (a parent may be known at two schools). What was still to
    go to this person by another channel stays unsent, and nobody needs to telephone. News that is not due yet stays
    unread. Raises ValueError when neither a notice nor a thing is named.
    """
    if notice is None and about is None:
        raise ValueError("Say what was read: a notice, or the thing that it is about.")
    readers = list(readers)
    told = Notice.objects.filter(pk=notice.pk) if notice else Notice.objects.none()
    if about is not None:
        told = told | Notice.objects.filter(about_kind=about.kind, about_ref=about.ref)
    there = Delivery.objects.filter(concerning(readers), notice__in=told, channel=Channel.PORTAL, go_at__lte=at)
    read = list(there.filter(status__in=UNREAD).values_list("pk", "notice_id"))
    if not read:
        return 0
    new = Delivery.objects.filter(pk__in=[pk for pk, _ in read], status__in=UNREAD).update(
        status=Status.READ, read_at=at
    )
    notices = {notice_id for _, notice_id in read}
    elsewhere = Delivery.objects.filter(concerning(readers), notice__in=notices, status__in=NOT_GONE)
    elsewhere.exclude(channel=Channel.PORTAL).update(status=Status.CANCELLED, why="read")
    listed = Unreached.objects.filter(concerning(readers), notice__in=notices, closed_at__isnull=True)
    listed.update(closed_at=at, how=Unreached.How.READ)
    return new
