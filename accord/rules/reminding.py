"""When somebody is reminded of a promised answer, and to whom a matter goes that is late."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from accord.rules.hours import HOUR, WorkingCalendar

MOST_LEFT = 4 * HOUR
"""Working seconds before a promise is due at which a reminder comes, at most: half a working day."""


@dataclass(frozen=True)
class ReminderFacts:
    """One promise before one person. `own` is that person's working time; `due_at` is None while the clock stands."""

    at: datetime
    started_at: datetime
    due_at: datetime | None
    own: WorkingCalendar
    reminded: bool = False


def decide_reminder(facts: ReminderFacts) -> bool:
    """Whether somebody is reminded of a promise now. Raises HoursError.

    REMIND-1: Whoever has a matter is reminded when half of their own working time for it is left, at most four hours.

    REMIND-2: A reminder comes in the person's own working time and never outside it.

    REMIND-3: It comes once for each date that was promised, and not while the school waits on the family.

    REMIND-4: Of what is late nobody is reminded: it goes to the next person.
    """
    if facts.due_at is None or facts.reminded or facts.at >= facts.due_at or not facts.own.is_open(facts.at):
        return False
    whole = facts.own.working_seconds_between(facts.started_at, facts.due_at)
    left = facts.own.working_seconds_between(facts.at, facts.due_at)
    return left <= min(MOST_LEFT, whole / 2)


class NextBecause(StrEnum):
    """Why a late matter goes to somebody."""

    COVER = "cover"
    HEAD_OF_YEAR = "head_of_year"
    LEADER = "leader"
    HEADTEACHER = "headteacher"
    KEEPS_SAFE = "keeps_safe"
    NOBODY_FREE = "nobody_free"


ORDER = (NextBecause.COVER, NextBecause.HEAD_OF_YEAR, NextBecause.LEADER, NextBecause.HEADTEACHER)
CONFIDENTIAL = (NextBecause.HEADTEACHER,)
SAFEGUARDING = (NextBecause.KEEPS_SAFE,)


@dataclass(frozen=True)
class Candidate:
    """Somebody to whom a late matter may go. `at_work`: within their own working time now."""

    who: str
    because: NextBecause
    at_work: bool


@dataclass(frozen=True)
class EscalationFacts:
    """A promise that may be late, and who could look at it.

    `barred`: whom the matter is about, family of the child, whoever has it, and those who look at it already.
    """

    at: datetime
    due_at: datetime | None
    candidates: Sequence[Candidate] = ()
    barred: frozenset[str] = frozenset()
    confidential: bool = False
    safeguarding: bool = False


@dataclass(frozen=True)
class NextPerson:
    """To whom a late matter goes as well; nobody (`who` is empty) where no leader is free of it."""

    who: str
    because: NextBecause
    rule: str = "ESCALATE-1"


def decide_escalation(facts: EscalationFacts) -> NextPerson | None:
    """To whom a matter goes that is late; None while it is not late, or until one of them is at work.

    ESCALATE-1: What is late goes to the next person as well, whoever has it: to the cover, then the head of the
    child's year, then a leader, then the headteacher; the first of them who is at work.

    ESCALATE-2: It never goes to whom it is about, nor to the child's family on the staff. A confidential matter goes
    to the headteacher alone, one about a child at risk to another safeguarding lead alone.

    ESCALATE-3: Each promise that is late goes one person further, once, in that person's own working time.

    ESCALATE-4: Where nobody is free it is marked late and stays where it is, in sight of whoever may read it.
    """
    if facts.due_at is None or facts.at < facts.due_at:
        return None
    order = SAFEGUARDING if facts.safeguarding else CONFIDENTIAL if facts.confidential else ORDER
    free = [one for one in facts.candidates if one.because in order and one.who not in facts.barred]
    if not free:
        return NextPerson("", NextBecause.NOBODY_FREE, "ESCALATE-4")
    at_work = sorted((one for one in free if one.at_work), key=lambda one: order.index(one.because))
    return NextPerson(at_work[0].who, at_work[0].because) if at_work else None
