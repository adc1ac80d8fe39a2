"""Whether somebody else is answering, and whether something came since a page was opened."""

from datetime import datetime, timedelta

from django.db.models import Q

from accord.messaging.models import Answering, Conversation
from accord.people.models import StaffMember

FORGOTTEN = timedelta(minutes=2)
"""A sign of writing counts for so long; pages that stay open renew it."""


def others_answering(conversation: Conversation, staff_id: int, at: datetime) -> list[str]:
    """The names of colleagues who are answering just now."""
    rows = Answering.objects.filter(conversation=conversation, seen_at__gt=at - FORGOTTEN).exclude(staff_id=staff_id)
    people = StaffMember.objects.filter(pk__in=rows.values("staff_id"))
    return [one.called for one in people]


def seen_until(conversation: Conversation) -> str:
    """A mark of what staff can read in a conversation: how many messages, and when the latest reached its reader."""
    rows = conversation.messages.filter(withdrawal__isnull=True).filter(
        Q(staff__isnull=False) | Q(visible_at__isnull=False)
    )
    moments = [max(filter(None, row)) for row in rows.values_list("written_at", "visible_at")]
    return f"{len(moments)} {max(moments).isoformat()}" if moments else "0"


def has_grown(seen: str, now: str) -> bool:
    """Whether something came between two marks; a mark that nobody made counts as nothing seen."""
    before, present = seen.partition(" "), now.partition(" ")
    if not before[0].isdecimal():
        return True
    return int(present[0]) > int(before[0]) or present[2] > before[2]
