"""When what a member of staff writes now would leave for the family."""

from datetime import datetime

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
) -> SendingDecision:
    """Decide when an answer leaves; nothing is written (SEND-3, SEND-9). In working time it asks nothing more."""
    calendar = reader_calendar(school, staff, at)
    decision = decide_sending_to_family(ToFamilyFacts(at, calendar, emergency_reason))
    if decision.held and conversation is not None and had_emergency(conversation, at):
        return decide_sending_to_family(ToFamilyFacts(at, calendar, answers_emergency=True))
    return decision


def had_emergency(conversation: Conversation, at: datetime) -> bool:
    """Whether the family declared an emergency in a conversation within the last day; one query."""
    of_family = Emergency.objects.filter(message__conversation=conversation, message__guardian__isnull=False)
    return of_family.filter(created_at__gt=at - EMERGENCY_LASTS).exists()
