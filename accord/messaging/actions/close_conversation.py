"""Bring a conversation to its end."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accord.core import audit
from accord.core.errors import DomainError
from accord.messaging import running
from accord.messaging.as_seen import locked_as_seen
from accord.messaging.models import Closing, Conversation, Hold, InternalNote, ResponseClock
from accord.messaging.running import running_clocks
from accord.people.models import StaffMember


@transaction.atomic
def close_conversation(
    *, conversation: Conversation, staff: StaffMember | None, by: str, at: datetime, reason: str = ""
) -> Closing:
    """Nothing is open any more; clocks that still run stop without counting, and a new message opens it again.

    `staff` is None when the family says that it is settled. Staff who settle what has no answer yet say why, in a
    note for colleagues. Raises DomainError without that reason, and where it was passed on meanwhile.
    """
    if staff:
        conversation = locked_as_seen(conversation)
    else:
        conversation = Conversation.objects.select_for_update(of=("self",)).get(pk=conversation.pk)
    if staff and _is_owed(conversation):
        if not reason.strip():
            sentence = _("An answer is promised here. Say why none is needed, such as: it was a thank-you.")
            raise DomainError("answer_owed", sentence, status=422, fields={"reason": sentence})
        InternalNote.objects.create(conversation=conversation, by=staff, text=reason.strip()[:400], created_at=at)
    if staff is None:
        waiting = Hold.objects.filter(message__conversation=conversation, message__visible_at__isnull=True)
        waiting.filter(message__staff__isnull=True).update(settled=True)
    closing, made = Closing.objects.get_or_create(
        conversation=conversation, reopened_at__isnull=True, defaults={"by": staff, "created_at": at}
    )
    if made:
        running.drop_clocks(conversation, at)
        conversation.closed_at = at
        conversation.waiting_on = Conversation.WaitingOn.NOBODY
        running.write_down(conversation)
        audit.record(
            by=by,
            verb="close_conversation",
            subject=f"conversation:{conversation.ref}",
            school=conversation.school.ref,
            purpose="" if conversation.confidential else reason.strip()[:200],
        )
    else:
        running.foretell(conversation)
    return closing


def _is_owed(conversation: Conversation) -> bool:
    running = running_clocks(conversation)
    return conversation.closed_at is None and any(clock.kind == ResponseClock.Kind.ANSWER for clock in running)
