"""When a concern reaches whoever has it, and by when the family hears: by the charter, in working time."""

from dataclasses import dataclass
from datetime import datetime

from accord.delivery.person import Person
from accord.messaging.facts.judging import judge
from accord.messaging.facts.open_hours import countable
from accord.messaging.facts.routes import Routed
from accord.messaging.facts.timing import InForce, charter_at, reader_calendar, staff_quiet, target_for
from accord.people.models import Guardian, StaffMember
from accord.rules.charter import Duration, Unit
from accord.rules.clocks import promised_at
from accord.rules.routing import Route
from accord.rules.sending import first_told
from accord.schools.models import School

UNPROMISED = Duration(5, Unit.WORKING_DAYS)
"""By when a family hears where the charter promises nothing for the topic."""

NEVER_LIMITED = "complaint"
"""The topic by which a concern is judged: no limit on contact ever delays the way to complain."""


@dataclass(frozen=True)
class ConcernDates:
    """From when whoever has it sees it, and by when the family hears (None where the calendar shows no such day)."""

    reaches_at: datetime
    answer_by: datetime | None
    clause: str = ""


def dates_for(school: School, topic: str, staff: StaffMember | None, held: InForce, at: datetime) -> ConcernDates:
    """Decide the dates of a concern that is raised now. The promised days count at once."""
    routed = Routed(Route(to=staff.ref if staff else ""), staff)
    judged = judge(school=school, topic=NEVER_LIMITED, student=None, guardian=None, at=at, routed=routed, held=held)
    target = target_for(school, topic, held.rules, at)
    within = target.answer or countable(UNPROMISED, target.calendar, at)
    answer_by = promised_at(at, within, target.calendar) if within else None
    return ConcernDates(judged.reaches_at, answer_by, target.clause)


def told_from(school: School, person: Person, at: datetime) -> datetime | None:
    """From when a member of staff may be told of a concern; families by their own wishes."""
    if isinstance(person, Guardian):
        return None
    quiet, _clause = staff_quiet(charter_at(school, at).rules)
    return first_told(at, reader_calendar(school, person, at), quiet)
