"""Opening a closed matter of conduct again: who may, and that nothing comes back by it."""

from dataclasses import dataclass
from enum import StrEnum

from accord.rules.taking_part import Barred


class NotReopened(StrEnum):
    """Why a matter is not opened again."""

    IS_OPEN = "is_open"
    HAS_A_PART = "has_a_part"
    NOT_IN_CHARGE = "not_in_charge"
    NO_REASONS = "no_reasons"


@dataclass(frozen=True)
class Closed:
    """A matter and who wants to open it again: they hold it, or stand in a capacity that decides a measure in it."""

    is_closed: bool
    in_charge: bool
    reasons: str
    barred: Barred | None = None


def why_not_opened_again(facts: Closed) -> tuple[NotReopened, str] | None:
    """Why a matter cannot be opened again, with the rule that says so; None when it can.

    REOPEN-1: A closed matter is opened again, with a reason, by somebody who holds it or could decide in it and has no
    part in it.

    REOPEN-2: Opening a matter again revives nothing: what has ended stays ended, no time for an answer runs anew, and
    whatever is decided from then on needs all that any measure needs.
    """
    if not facts.is_closed:
        return NotReopened.IS_OPEN, "REOPEN-1"
    if facts.barred:
        return NotReopened.HAS_A_PART, "REOPEN-1"
    if not facts.in_charge:
        return NotReopened.NOT_IN_CHARGE, "REOPEN-1"
    return None if facts.reasons.strip() else (NotReopened.NO_REASONS, "REOPEN-1")
