"""When what a member of staff writes now would leave for the family."""

from datetime import datetime

from accord.messaging.facts.timing import reader_calendar
from accord.people.models import StaffMember
from accord.rules.sending import SendingDecision, ToFamilyFacts, decide_sending_to_family
from accord.schools.models import School


def leaving(school: School, staff: StaffMember, at: datetime, *, emergency_reason: str = "") -> SendingDecision:
    """Decide when an answer leaves; nothing is written (SEND-3)."""
    return decide_sending_to_family(ToFamilyFacts(at, reader_calendar(school, staff, at), emergency_reason))
