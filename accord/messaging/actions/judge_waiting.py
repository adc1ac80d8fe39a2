"""Say anew when a message that waits reaches its reader."""

from datetime import datetime

from django.db import transaction

from accord.core import audit
from accord.messaging.facts.has_it import who_has_it
from accord.messaging.judging_again import judge_again, wait_until
from accord.messaging.models import Conversation, Hold


@transaction.atomic
def judge_waiting(*, hold: Hold, by: str, at: datetime) -> Hold | None:
    """The hours have changed: a message that waits reaches its reader later or earlier; both sides read it at once.

    The date of its answer stays as it was told (CLOCK-10). None where nothing changes, or where it waits no more.
    """
    conversation = Conversation.objects.select_for_update(of=("self",)).get(pk=hold.message.conversation_id)
    hold = Hold.objects.select_for_update(of=("self",)).select_related("message").get(pk=hold.pk)
    if hold.until <= at or hasattr(hold, "release") or hasattr(hold.message, "withdrawal"):
        return None
    message = hold.message
    message.conversation = conversation
    decision = judge_again(message, None if message.staff_id else who_has_it(conversation, at), at)
    if decision.reaches_at == hold.until:
        return None
    before = hold.until
    wait_until(hold, decision)
    audit.record(
        by=by,
        verb="judge_waiting",
        subject=f"message:{message.ref}",
        school=conversation.school.ref,
        details={"from": before.isoformat(), "to": hold.until.isoformat(), "rule": decision.rule},
    )
    return hold
