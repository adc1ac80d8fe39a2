"""Remind whoever has a matter that an answer was promised."""

from datetime import datetime

from django.db import transaction

from accord.core import audit
from accord.messaging import notices
from accord.messaging.facts.next_person import StaffRoom
from accord.messaging.models import Conversation, ResponseClock
from accord.people.models import StaffMember
from accord.rules.reminding import ReminderFacts, decide_reminder


@transaction.atomic
def remind_of_answer(*, response_clock: ResponseClock, room: StaffRoom, by: str, at: datetime) -> list[StaffMember]:
    """Whoever has a matter is reminded once before the answer is due, in their own working time; returns whom."""
    conversation = Conversation.objects.select_for_update(of=("self",)).get(pk=response_clock.conversation_id)
    standing = ResponseClock.objects.select_related("conversation__school").get(pk=response_clock.pk)
    if standing.stopped_at or standing.dropped_at or conversation.closed_at:
        return []
    since, reminded = room.counted_from(standing.started_at), standing.reminded_at is not None
    asked = [
        person
        for person in room.answering(conversation)
        if decide_reminder(ReminderFacts(at, since, standing.due_at, room.calendar(person), reminded))
    ]
    if asked:
        standing.reminded_at = at
        standing.save(update_fields=["reminded_at"])
        notices.remind_staff_of(standing, asked, at)
        audit.record(
            by=by,
            verb="remind_of_answer",
            subject=f"conversation:{conversation.ref}",
            school=room.school.ref,
            details={"clock": standing.kind, "rule": "REMIND-1", "people": len(asked)},
        )
    return asked
