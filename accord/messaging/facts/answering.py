"""Whether somebody else is answering, and whether something came since a page was opened."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from accord.core.questions import question
from accord.messaging.models import Answering, ChildNaming, Conversation, Message
from accord.people.models import StaffMember

FORGOTTEN = timedelta(minutes=2)
"""A sign of writing counts for so long; pages that stay open renew it."""


def others_answering(conversation: Conversation, staff_id: int, at: datetime) -> list[str]:
    """The names of colleagues who are answering just now."""
    people = _answering(conversation_id=conversation.pk, staff_id=staff_id, since=at - FORGOTTEN)
    return [one.called for one in people]


@question
def _answering(*, conversation_id: int, staff_id: int, since: datetime) -> QuerySet[StaffMember]:
    rows = Answering.objects.filter(conversation=conversation_id, seen_at__gt=since).exclude(staff_id=staff_id)
    return StaffMember.objects.filter(pk__in=rows.values("staff_id"))


def seen_until(conversation: Conversation) -> str:
    """A mark of what staff can read in a conversation: how many messages, and when the latest reached its reader.

    That the family said which child it is about counts as one.
    """
    return mark_of(_known(conversation_id=conversation.pk))


def mark_of(known: Iterable[tuple[datetime, datetime | None]]) -> str:
    """The same of messages that are read already: when each was written, and when it reached its reader."""
    moments = [max(filter(None, row)) for row in known]
    return f"{len(moments)} {max(moments).isoformat()}" if moments else "0"


@question
def _known(*, conversation_id: int) -> QuerySet[Message, tuple[datetime, datetime | None]]:
    rows = Message.objects.filter(conversation=conversation_id, withdrawal__isnull=True)
    said = rows.filter(Q(staff__isnull=False) | Q(visible_at__isnull=False)).order_by()
    named = ChildNaming.objects.filter(conversation=conversation_id).order_by()
    return said.values_list("written_at", "visible_at").union(named.values_list("created_at", "created_at"), all=True)


def has_grown(seen: str, now: str) -> bool:
    """Whether something came between two marks; a mark that nobody made counts as nothing seen."""
    before, present = seen.partition(" "), now.partition(" ")
    if not before[0].isdecimal():
        return True
    return int(present[0]) > int(before[0]) or present[2] > before[2]
