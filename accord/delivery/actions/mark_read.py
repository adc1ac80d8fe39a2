"""Somebody has read something."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from accord.core.questions import question
from accord.delivery.actions.tell import About
from accord.delivery.models import Delivery, Notice, Unreached
from accord.delivery.person import Person, concerning
from accord.people.models import Guardian, StaffMember
from accord.rules.channels import Channel
from accord.rules.delivery_status import NOT_GONE, Status

UNREAD = (Status.DELIVERED, Status.HELD)


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
    guardians = [reader.pk for reader in readers if isinstance(reader, Guardian)]
    staff = [reader.pk for reader in readers if isinstance(reader, StaffMember)]
    kind, ref = (about.kind, about.ref) if about else ("", "")
    one = notice.pk if notice else None
    unread = _unread(guardians=guardians, staff=staff, notice_id=one, kind=kind, ref=ref, at=at)
    return _note(readers, unread, at) if unread else 0


@question
def _unread(
    *, guardians: list[int], staff: list[int], notice_id: int | None, kind: str, ref: str, at: datetime
) -> QuerySet[Delivery, tuple[int, int]]:
    """What these people have not read of a notice, or of the notices about one thing; mostly nothing."""
    told = Notice.objects.filter(pk=notice_id) if notice_id else Notice.objects.none()
    if ref:
        told = told | Notice.objects.filter(about_kind=kind, about_ref=ref)
    theirs = Delivery.objects.filter(Q(guardian_id__in=guardians) | Q(staff_id__in=staff), notice__in=told)
    there = theirs.filter(channel=Channel.PORTAL, go_at__lte=at, status__in=UNREAD)
    return there.values_list("pk", "notice_id")


@transaction.atomic(savepoint=False)
def _note(readers: list[Person], read: list[tuple[int, int]], at: datetime) -> int:
    """Note it of these deliveries (each with its notice), and let the other channels be; returns how many were new."""
    new = Delivery.objects.filter(pk__in=[pk for pk, _ in read], status__in=UNREAD).update(
        status=Status.READ, read_at=at
    )
    notices = {notice_id for _, notice_id in read}
    elsewhere = Delivery.objects.filter(concerning(readers), notice__in=notices, status__in=NOT_GONE)
    elsewhere.exclude(channel=Channel.PORTAL).update(status=Status.CANCELLED, why="read")
    listed = Unreached.objects.filter(concerning(readers), notice__in=notices, closed_at__isnull=True)
    listed.update(closed_at=at, how=Unreached.How.READ)
    return new
