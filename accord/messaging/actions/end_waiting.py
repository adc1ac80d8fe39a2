"""Let a message go that a limit on contact held, when the limit no longer holds."""

from datetime import datetime

from django.db import transaction

from accord.conduct.facts import restrictions_on
from accord.core import audit
from accord.messaging.actions.release_held_message import release_held_message
from accord.messaging.models import Conversation, Hold, Release
from accord.rules.restrictions import Restricted
from accord.rules.sending import Held


@transaction.atomic
def end_waiting(*, hold: Hold, by: str, at: datetime) -> Release | None:
    """A limit on contact has ended early: what it held is judged anew, and reaches its reader as any message does.

    None where the limit still holds, or where the message waits on for the school to open. The conversation is locked
    before what is held in it, as by everybody.
    """
    Conversation.objects.select_for_update(of=("self",)).get(pk=hold.message.conversation_id)
    hold = Hold.objects.select_for_update(of=("self",)).select_related("message__conversation__school").get(pk=hold.pk)
    message = hold.message
    if hold.because != Held.CONTACT_LIMIT or hold.until <= at or _is_limited(message.guardian_id, at):
        return None
    hold.until = at
    hold.save(update_fields=["until"])
    audit.record(
        by=by,
        verb="end_waiting",
        subject=f"message:{message.ref}",
        school=message.conversation.school.ref,
    )
    return release_held_message(hold=hold, by=by, at=at)


def _is_limited(guardian_id: int | None, at: datetime) -> bool:
    if guardian_id is None:
        return False
    found = restrictions_on([guardian_id], at).get(guardian_id, ())
    return any(one.kind is Restricted.CONTACT_LIMIT for one in found)
