"""Say that a conversation is about something else."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accord.core import audit
from accord.core.errors import DomainError
from accord.messaging.actions.learn_route import learn_route
from accord.messaging.actions.redirect_conversation import redirect_conversation
from accord.messaging.as_seen import locked_as_seen
from accord.messaging.facts.routes import SAFEGUARDING, matter_of, route_for, topic_rule
from accord.messaging.facts.timing import charter_at
from accord.messaging.models import Assignment, Conversation
from accord.messaging.topics import topic_choices
from accord.people.models import StaffMember


@transaction.atomic
def change_topic(
    *, conversation: Conversation, topic: str, by_staff: StaffMember | None, by: str, at: datetime, note: str = ""
) -> Assignment:
    """A conversation gets another topic and goes to whoever answers on it; the dates that were promised stay.

    The next message like it is proposed there. Raises DomainError for a topic that nobody knows, and when a colleague
    has passed it on since `by_staff` saw it; what is about a child at risk goes to the lead all the same.
    """
    if by_staff and topic != SAFEGUARDING:
        conversation = locked_as_seen(conversation)
    else:
        conversation = Conversation.objects.select_for_update(of=("self",)).get(pk=conversation.pk)
    held = charter_at(conversation.school, at)
    if topic not in dict(topic_choices(held.rules, also=(conversation.topic,))):
        raise DomainError(
            "unknown_topic",
            _("Please choose one of the list."),
            status=422,
            fields={"topic": _("Please choose one of the list.")},
        )
    learn_route(conversation=conversation, topic=topic, by=by, at=at)
    audit.record(
        by=by,
        verb="change_topic",
        subject=f"conversation:{conversation.ref}",
        school=conversation.school.ref,
        details={"from": conversation.topic, "to": topic},
    )
    conversation.topic = topic
    conversation.confidential = topic_rule(held.rules, topic).confidential
    conversation.save(update_fields=["topic", "confidential"])
    routed = route_for(matter_of(conversation), held.rules, at)
    return redirect_conversation(
        conversation=conversation, to_staff=routed.staff, to_team=routed.team, by_staff=by_staff, by=by, at=at,
        because=routed.route.because, note=note,
    )  # fmt: skip
