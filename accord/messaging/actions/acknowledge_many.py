"""Staff say of several messages at once that they have arrived."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from accord.core.errors import DomainError
from accord.messaging.actions.acknowledge_message import acknowledge_message
from accord.messaging.models import Conversation
from accord.people.models import StaffMember


@dataclass(frozen=True)
class Refused:
    """A conversation in which nothing was acknowledged, and why."""

    conversation: Conversation
    why: DomainError


@transaction.atomic
def acknowledge_many(
    *, conversations: Sequence[Conversation], staff: StaffMember, by: str, at: datetime
) -> tuple[int, list[Refused]]:
    """Acknowledge each by its own rule; returns how many were, and which were not.

    All are locked first and in one order: whoever answers in one of them waits, and nobody waits for another in a ring.
    """
    chosen = Conversation.objects.filter(pk__in=[one.pk for one in conversations])
    list(chosen.order_by("pk").select_for_update(of=("self",)).values_list("pk"))
    done, refused = 0, []
    for conversation in conversations:
        try:
            acknowledge_message(conversation=conversation, staff=staff, by=by, at=at)
            done += 1
        except DomainError as why:
            refused.append(Refused(conversation, why))
    return done, refused
