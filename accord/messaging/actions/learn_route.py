"""Remember that a message belonged to another topic, so that the next one like it is proposed there."""

from datetime import datetime

from django.db import transaction

from accord.core import audit
from accord.messaging.facts.learned import MOST_LEARNED
from accord.messaging.language.client import language_process
from accord.messaging.models import Conversation, LearnedRoute
from accord.messaging.topics import SAFEGUARDING
from accord.rules.proposing import machine_name


@transaction.atomic
def learn_route(*, conversation: Conversation, topic: str, by: str, at: datetime) -> LearnedRoute | None:
    """The office said what a message is really about: the school's own computer remembers it, without the words.

    None, and nothing is kept, where the language process is absent, for a topic of the charter alone, for mail of
    somebody unknown, and for what concerns a child at risk.
    """
    if SAFEGUARDING in (topic, conversation.topic) or not machine_name(topic) or conversation.guardian_id is None:
        return None
    first = conversation.messages.filter(guardian__isnull=False, withdrawal__isnull=True).first()
    vector = language_process().vector_of(first.text, language=first.language or "en") if first else None
    if vector is None:
        return None
    learned, _made = LearnedRoute.objects.update_or_create(
        conversation=conversation,
        defaults={"school": conversation.school, "topic": topic, "vector": vector, "learned_at": at},
    )
    newest = LearnedRoute.objects.filter(school=conversation.school).order_by("-learned_at", "-pk")
    kept = list(newest.values_list("pk", flat=True)[:MOST_LEARNED])
    LearnedRoute.objects.filter(school=conversation.school).exclude(pk__in=kept).delete()
    audit.record(
        by=by,
        verb="learn_route",
        subject=f"conversation:{conversation.ref}",
        school=conversation.school.ref,
        details={"topic": topic},
    )
    return learned
