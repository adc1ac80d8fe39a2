"""A family writes again in a conversation."""

from datetime import datetime

from django.db import transaction

from accord.core import audit
from accord.messaging import incoming
from accord.messaging.actions.start_conversation import Sent, checked
from accord.messaging.facts.routes import Routed, matter_of, route_for
from accord.messaging.facts.timing import charter_at
from accord.messaging.models import Conversation, Message
from accord.messaging.wording import Looked, note_wording
from accord.people.facts import rota_of
from accord.people.models import Guardian
from accord.people.viewer import holds
from accord.rules.charter import EmergencyKind
from accord.rules.routing import Because, Route
from accord.schools.facts import settings_of


@transaction.atomic
def write_message(
    *,
    conversation: Conversation,
    guardian: Guardian,
    text: str,
    language: str,
    by: str,
    at: datetime,
    emergency: EmergencyKind | None = None,
    reason: str = "",
    channel: str = Message.Channel.PORTAL,
    mail_message_id: str = "",
    folded: str = "",
    looked: Looked | None = None,
) -> Sent:
    """A guardian writes again: clocks that stood run on, and whoever has the matter is told in their own time.

    `looked` is what came of looking at the wording before it was sent.
    """
    words = checked(text)
    conversation = Conversation.objects.select_for_update(of=("self",)).get(pk=conversation.pk)
    message = Message.objects.create(
        conversation=conversation,
        guardian=guardian,
        channel=channel,
        language=language,
        text=words,
        folded=folded,
        mail_message_id=mail_message_id,
        written_at=at,
        created_at=at,
    )
    note_wording(message, looked, at)
    routed = who_has_it(conversation, at)
    decision = incoming.take_in(message, routed=routed, emergency=emergency, reason=reason)
    audit.record(
        by=by,
        verb="write_message",
        subject=f"message:{message.ref}",
        school=conversation.school.ref,
        details={"conversation": conversation.ref, "rule": decision.rule, "channel": channel},
    )
    return Sent(message, decision)


def who_has_it(conversation: Conversation, at: datetime) -> Routed:
    """Who has a conversation; where that person is away or has left, whom it goes to instead. Nothing is written."""
    staff = conversation.assigned_staff
    on = at.astimezone(settings_of(conversation.school).zone).date()
    here = staff is None or holds(on, staff.starts_on, staff.ends_on)
    if staff is None or (here and staff.pk not in rota_of(conversation.school_id, at).away):
        return Routed(Route(to=staff.ref if staff else "", because=Because.TOPIC), staff, conversation.assigned_team)
    return route_for(matter_of(conversation), charter_at(conversation.school, at).rules, at)
