"""What stands beside the lines of the desk: promises, when a family wrote, what is on its way, what has been read."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from accord.core.questions import question
from accord.messaging.models import Message, ReadMark, ResponseClock


def promises_of(pks: Collection[int]) -> dict[int, tuple[str, datetime]]:
    """The promise that is due next in each of these conversations, its kind and its date; one query.

    Only what staff know of counts: a message that still waits has no promise on the desk.
    """
    return {pk: (kind, due_at) for pk, kind, due_at in _promises(pks=pks) if due_at}


@question
def _promises(*, pks: Collection[int]) -> QuerySet[ResponseClock, tuple[int, str, datetime | None]]:
    rows = ResponseClock.objects.filter(
        conversation_id__in=pks, stopped_at__isnull=True, dropped_at__isnull=True, due_at__isnull=False,
        message__visible_at__isnull=False,
    ).order_by("-due_at", "-kind")  # fmt: skip
    return rows.values_list("conversation_id", "kind", "due_at")


def reached_of(pks: Collection[int]) -> dict[int, datetime]:
    """When the latest message of the family reached the school, for each of these conversations; one query."""
    return dict(_reached(pks=pks))  # type: ignore[arg-type]


@question
def _reached(*, pks: Collection[int]) -> QuerySet[Message, tuple[int, datetime | None]]:
    rows = Message.objects.filter(conversation_id__in=pks, staff__isnull=True, visible_at__isnull=False)
    return rows.order_by("visible_at").values_list("conversation_id", "visible_at")


@dataclass(frozen=True)
class OnItsWay:
    """An answer that is written and has not reached the family: when it leaves."""

    leaves_at: datetime


def on_their_way(pks: Collection[int]) -> dict[int, OnItsWay]:
    """The answer that still waits in each of these conversations that has one; one query."""
    return {pk: OnItsWay(until) for pk, until in _waiting(pks=pks)}


@question
def _waiting(*, pks: Collection[int]) -> QuerySet[Message, tuple[int, datetime]]:
    rows = Message.objects.filter(
        conversation_id__in=pks, staff__isnull=False, visible_at__isnull=True, withdrawal__isnull=True,
        hold__isnull=False,
    ).exclude(kind=Message.Kind.RECEIPT)  # fmt: skip
    return rows.values_list("conversation_id", "hold__until")


def read_by(staff_id: int, pks: Collection[int]) -> dict[int, datetime]:
    """Up to when a member of staff has read each of these conversations; one query."""
    return dict(_read(staff_id=staff_id, pks=pks))


@question
def _read(*, staff_id: int, pks: Collection[int]) -> QuerySet[ReadMark, tuple[int, datetime]]:
    rows = ReadMark.objects.filter(staff_id=staff_id, conversation_id__in=pks)
    return rows.values_list("conversation_id", "read_at")
