"""Let a message that waited reach its reader."""

from datetime import datetime

from django.db import transaction

from accord.core import audit
from accord.messaging import incoming, outgoing
from accord.messaging.actions.write_message import who_has_it
from accord.messaging.facts.judging import judge
from accord.messaging.facts.timing import charter_at
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
    if message.guardian_id or message.from_unknown:
        routed = who_has_it(conversation, at)
        decision = judge(
            school=conversation.school, topic=conversation.topic, student=conversation.student,
            guardian=conversation.guardian, at=at, routed=routed, held=charter_at(conversation.school, at),
            message=message,
        )  # fmt: skip
        if (decision.held and decision.held != hold.because) or decision.reaches_at > at:
            hold.until = decision.reaches_at
            hold.save(update_fields=["until"])
            return None
        incoming.show_to_staff(message, at)
    else:
        outgoing.show_to_family(message, at)
    release = Release.objects.create(hold=hold, at=at, because=hold.because, created_at=at)
    audit.record(
        by=by,
        verb="release_held_message",
        subject=f"message:{message.ref}",
        school=conversation.school.ref,
        details={"rule": hold.rule, "because": hold.because},
    )
    return release
