"""Bring in the next person where an answer is late."""

from datetime import datetime

from django.db import transaction

from accord.core import audit
from accord.messaging import notices
from accord.messaging.facts.next_person import StaffRoom, barred_from
from accord.messaging.facts.routes import SAFEGUARDING
from accord.messaging.models import Conversation, Escalation, ResponseClock
from accord.rules.reminding import EscalationFacts, decide_escalation


@transaction.atomic
def escalate_late_matter(*, response_clock: ResponseClock, room: StaffRoom, by: str, at: datetime) -> Escalation | None:
    """What is late goes to the next person as well, once and in that person's working time; whoever has it keeps it.

    Returns None while it is not late, and while nobody who could look at it is at work.
    """
    conversation = Conversation.objects.select_for_update(of=("self",)).get(pk=response_clock.conversation_id)
    standing = ResponseClock.objects.select_related("conversation__school").get(pk=response_clock.pk)
    if standing.stopped_at or standing.dropped_at or conversation.closed_at or hasattr(standing, "escalation"):
        return None
    candidates = room.candidates(conversation)
    chosen = decide_escalation(
        EscalationFacts(
            at=at,
            due_at=standing.due_at,
            candidates=[candidate for _staff, candidate in candidates.values()],
            barred=barred_from(conversation),
            confidential=conversation.confidential,
            safeguarding=conversation.topic == SAFEGUARDING,
        )
    )
    if chosen is None:
        return None
    to = candidates[chosen.who][0] if chosen.who else None
    escalation = Escalation.objects.create(clock=standing, to=to, because=chosen.because, created_at=at)
    notices.tell_next_person_of(escalation, at)
    audit.record(
        by=by,
        verb="escalate_late_matter",
        subject=f"conversation:{conversation.ref}",
        school=room.school.ref,
        details={
            "clock": standing.kind,
            "rule": chosen.rule,
            "because": str(chosen.because),
            "to": to.ref if to else "",
        },
    )
    return escalation
