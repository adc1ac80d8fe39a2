"""Who has a conversation at a moment, and to whom the next message in it goes."""

from datetime import datetime
from typing import Any

from django.db.models import CharField, QuerySet, Value
from django.db.models.functions import Cast

from accord.conduct.facts import restrictions_on
from accord.core.questions import question
from accord.messaging.facts.own_family import is_kept_from, kept_from
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
    """Who has a conversation; where that person is away, has left or is family by now, or a whole team, whom it goes to
    instead. Nothing is written.

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
    if contact and (staff is None or staff.ref != contact):
        return True
    if staff is None:
        return conversation.assigned_team is not None and not _is_answered_by_team(conversation, at)
    why = _has_it_no_more(
        conversation_id=conversation.pk, staff_id=staff.pk, school_id=conversation.school_id,
        student_id=conversation.student_id, guardian_id=conversation.guardian_id,
    )  # fmt: skip
    if KEPT in why or (not contact and GIVEN in why):
        return True
    on = at.astimezone(settings_of(conversation.school).zone).date()
    here = holds(on, staff.starts_on, staff.ends_on)
    return not here or staff.pk in rota_of(conversation.school_id, at).away


def is_read_by_nobody_who_has_it(conversation: Conversation, at: datetime) -> bool:
    """Whether none of those who have a conversation may read it (READ-5); False at the front door."""
    if conversation.assigned_staff:
        return is_kept_from(conversation, conversation.assigned_staff)
    return conversation.assigned_team is not None and not readers(conversation, at)


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


KEPT, GIVEN = "kept", "given"
"""They may not read it by now (READ-5); or they have it only because its guardian had one contact."""


@question
def _has_it_no_more(
    *, conversation_id: int, staff_id: int, school_id: int, student_id: int | None, guardian_id: int | None
) -> "QuerySet[Any, str]":
    """Why whoever has a conversation may have it no more."""
    kept = kept_from(staff_id, conversation_id, school_id, student_id, guardian_id).order_by()
    given = Assignment.objects.filter(
        conversation=conversation_id, ended_at__isnull=True, because=Because.SINGLE_CONTACT
    )
    return kept.values_list(_words(KEPT), flat=True).union(
        given.order_by().values_list(_words(GIVEN), flat=True), all=True
    )


def _words(text: str) -> Cast:
    return Cast(Value(text), CharField())
