"""Let a message that waited reach its reader."""

from datetime import datetime

from django.db import transaction

from accord.core import audit
from accord.messaging import incoming, outgoing
from accord.messaging.facts.has_it import who_has_it
from accord.messaging.judging_again import judge_again, wait_until
from accord.messaging.models import Conversation, Hold, Release


@transaction.atomic
def release_held_message(*, hold: Hold, by: str, at: datetime) -> Release | None:
    """A held message is judged again, by who has it and what holds now: it is released, or waits on (None).

    Released once only, whoever tries; a message that was taken back stays where it is.
    """
    conversation = Conversation.objects.select_for_update(of=("self",)).get(pk=hold.message.conversation_id)
    hold = Hold.objects.select_for_update(of=("self",)).get(pk=hold.pk)
    if hasattr(hold, "release") or hasattr(hold.message, "withdrawal") or hold.until > at:
        return None
    message = hold.message
    message.conversation = conversation
    routed = None if message.staff_id else who_has_it(conversation, at)
    decision = judge_again(message, routed, at)
    if decision.reaches_at > at:
        wait_until(hold, decision)
        return None
    if routed is None:
        outgoing.show_to_family(message, at)
    else:
        incoming.arrive(message, routed=routed, at=at, opens=not hold.settled)
    release = Release.objects.create(hold=hold, at=at, because=hold.because, created_at=at)
    audit.record(
        by=by,
        verb="release_held_message",
        subject=f"message:{message.ref}",
        school=conversation.school.ref,
        details={"rule": hold.rule, "because": hold.because},
    )
    return release
