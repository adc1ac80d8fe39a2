"""A conversation as it stands when an answer to it is stored: what decides now, not what was read on the way."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, FilteredRelation, OuterRef, Q, QuerySet

from accord.core.new_rows import lock
from accord.core.questions import question
from accord.delivery.facts.entitlement import Entitlement, entitlement_to_child, entitlement_to_child_soon
from accord.messaging.facts.came_after import not_known
from accord.messaging.models import Conversation, Pause, ResponseClock


@dataclass(frozen=True)
class AsItStands:
    """The conversation, the clocks that run in it, whether the family wrote what an answer does not know.

    `entitled`: what the guardian may hear of the child now; None where nobody knows yet who wrote.
    """

    conversation: Conversation
    clocks: list[ResponseClock]
    has_more: bool
    entitled: Entitlement | None


def as_it_stands(before: Conversation, at: datetime) -> AsItStands:
    """Lock a conversation until the end of the transaction, and read it anew with what an answer of now moves."""
    lock(before)
    if before.guardian:
        entitlement_to_child_soon(before.guardian, before.student_id)
    rows = _standing(conversation_id=before.pk, since=at)
    now, clocks = rows[0], []
    for said in map(vars, rows):
        if clock := said.get("running"):
            clock.conversation, clock.stands = now, said["stands"]
            clocks.append(clock)
    now.school = before.school
    if now.guardian_id == before.guardian_id:
        now.guardian = before.guardian
    if now.student_id == before.student_id:
        now.student = before.student
    entitled = entitlement_to_child(now.guardian, now.student_id, now.school, at) if now.guardian else None
    return AsItStands(now, clocks, vars(now)["has_more"], entitled)


@question
def _standing(*, conversation_id: int, since: datetime) -> QuerySet[Conversation]:
    """The conversation once for each clock that runs, or once without any."""
    running = Q(clocks__stopped_at__isnull=True, clocks__dropped_at__isnull=True)
    rows = Conversation.objects.filter(pk=conversation_id).annotate(
        running=FilteredRelation("clocks", condition=running),
        stands=Exists(Pause.objects.filter(clock=OuterRef("running"), until__isnull=True)),
        has_more=Exists(not_known.write(conversation_id=conversation_id, since=since)),
    )
    return rows.select_related("running__message").order_by("running__kind")  # type: ignore[misc]
