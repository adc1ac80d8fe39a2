"""When what a member of staff writes now would leave for the family."""

from datetime import datetime

from django.db.models import QuerySet

from accord.core.questions import question
from accord.messaging.facts.timing import reader_calendar
from accord.messaging.models import Conversation, Emergency
from accord.people.models import StaffMember
from accord.rules.sending import EMERGENCY_LASTS, SendingDecision, ToFamilyFacts, decide_sending_to_family
from accord.schools.models import School


def leaving(
    school: School,
    staff: StaffMember | None,
    at: datetime,
    *,
    emergency_reason: str = "",
    conversation: Conversation | None = None,
    after_emergency: bool | None = None,
) -> SendingDecision:
    """Decide when an answer leaves; nothing is written (SEND-3, SEND-9). In working time it asks nothing more.

    Whoever knows whether it comes `after_emergency` (see `had_emergency`) hands that in.
    """
    calendar = reader_calendar(school, staff, at)
    decision = decide_sending_to_family(ToFamilyFacts(at, calendar, emergency_reason))
    if not decision.held or conversation is None:
        return decision
    if had_emergency(conversation, at) if after_emergency is None else after_emergency:
        return decide_sending_to_family(ToFamilyFacts(at, calendar, answers_emergency=True))
    return decision


def had_emergency(conversation: Conversation, at: datetime) -> bool:
    """Whether the family declared an emergency in a conversation within the last day; one query."""
    return _declared_in.first(conversation_id=conversation.pk, since=at - EMERGENCY_LASTS) is not None


@question
def _declared_in(*, conversation_id: int, since: datetime) -> QuerySet[Emergency, int]:
    of_family = Emergency.objects.filter(message__conversation=conversation_id, message__guardian__isnull=False)
    return of_family.filter(created_at__gt=since).values_list("pk", flat=True)[:1]
