"""Who has a conversation at a moment, and to whom the next message in it goes."""

from datetime import datetime

from django.db.models import QuerySet

from accord.conduct.facts import restrictions_on
from accord.core.questions import question
from accord.messaging.facts.readers import readers
from accord.messaging.facts.routes import Routed, matter_of, route_for
from accord.messaging.facts.timing import charter_at
from accord.messaging.models import Assignment, Conversation
from accord.people.facts import rota_of
from accord.people.viewer import holds
from accord.rules.restrictions import Deed, RestrictionFacts, single_contact
from accord.rules.routing import Because, Route
from accord.rules.sending import deed_of
from accord.schools.facts import settings_of

Limits = tuple[RestrictionFacts, ...]


def who_has_it(conversation: Conversation, at: datetime, limits: Limits | None = None) -> Routed:
    """Who has a conversation; where that person is away or has left, or a whole team, whom it goes to instead.

    Nothing is written.

    While its guardian has one contact, that contact gets it; when that has ended, it finds its way anew (RESTRICT-5).
    Whoever has read what limits the guardian at the moment hands it in as `limits`.
    """
    if _goes_anew(conversation, at, limits):
        return route_for(matter_of(conversation), charter_at(conversation.school, at).rules, at)
    staff = conversation.assigned_staff
    return Routed(Route(to=staff.ref if staff else "", because=Because.TOPIC), staff, conversation.assigned_team)


def _goes_anew(conversation: Conversation, at: datetime, limits: Limits | None) -> bool:
    staff = conversation.assigned_staff
    contact = contact_of(conversation, at, limits)
    if contact:
        if staff is None or staff.ref != contact:
            return True
    elif staff is not None and was_given_by_limit(conversation):
        return True
    if staff is None:
        return conversation.assigned_team is not None and not _is_answered_by_team(conversation, at)
    on = at.astimezone(settings_of(conversation.school).zone).date()
    here = holds(on, staff.starts_on, staff.ends_on)
    return not here or staff.pk in rota_of(conversation.school_id, at).away


def _is_answered_by_team(conversation: Conversation, at: datetime) -> bool:
    """Whether somebody of its team who may read a conversation is at work or covered for (ROUTE-5)."""
    rota = rota_of(conversation.school_id, at)
    return any(rota.chain(one.pk) for one in readers(conversation, at))


def contact_of(conversation: Conversation, at: datetime, limits: Limits | None = None) -> str:
    """The ref of the one who answers everything that the guardian of a conversation writes; '' where nobody does."""
    guardian = conversation.guardian_id
    if guardian is None or deed_of(conversation.topic) is not Deed.WRITE:
        return ""
    return single_contact(restrictions_on([guardian], at).get(guardian, ()) if limits is None else limits, at)


def was_given_by_limit(conversation: Conversation) -> bool:
    """Whether a conversation is with whom it is only because its guardian had one contact."""
    return bool(_given_by_limit(conversation_id=conversation.pk))


@question
def _given_by_limit(*, conversation_id: int) -> QuerySet[Assignment, int]:
    rows = Assignment.objects.filter(
        conversation=conversation_id, ended_at__isnull=True, because=Because.SINGLE_CONTACT
    )
    return rows.values_list("pk", flat=True)[:1]
