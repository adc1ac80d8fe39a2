"""What the story of a conversation is told from: its messages and what happened around them, each asked for once."""

from django.db.models import Exists, OuterRef, QuerySet, prefetch_related_objects

from accord.core.questions import question
from accord.messaging.models import (
    Assignment,
    Attachment,
    Closing,
    Conversation,
    Escalation,
    InternalNote,
    Message,
    Pause,
    RefusedFile,
)

FILES = ("attachments", "refused_files")


def messages_of(conversation: Conversation) -> list[Message]:
    """What was written and not taken back, in order, each with its files; files are asked for where there are some."""
    found = _messages(conversation_id=conversation.pk)
    with_files = [message for message in found if getattr(message, "brings_files", True)]
    prefetch_related_objects(with_files, *FILES)
    for message in found:
        message.conversation = conversation
        if message not in with_files:
            message._prefetched_objects_cache = {name: _NOTHING[name] for name in FILES}  # type: ignore[attr-defined]
    return found


def _none_of(rows: QuerySet[Attachment] | QuerySet[RefusedFile]) -> QuerySet[Attachment] | QuerySet[RefusedFile]:
    empty = rows.none()
    len(empty)
    return empty


_NOTHING = {"attachments": _none_of(Attachment.objects.all()), "refused_files": _none_of(RefusedFile.objects.all())}


@question
def _messages(*, conversation_id: int) -> QuerySet[Message]:
    brought = Exists(Attachment.objects.filter(message=OuterRef("pk")))
    refused = Exists(RefusedFile.objects.filter(message=OuterRef("pk")))
    return (
        Message.objects.filter(conversation=conversation_id, withdrawal__isnull=True)
        .select_related("guardian", "staff", "hold__release", "emergency", "strong_wording")
        .annotate(brings_files=brought | refused)
    )


@question
def assignments_of(*, conversation_id: int) -> QuerySet[Assignment]:
    """To whom a conversation went."""
    rows = Assignment.objects.filter(conversation=conversation_id)
    return rows.select_related("staff", "team", "instead_of", "by")


@question
def pauses_of(*, conversation_id: int) -> QuerySet[Pause]:
    """When its promise stood still."""
    return Pause.objects.filter(clock__conversation=conversation_id)


@question
def closings_of(*, conversation_id: int) -> QuerySet[Closing]:
    """When it was called settled, and by whom."""
    return Closing.objects.filter(conversation=conversation_id).select_related("by")


@question
def escalations_of(*, conversation_id: int) -> QuerySet[Escalation]:
    """Who looks after it as well because an answer was late."""
    return Escalation.objects.filter(clock__conversation=conversation_id).select_related("to")


@question
def notes_of(*, conversation_id: int) -> QuerySet[InternalNote]:
    """What colleagues wrote among themselves; never for a family."""
    return InternalNote.objects.filter(conversation=conversation_id).select_related("by")
