"""Where each conversation stands in its guardian's list, worked out anew from what was said, held, taken back and read.

`conftest.py` compares it with what the conversations themselves say, after every test of this room.
"""

from datetime import datetime

from django.db.models import F

from accord.messaging.models import Conversation, Hold, Message, ReadMark

Rank, WaitingOn = Conversation.FamilyRank, Conversation.WaitingOn
Place = tuple[datetime | None, datetime | None, int, datetime]


def said_places() -> dict[int, Place]:
    """What the conversations say."""
    rows = Conversation.objects.values_list("pk", "family_news_at", "family_held_at", "family_rank", "family_moved_at")
    return {pk: (news_at, held_at, rank, moved_at) for pk, news_at, held_at, rank, moved_at in rows}


def true_places() -> dict[int, Place]:
    """What is so."""
    read_at = {
        one.conversation_id: one.read_at
        for one in ReadMark.objects.filter(guardian__isnull=False, guardian=F("conversation__guardian"))
    }
    news: dict[int, datetime] = {}
    said = Message.objects.filter(staff__isnull=False).exclude(kind=Message.Kind.RECEIPT)
    for pk, at in said.values_list("conversation_id", "visible_at"):
        if at is not None and (pk not in read_at or at > read_at[pk]):
            news[pk] = max(at, news.get(pk, at))
    held: dict[int, datetime] = {}
    waits = Hold.objects.filter(settled=False, message__staff__isnull=True, message__withdrawal__isnull=True)
    for pk, at in waits.filter(message__visible_at__isnull=True).values_list(
        "message__conversation_id", "message__written_at"
    ):
        held[pk] = max(at, held.get(pk, at))
    return {one.pk: _place(one, news.get(one.pk), held.get(one.pk)) for one in Conversation.objects.all()}


def _place(one: Conversation, news_at: datetime | None, held_at: datetime | None) -> Place:
    moved_at = max(one.last_message_at, held_at or one.last_message_at)
    is_asked = one.waiting_on == WaitingOn.FAMILY and (held_at is None or held_at < one.last_message_at)
    if is_asked or news_at:
        return news_at, held_at, Rank.FOR_YOU, moved_at
    if held_at or one.waiting_on == WaitingOn.SCHOOL:
        return news_at, held_at, Rank.FOR_SCHOOL, moved_at
    return news_at, held_at, Rank.DONE, moved_at
