"""What holds in a conversation now: who has it, and a new date that was promised for the rest of an answer."""

from datetime import datetime

from django.db.models import QuerySet

from accord.core.questions import question
from accord.messaging.facts.happened import What
from accord.messaging.facts.story import Happening, Story
from accord.messaging.models import Assignment, Conversation, NewDate


def current_assignment(conversation: Conversation) -> Assignment | None:
    """Who has a conversation now, since when and why."""
    return _current.first(conversation_id=conversation.pk)


@question
def _current(*, conversation_id: int) -> QuerySet[Assignment]:
    open_now = Assignment.objects.filter(conversation=conversation_id, ended_at__isnull=True)
    return open_now.select_related("staff", "team", "instead_of")[:1]


def promised_rest(conversation: Conversation) -> NewDate | None:
    """The latest new date of a clock that still runs, with its reason."""
    return _rest.first(conversation_id=conversation.pk)


@question
def _rest(*, conversation_id: int) -> QuerySet[NewDate]:
    rows = NewDate.objects.filter(
        clock__conversation=conversation_id, clock__stopped_at__isnull=True, clock__dropped_at__isnull=True
    )
    return rows.order_by("-message__written_at", "-pk")[:1]


def is_unread(story: Story) -> bool:
    """Whether the guardian has not seen everything that reached them, by the story as a family reads it."""
    newest = max((one.visible_at for one in story.messages if one.staff_id and one.visible_at), default=None)
    read = max((one.at for one in story.of(What.READ)), default=None)
    return newest is not None and (read is None or read < newest)


def begun_by_family(story: Story) -> bool:
    """Whether the first words of a conversation are the family's."""
    return bool(story.messages) and min(story.messages, key=lambda one: (one.written_at, one.pk)).staff_id is None


def question_of(story: Story, at: datetime) -> Happening | None:
    """The question of the school which child it is about, while it waits for the family."""
    return next((one for one in story.of(What.CHILD_ASKED) if one.until is None and one.at <= at), None)
