"""When somebody can offer a talk."""

from datetime import datetime

from accord.messaging.facts.timing import reader_calendar
from accord.people.models import StaffMember
from accord.rules.talk_times import talk_times


def times_to_offer(staff: StaffMember, at: datetime) -> list[datetime]:
    """Times for a talk within a member of staff's own working hours, the next first."""
    return talk_times(reader_calendar(staff.school, staff, at), at)
