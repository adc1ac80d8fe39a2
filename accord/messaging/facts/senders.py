"""Who may have written a mail that nobody has proven: by the address, for the office to look at and never believed."""

from datetime import datetime

from accord.delivery.inbound.senders import guardian_with
from accord.messaging.models import Conversation
from accord.people.facts.family import guardian_view, ties_with_orders
from accord.people.models import Guardian, Student
from accord.people.viewer import in_force
from accord.schools.facts import settings_of


def proposed_sender(conversation: Conversation, at: datetime) -> Guardian | None:
    """Return the guardian of the school who proved the address from which an unconfirmed mail came."""
    if conversation.guardian_id:
        return None
    return guardian_with(conversation.unknown_sender, conversation.school, at)


def guardians_called(conversation: Conversation, name: str, at: datetime, *, most: int = 20) -> list[Guardian]:
    """Return guardians of the school of today by a part of their name, in the order of family names."""
    on = at.astimezone(settings_of(conversation.school).zone).date()
    rows = Guardian.objects.filter(in_force(on), school=conversation.school)
    for word in name.split():
        rows = rows.filter(family_name__icontains=word) | rows.filter(given_name__icontains=word)
    return list(rows.order_by("family_name", "given_name", "id")[:most])


def children_seen_by(guardian: Guardian, at: datetime) -> list[Student]:
    """Return the children whom a guardian may see today."""
    on = at.astimezone(settings_of(guardian.school).zone).date()
    ties = ties_with_orders().filter(guardian=guardian)
    return [tie.student for tie in ties if guardian_view(tie, on).sees_child]
