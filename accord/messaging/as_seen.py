"""A conversation with which staff do something is still with whom they saw it. A step of actions."""

from django.utils.translation import gettext as _

from accord.core.errors import DomainError
from accord.messaging.models import Conversation


class PassedOnMeanwhile(DomainError):
    """A colleague has passed the conversation on since the page was opened, or it is about something else now."""

    def __init__(self) -> None:
        super().__init__(
            "passed_on_meanwhile",
            _("A colleague has passed this conversation on meanwhile. Nothing was changed."),
            remedy=_("Open it again from your list, if it is still there."),
        )


def locked_as_seen(before: Conversation) -> Conversation:
    """Lock a conversation until the end of the transaction; only as long as the same staff may read it as before.

    Raises PassedOnMeanwhile.
    """
    now = Conversation.objects.select_for_update(of=("self",)).get(pk=before.pk)
    if who_reads(now) != who_reads(before):
        raise PassedOnMeanwhile
    return now


def who_reads(conversation: Conversation) -> tuple[object, ...]:
    """What in a conversation decides which staff may read it; when it changes, they are looked at anew."""
    return (
        conversation.assigned_staff_id,
        conversation.assigned_team_id,
        conversation.topic,
        conversation.confidential,
    )
