"""What stands beside the lines of the desk: promises, when a family wrote, what is on its way, what has been read."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import OuterRef, QuerySet, Subquery

from accord.core.questions import question
from accord.messaging.models import Conversation, Message, ReadMark, ResponseClock

_Row = tuple[int, str, datetime | None, datetime | None, datetime | None, datetime | None]


@dataclass(frozen=True)
class OnItsWay:
    """An answer that is written and has not reached the family: when it leaves."""

    leaves_at: datetime


@dataclass(frozen=True)
class Marks:
    """What stands beside one conversation.

    `promise`: the promise that is due next, its kind and its date; only what staff know of counts. `reached_at`: when
    the latest message of the family reached the school. `read_at`: up to when the member of staff has read it.
    """

    promise: tuple[str, datetime] | None
    reached_at: datetime | None
    read_at: datetime | None
    on_its_way: OnItsWay | None

    @property
    def unread(self) -> bool:
        """Whether something of the family came that the member of staff has not seen."""
        return self.reached_at is not None and (self.read_at is None or self.read_at < self.reached_at)


def marks_of(staff_id: int, pks: Collection[int]) -> dict[int, Marks]:
    """What stands beside each of these conversations for a member of staff; one query."""
    return {
        pk: Marks((kind, due_at) if due_at else None, reached_at, read_at, OnItsWay(leaves_at) if leaves_at else None)
        for pk, kind, due_at, reached_at, read_at, leaves_at in _marks(staff_id=staff_id, pks=pks)
    }


@question
def _marks(*, staff_id: int, pks: Collection[int]) -> QuerySet[Conversation, _Row]:
    read = ReadMark.objects.filter(conversation=OuterRef("pk"), staff_id=staff_id)
    rows = Conversation.objects.filter(pk__in=pks).order_by()
    return rows.annotate(
        promised=Subquery(_promises().values("kind")[:1]),
        promised_at=Subquery(_promises().values("due_at")[:1]),
        reached_at=Subquery(_from_family().values("visible_at")[:1]),
        read_at=Subquery(read.values("read_at")[:1]),
        leaves_at=Subquery(_on_their_way().values("hold__until")[:1]),
    ).values_list("pk", "promised", "promised_at", "reached_at", "read_at", "leaves_at")


def _promises() -> QuerySet[ResponseClock]:
    """Those that run, the next due first; a message that still waits has no promise on the desk."""
    return ResponseClock.objects.filter(
        conversation=OuterRef("pk"), stopped_at__isnull=True, dropped_at__isnull=True, due_at__isnull=False,
        message__visible_at__isnull=False,
    ).order_by("due_at", "kind")  # fmt: skip


def _from_family() -> QuerySet[Message]:
    """What has reached the school, the latest first."""
    rows = Message.objects.filter(conversation=OuterRef("pk"), staff__isnull=True, visible_at__isnull=False)
    return rows.order_by("-visible_at")


def _on_their_way() -> QuerySet[Message]:
    """Answers that are written and have not left, the latest first."""
    return Message.objects.filter(
        conversation=OuterRef("pk"), staff__isnull=False, visible_at__isnull=True, withdrawal__isnull=True,
        hold__isnull=False,
    ).exclude(kind=Message.Kind.RECEIPT).order_by("-pk")  # fmt: skip
