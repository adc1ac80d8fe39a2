"""What a review may put in the place of a limit on contact: something gentler, and never for longer."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from accord.rules.charter_values.fairness import LIMITS, STEP_ORDER, Measure, Step


class Lacking(StrEnum):
    """What a gentler limit still lacks before it can take the place of another one."""

    GENTLER = "gentler"
    CONTACT = "contact"
    LIMIT = "limit"
    END = "end"
    NOT_LATER = "not_later"
    SHORTER = "shorter"


@dataclass(frozen=True)
class Exchange:
    """A limit that holds until the day `until`, and the one that a review means to put in its place.

    `instead` is what the charter lays down for the new kind; it begins on `starts_on`, the day of the review or the
    first day of a limit that has not begun. `contact`: who answers alone; `most`: how many messages are read.
    """

    holds: Step
    until: date
    instead: Measure
    starts_on: date
    ends_on: date | None
    contact: str = ""
    most: int = 0


def gentler_than(step: Step) -> tuple[Step, ...]:
    """The limits that may take the place of a step, from the gentlest; none for what is not a limit."""
    if step not in LIMITS:
        return ()
    return tuple(one for one, place in STEP_ORDER.items() if one in LIMITS and place < STEP_ORDER[step])


def decide_exchange(exchange: Exchange) -> dict[Lacking, str]:
    """What still stands in the way of a gentler limit, with the rule that says so; empty when nothing does.

    MEASURE-14: A review may put a gentler limit in the place of the one that holds, and never a graver one: the order
    of the ladder decides which is gentler. It ends no later than the one before, nor later than the charter allows for
    its kind, and it is named as fully as any other.
    """
    lacking: dict[Lacking, str] = {}
    step, ends_on = exchange.instead.step, exchange.ends_on
    if step not in gentler_than(exchange.holds):
        lacking[Lacking.GENTLER] = "MEASURE-14"
    if step is Step.SINGLE_CONTACT and not exchange.contact:
        lacking[Lacking.CONTACT] = "MEASURE-13"
    if step is Step.CONTACT_LIMIT and exchange.most < 1:
        lacking[Lacking.LIMIT] = "MEASURE-13"
    longest = exchange.instead.longest_days
    if ends_on is None or ends_on < exchange.starts_on:
        lacking[Lacking.END] = "MEASURE-14"
    elif ends_on > exchange.until:
        lacking[Lacking.NOT_LATER] = "MEASURE-14"
    elif longest is not None and (ends_on - exchange.starts_on).days > longest:
        lacking[Lacking.SHORTER] = "MEASURE-14"
    return lacking
