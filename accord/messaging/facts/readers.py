"""Who on the staff is told of a conversation."""

from collections.abc import Collection
from datetime import datetime

from accord.core import clock
from accord.delivery.person import Person
from accord.messaging.models import Conversation
from accord.people.models import Guardian, StaffMember
from accord.people.viewer import in_force
from accord.schools.facts import settings_of


def still_has_it(person: Person, refs: Collection[str]) -> Collection[str]:
    """Those of the conversations that a member of staff still has; they may have gone to somebody else meanwhile."""
    if isinstance(person, Guardian):
        return ()
    at = clock.now()
    found = Conversation.objects.filter(ref__in=refs).select_related("school", "assigned_staff", "assigned_team")
    return [one.ref for one in found if person in readers(one, at)]


def readers(conversation: Conversation, at: datetime) -> list[StaffMember]:
    """Who on the staff is told of a conversation: the one who has it, or the team; nobody at the front door."""
    if conversation.assigned_staff:
        return [conversation.assigned_staff]
    if conversation.assigned_team:
        on = at.astimezone(settings_of(conversation.school).zone).date()
        rows = conversation.assigned_team.memberships.filter(
            in_force(on), in_force(on, "staff__starts_on", "staff__ends_on")
        )
        concerned = set(conversation.concerned.values_list("staff_id", flat=True))
        return [row.staff for row in rows.select_related("staff") if row.staff_id not in concerned]
    return []
