"""When two records of one person are joined, what was told to one follows to the other."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from accord.delivery.models import (
    ChannelWish,
    Delivery,
    InboundMail,
    InboundSorting,
    InboundStray,
    Notice,
    QuietHours,
    Unreached,
)
from accord.delivery.person import Person, column_of
from accord.people.joining.references import Follows, carry_references, carry_sign_ins
from accord.people.models import Guardian, StaffMember, Student
from accord.rules.delivery_status import NOT_GONE, Status

FOLLOWS = (
    Follows(Notice, "student"),
    Follows(InboundMail, "guardian"),
    Follows(InboundMail, "staff"),
    Follows(InboundStray, "proposed"),
    Follows(InboundSorting, "guardian"),
    Follows(InboundSorting, "sorted_by"),
    Follows(Unreached, "closed_by"),
)
SIGN_INS = ((Follows(Delivery, "login", once=("notice", "channel")), "notice__school"),)


def carry_sign_in_news(gone: int, stays: int, school_id: int) -> None:
    """Carry over what somebody was told by the sign-in that is theirs no more."""
    carry_sign_ins(gone, stays, SIGN_INS, school_id)


def carry_deliveries(kept: Person | Student, away: Person | Student, at: datetime) -> Mapping[str, int]:
    """Carry news, wishes and the office's list over; what both records were told, the person was told once."""
    carry_references(kept, away, FOLLOWS)
    if not isinstance(kept, Guardian | StaffMember) or not isinstance(away, Guardian | StaffMember):
        return {}
    moved = {
        "deliveries": sum(
            _carry(Delivery.objects.filter(channel=channel), kept, away)
            for channel in Delivery.objects.filter(**column_of(away)).values_list("channel", flat=True).distinct()
        ),
        "unreached": _carry(Unreached.objects.all(), kept, away),
        "wishes": _carry_wishes(kept, away),
    }
    left = column_of(away)
    Delivery.objects.filter(**left, status__in=NOT_GONE).update(status=Status.CANCELLED, why="joined")
    Unreached.objects.filter(**left, closed_at__isnull=True).update(closed_at=at, how=Unreached.How.NOT_NEEDED)
    return moved


def _carry(rows: QuerySet[Any], kept: Person, away: Person) -> int:
    """Move rows, but those about a notice of which the other record has its own; returns how many moved."""
    known = rows.filter(**column_of(kept)).values("notice")
    return rows.filter(**column_of(away)).exclude(notice__in=known).update(**column_of(kept))


def _carry_wishes(kept: Person, away: Person) -> int:
    """The wishes of the record that stays hold; only where it has none do the other's follow."""
    here, moved = column_of(kept), 0
    if ChannelWish.objects.filter(**here).exists() or QuietHours.objects.filter(**here).exists():
        return 0
    moved += ChannelWish.objects.filter(**column_of(away)).update(**here)
    return moved + QuietHours.objects.filter(**column_of(away)).update(**here)
