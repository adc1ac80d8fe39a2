"""Concerns: who is nearest the matter, who is the next above, and what a concern waits for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from accord.rules.charter_values.fairness import Decider
from accord.rules.covering import chain_to_present
from accord.rules.taking_part import HIGHER, RANK, highest


class Because(StrEnum):
    """Why somebody has a concern."""

    NEAREST = "nearest"
    FORM_TEACHER = "form_teacher"
    HEAD_OF_YEAR = "head_of_year"
    LEADER = "leader"
    HEADTEACHER = "headteacher"
    CHAIR = "chair"
    COVER = "cover"
    LATE = "late"
    NOBODY_FREE = "nobody_free"


@dataclass(frozen=True)
class Near:
    """Somebody who could have a concern, in which capacity, and why; `at_work`: within their own working time now."""

    who: str
    role: Decider
    because: Because
    at_work: bool = True


@dataclass(frozen=True)
class ConcernFacts:
    """The people around one concern, the nearest first, each by a ref.

    `barred`: whom it is about, and family of either side. `named`: the capacities of those whom it is about. `had`: who
    has it or had it before. `away` and `covers` as in covering.py.
    """

    line: Sequence[Near]
    barred: frozenset[str] = frozenset()
    named: frozenset[Decider] = frozenset()
    had: frozenset[str] = frozenset()
    away: frozenset[str] = frozenset()
    covers: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Chosen:
    """Who gets a concern; nobody (`who` is empty) where nobody is free of it. `instead_of`: in whose place."""

    who: str
    because: Because
    rule: str
    instead_of: str = ""


def nearest(facts: ConcernFacts) -> Chosen:
    """Who gets a concern first.

    CONCERN-1: It goes to the person nearest the matter: whom the charter names for it, then the child's form teacher,
    the head of the year, a leader, the headteacher, the chair of governors. Whoever is away is covered for.

    CONCERN-2: It never goes to anybody whom it is about, to family of either side, or to somebody who stands beside or
    below the person whom it is about: what is about the headteacher goes to the chair of governors, and so does what is
    about the chief executive of the trust.

    CONCERN-3: Where nobody at all is free it waits in the open, and the family is told so.
    """
    for one in free(facts):
        covers = {who: [next_ for next_ in line if next_ not in facts.barred] for who, line in facts.covers.items()}
        chain = chain_to_present(one.who, facts.away, covers)
        if chain is None:
            continue
        if chain[-1] == one.who:
            return Chosen(one.who, one.because, "CONCERN-1")
        return Chosen(chain[-1], Because.COVER, "CONCERN-1", instead_of=one.who)
    return Chosen("", Because.NOBODY_FREE, "CONCERN-3")


SENIOR = (Because.LEADER, Because.HEADTEACHER, Because.CHAIR)


def next_senior(facts: ConcernFacts) -> Chosen | None:
    """Who gets a concern that is not settled with the person nearest to it; None where nobody further is free.

    CONCERN-4: It goes to a senior leader, then the headteacher, then the chair; never to anybody who had it already.
    """
    for one in free(facts):
        if one.because in SENIOR and one.who not in facts.had and one.who not in facts.away:
            return Chosen(one.who, one.because, "CONCERN-4")
    return None


def next_when_late(facts: ConcernFacts, due_at: datetime | None, at: datetime) -> Chosen | None:
    """Who looks at a concern as well because the promised date has passed; None until one of them is at work.

    CONCERN-5: What is late goes to the next person above as well, once, in that person's own working time; whoever has
    the concern keeps it. Where nobody is free it is marked late and stays where it is.
    """
    if due_at is None or at < due_at:
        return None
    above = [one for one in free(facts) if one.because not in (Because.NEAREST, Because.FORM_TEACHER)]
    able = [one for one in above if one.who not in facts.had and one.who not in facts.away]
    if not able:
        return Chosen("", Because.NOBODY_FREE, "CONCERN-5")
    at_work = [one for one in able if one.at_work]
    return Chosen(at_work[0].who, Because.LATE, "CONCERN-5") if at_work else None


def free(facts: ConcernFacts) -> list[Near]:
    """Those of the line who may have the concern, in their order."""
    top = highest(facts.named)
    least, instead = (RANK[top], HIGHER[top]) if top else (0, ())
    return [
        one for one in facts.line if one.who not in facts.barred and (RANK[one.role] > least or one.role in instead)
    ]


class Standing(StrEnum):
    """Where a concern stands, the next step first."""

    COMPLAINT = "complaint"
    SETTLED = "settled"
    LOOK_AGAIN = "look_again"
    FAMILY_AGREES = "family_agrees"
    FAMILY_CHOOSES = "family_chooses"
    TALK_TO_COME = "talk_to_come"
    TO_WRITE_DOWN = "to_write_down"
    NOT_READ_YET = "not_read_yet"
    SCHOOL = "school"


@dataclass(frozen=True)
class StandingFacts:
    """What is known of a concern at a moment. `talk_at`: the time of the talk that the family took."""

    at: datetime
    reaches_at: datetime
    is_complaint: bool = False
    is_closed: bool = False
    looks_again: bool = False
    agreement_open: bool = False
    talk_offered: bool = False
    talk_at: datetime | None = None


def standing_of(facts: StandingFacts) -> Standing:
    """CONCERN-6: Where a concern stands is always told to both sides: who has the next step, and what it is."""
    if facts.is_complaint:
        return Standing.COMPLAINT
    if facts.is_closed:
        return Standing.LOOK_AGAIN if facts.looks_again else Standing.SETTLED
    if facts.agreement_open:
        return Standing.FAMILY_AGREES
    if facts.talk_at and facts.talk_at > facts.at:
        return Standing.TALK_TO_COME
    if facts.talk_offered:
        return Standing.FAMILY_CHOOSES
    if facts.talk_at:
        return Standing.TO_WRITE_DOWN
    return Standing.NOT_READ_YET if facts.reaches_at > facts.at else Standing.SCHOOL
