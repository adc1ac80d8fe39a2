"""Fairness in complaints: who sits on a panel, and when complaints may be called serial."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from accord.rules.charter_values.fairness import ComplaintStage
from accord.rules.months import months_after

LONGEST_SERIAL_DECISION_MONTHS = 6
"""After this a decision on serial complaints has to be taken anew, with new reasons."""


class Unseated(StrEnum):
    """Why a panel cannot sit."""

    TOO_FEW = "too_few"
    NOBODY_INDEPENDENT = "nobody_independent"
    CONFLICT = "conflict"
    TWICE = "twice"


@dataclass(frozen=True)
class Seat:
    """A member of a panel; `independent` of running the school; `barred` by a conflict of interest."""

    person: str
    independent: bool = False
    barred: bool = False


def why_unseated(stage: ComplaintStage, seats: Sequence[Seat]) -> Unseated | None:
    """COMPLAINT-11: A panel has as many members as the charter says, and as many who are independent of the school.

    Nobody sits on it who is named in the complaint, is family of either side, or had a part in an earlier stage.
    """
    if any(seat.barred for seat in seats):
        return Unseated.CONFLICT
    if len({seat.person for seat in seats}) < len(seats):
        return Unseated.TWICE
    if len(seats) < stage.panel_members:
        return Unseated.TOO_FEW
    if sum(seat.independent for seat in seats) < stage.independent_members:
        return Unseated.NOBODY_INDEPENDENT
    return None


@dataclass(frozen=True)
class SerialFacts:
    """A decision that complaints about the same matter are not answered anew. Days are those at the school."""

    by_leader: bool
    barred: bool
    reasons: str
    tried_before: str
    starts_on: date
    ends_on: date | None


class NotSerial(StrEnum):
    """Why such a decision cannot stand."""

    NOT_A_LEADER = "not_a_leader"
    CONFLICT = "conflict"
    NO_REASONS = "no_reasons"
    NOTHING_TRIED = "nothing_tried"
    NO_END = "no_end"
    TOO_LONG = "too_long"


def why_not_serial(facts: SerialFacts) -> NotSerial | None:
    """COMPLAINT-12: Complaints are called serial or unreasonable by a leader who is not named, with reasons.

    The decision says what was tried before, is about one matter, and ends within six months. What is new is always
    looked at, and nobody loses the way to the next stage, to a review, or to an authority outside the school.
    """
    if not facts.by_leader:
        return NotSerial.NOT_A_LEADER
    if facts.barred:
        return NotSerial.CONFLICT
    if not facts.reasons.strip():
        return NotSerial.NO_REASONS
    if not facts.tried_before.strip():
        return NotSerial.NOTHING_TRIED
    if facts.ends_on is None or facts.ends_on <= facts.starts_on:
        return NotSerial.NO_END
    if facts.ends_on > months_after(facts.starts_on, LONGEST_SERIAL_DECISION_MONTHS):
        return NotSerial.TOO_LONG
    return None
