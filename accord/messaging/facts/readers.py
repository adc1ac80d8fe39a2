"""Who on the staff is told of a conversation."""

from collections.abc import Collection
from datetime import datetime

from accord.core import clock
from accord.delivery.person import Person
from accord.messaging.facts.own_family import never_told
from accord.messaging.facts.routes import SAFEGUARDING, matter_of, may_never_get
from accord.messaging.models import Conversation
from accord.people.models import Guardian, StaffMember
from accord.people.viewer import in_force
from accord.rules.sending import EMERGENCY_LASTS
from accord.schools.facts import settings_of


def still_has_it(person: Person, refs: Collection[str]) -> Collection[str]:
    """Those of the conversations that a member of staff still has; they may have gone to somebody else meanwhile."""
    if isinstance(person, Guardian):
        return ()
    at = clock.now()
    found = Conversation.objects.filter(ref__in=refs).select_related("school", "assigned_staff", "assigned_team")
    return [one.ref for one in found if person in readers(one, at)]


def still_told(person: Person, refs: Collection[str]) -> Collection[str]:
    """The same for an emergency: also those of which they were told within the last day, being on duty (READ-7).

    Whom a matter is about by now, and family, hear no more of it.
    """
    has_it = set(still_has_it(person, refs))
    if isinstance(person, Guardian):
        return ()
    told = Conversation.objects.filter(
        ref__in=set(refs) - has_it, messages__emergency__told=person,
        messages__emergency__created_at__gt=clock.now() - EMERGENCY_LASTS,
    ).exclude(topic=SAFEGUARDING)  # fmt: skip
    found = told.select_related("school", "student", "guardian").distinct()
    return has_it | {one.ref for one in found if person.ref not in may_never_get(matter_of(one))}


def told_of_it(conversation: Conversation, at: datetime) -> list[StaffMember]:
    """Who on the staff hears of something new in a conversation: not who became of the family after they had it."""
    never = never_told(conversation)
    return [one for one in readers(conversation, at) if one.pk not in never]


def readers(conversation: Conversation, at: datetime) -> list[StaffMember]:
    """Who on the staff is told of a conversation: the one who has it, or the team; nobody at the front door."""
    if conversation.assigned_staff:
        return [conversation.assigned_staff]
    if conversation.assigned_team:
        on = at.astimezone(settings_of(conversation.school).zone).date()
        rows = conversation.assigned_team.memberships.filter(
            in_force(on), in_force(on, "staff__starts_on", "staff__ends_on")
        )
        never = never_told(conversation)
        return [row.staff for row in rows.select_related("staff") if row.staff_id not in never]
    return []
