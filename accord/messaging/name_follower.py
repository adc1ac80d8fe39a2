"""When a guardian or a child is called otherwise, their conversations are found by the new name from then on."""

from collections.abc import Collection
from typing import Any

from django.db.models import F, Q, QuerySet

from accord.core.queue import task
from accord.messaging.models import Conversation, InternalNote, Message
from accord.messaging.spelling import found_by
from accord.people.models import Guardian
from accord.people.name_followers import Kind

AT_ONCE = 200
"""So many messages, the newest first, are renewed in the moment of the change; the worker sees to the others."""

AT_A_TIME = 500
"""Messages that one job renews before the next one goes on."""

WRITTEN_AT_ONCE = 50


def follow_new_names(kind: Kind, keys: Collection[int]) -> None:
    """Renew by which words the messages and notes of these people are found: the newest now, the rest by the worker."""
    column = "guardian_id" if kind is Guardian else "student_id"
    _renew(column, list(keys), before=None, most=AT_ONCE)


@task()
def renew_words(*, column: str, keys: list[int], before: int) -> None:
    """Go on with the messages that are older; twice does no harm."""
    _renew(column, keys, before=before, most=AT_A_TIME)


def renew_words_of(conversation: Conversation) -> None:
    """Renew by which words one conversation is found, whose family side is known only now."""
    _write(Message.objects.filter(conversation=conversation))
    _write(InternalNote.objects.filter(conversation=conversation))


def _renew(column: str, keys: list[int], *, before: int | None, most: int) -> None:
    theirs = Q(conversation_id__in=Conversation.objects.filter(**{f"{column}__in": keys}).order_by().values("pk"))
    found = Message.objects.filter(theirs).annotate(place=F("pk") + 0)  # or all messages would be gone through in order
    older = found if before is None else found.filter(place__lt=before)
    reached = _write(older.order_by("-place")[:most])
    if before is None:
        _write(InternalNote.objects.filter(theirs))
    if len(reached) == most:
        renew_words.enqueue(column=column, keys=keys, before=reached[-1])


def _write(records: QuerySet[Message] | QuerySet[InternalNote]) -> list[int]:
    """Write the words of those where they changed; returns the keys of all that were looked at."""
    looked_at: list[Any] = list(records.select_related("conversation__guardian", "conversation__student"))
    changed = []
    for record in looked_at:
        words = found_by(*record.findable_texts())
        if words != record.found_by:
            record.found_by = words
            changed.append(record)
    if changed:
        records.model._default_manager.bulk_update(changed, ["found_by"], batch_size=WRITTEN_AT_ONCE)
    return [record.pk for record in looked_at]
