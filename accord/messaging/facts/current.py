"""What holds in a conversation now: who has it, and a new date that was promised for the rest of an answer."""

from accord.messaging.models import Assignment, Conversation, Message, NewDate


def current_assignment(conversation: Conversation) -> Assignment | None:
    """Who has a conversation now, since when and why."""
    open_now = conversation.assignments.filter(ended_at__isnull=True)
    return open_now.select_related("staff", "team", "instead_of").first()


def promised_rest(conversation: Conversation) -> NewDate | None:
    """The latest new date of a clock that still runs, with its reason."""
    rows = NewDate.objects.filter(
        clock__conversation=conversation, clock__stopped_at__isnull=True, clock__dropped_at__isnull=True
    )
    return rows.order_by("-message__written_at", "-pk").first()


def is_unread(conversation: Conversation) -> bool:
    """Whether the guardian has not seen everything that reached them."""
    theirs = Message.objects.filter(conversation=conversation, staff__isnull=False, visible_at__isnull=False)
    newest = theirs.order_by("-visible_at").values_list("visible_at", flat=True).first()
    read = conversation.read_marks.filter(guardian=conversation.guardian).values_list("read_at", flat=True).first()
    return newest is not None and (read is None or read < newest)
