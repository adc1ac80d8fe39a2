"""How what a district lays down reaches its schools, and how far a school may depart from it.

A week is seven tuples, Monday first, of `(opens, closes)` in minutes after midnight.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from accord.rules.working_time.spans import common, merged, without

Value = TypeVar("Value")
Week = tuple[tuple[tuple[int, int], ...], ...]
EMPTY_WEEK: Week = ((),) * 7


class Latitude(StrEnum):
    """How far a school may depart from its district."""

    FIXED = "fixed"
    REFINE = "refine"
    FREE = "free"


class Origin(StrEnum):
    """Whose value it is in the end."""

    SCHOOL = "school"
    DISTRICT = "district"
    BOTH = "both"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Resolved(Generic[Value]):
    """The value that holds, whose it is, what the district lays down, and how far the school may depart."""

    value: Value
    origin: Origin
    above: Value | None = None
    latitude: Latitude = Latitude.FREE

    @property
    def may_change(self) -> bool:
        """Whether the school has any say in it."""
        return self.above is None or self.latitude is not Latitude.FIXED


def decide_choice(own: str, above: str | None, latitude: Latitude) -> Resolved[str]:
    """FLOW-1: What the district fixes holds everywhere; else the school's own choice, else the district's.

    For a single choice (a time zone, a country) nothing lies between fixed and free: `refine` is fixed.
    """
    if not above:
        return Resolved(own, Origin.SCHOOL if own else Origin.NOBODY)
    if latitude is Latitude.FREE and own:
        return Resolved(own, Origin.SCHOOL, above, latitude)
    return Resolved(above, Origin.DISTRICT, above, Latitude.FREE if latitude is Latitude.FREE else Latitude.FIXED)


def decide_languages(own: Sequence[str], above: Sequence[str] | None, latitude: Latitude) -> Resolved[tuple[str, ...]]:
    """FLOW-2: A school may add languages to its district's, but leave one out only if it is free to."""
    mine = tuple(own)
    if not above:
        return Resolved(mine, Origin.SCHOOL if mine else Origin.NOBODY)
    theirs = tuple(above)
    if not mine or latitude is Latitude.FIXED:
        return Resolved(theirs, Origin.DISTRICT, theirs, latitude)
    if latitude is Latitude.FREE:
        return Resolved(mine, Origin.SCHOOL, theirs, latitude)
    more = tuple(code for code in mine if code not in theirs)
    return Resolved(theirs + more, Origin.BOTH if more else Origin.DISTRICT, theirs, latitude)


def decide_week(own: Week | None, above: Week | None, latitude: Latitude) -> Resolved[Week]:
    """FLOW-3: A school may keep shorter hours than its district, but longer ones only if it is free to."""
    if above is None:
        return Resolved(own or EMPTY_WEEK, Origin.SCHOOL if own else Origin.NOBODY)
    if own is None or latitude is Latitude.FIXED:
        return Resolved(above, Origin.DISTRICT, above, latitude)
    if latitude is Latitude.FREE:
        return Resolved(own, Origin.SCHOOL, above, latitude)
    shared = tuple(common(merged(mine), merged(theirs)) for mine, theirs in zip(own, above, strict=True))
    return Resolved(shared, Origin.SCHOOL if shared == own else Origin.BOTH, above, latitude)


def beyond(own: Week, above: Week) -> Week:
    """FLOW-4: Hours that reach beyond the district's are named day by day, so that one can mend them."""
    return tuple(without(merged(mine), merged(theirs)) for mine, theirs in zip(own, above, strict=True))


def missing(own: Sequence[str], above: Sequence[str]) -> tuple[str, ...]:
    """FLOW-5: Languages that the district asks for and the school leaves out are named."""
    return tuple(code for code in above if code not in own)
