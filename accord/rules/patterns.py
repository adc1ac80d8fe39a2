"""Patterns without names: which numbers may be shown to whom, over which time, and what they allow one to say."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from math import comb, sqrt

from accord.rules.visibility import Role

LEAST_FOR_LEADERS = 5
LEAST_FOR_GOVERNORS = 10
CERTAINTY = 0.95
Z = 1.959963984540054
"""How many standard deviations on each side hold 95 of 100 (the normal distribution)."""


def least_shown(roles: Collection[str]) -> int:
    """PATTERN-1: Leaders are shown no number under five, governors none under ten; 'none at all' is shown as such."""
    return LEAST_FOR_LEADERS if {Role.LEADER, Role.HEADTEACHER} & set(roles) else LEAST_FOR_GOVERNORS


def shown(counts: Sequence[int], least: int) -> tuple[int | None, ...]:
    """Return the numbers of a table that may be shown; None in the place of those that may not.

    PATTERN-2: Where a small number is not shown, the next larger one is not shown either (with all that equal it), so
    that nobody works the small one out by subtracting from the sum. Where there is no larger one, the whole table
    stays hidden. The places that stay empty look the same, so their numbers could be exchanged among them.
    """
    if not any(0 < count < least for count in counts):
        return tuple(counts)
    next_larger = min((count for count in counts if count >= least), default=None)
    if next_larger is None:
        return (None,) * len(counts)
    return tuple(None if 0 < count < least or count == next_larger else count for count in counts)


def sum_shown(counts: Sequence[int], least: int) -> int | None:
    """The sum of a table, where it may be shown (PATTERN-1)."""
    total = sum(counts)
    return total if total == 0 or total >= least else None


def year_looked_at(today: date) -> tuple[date, date]:
    """The first and last day of the time that patterns cover.

    PATTERN-3: Patterns cover four whole quarters and change four times a year. Nobody chooses the days, so that two
    pages laid over each other do not show what happened on one day.
    """
    ends_before = date(today.year, 3 * ((today.month - 1) // 3) + 1, 1)
    return ends_before.replace(year=ends_before.year - 1), ends_before - timedelta(days=1)


@dataclass(frozen=True)
class Group:
    """Families of one kind: how many there are, and how many of them were involved."""

    families: int
    involved: int


class Finding(StrEnum):
    """What the numbers of a group allow one to say, beside those of all others."""

    TOO_FEW = "too_few"
    NO_CLEAR_DIFFERENCE = "no_clear_difference"
    MORE_OFTEN = "more_often"
    LESS_OFTEN = "less_often"


def compare(group: Group, others: Group, *, least: int, groups: int = 1) -> Finding:
    """Whether families of a group are involved more or less often than the others.

    PATTERN-4: A difference is named only where chance alone would show one as large in fewer than one of twenty
    schools, counted together for all groups on the page; with few families nothing is said. A difference is a reason
    to look again at what is decided, and never says anything about a person.

    The exact test of Fisher (1935), two-sided by doubling, with Bonferroni's correction for `groups` comparisons.
    """
    total = Group(group.families + others.families, group.involved + others.involved)
    if group.families < least or others.families < least or total.involved < least:
        return Finding.TOO_FEW
    ways = comb(total.families, total.involved)
    low, high = _tails(group, total, ways)
    limit = (1 - CERTAINTY) / groups
    if 2 * high <= limit:
        return Finding.MORE_OFTEN
    return Finding.LESS_OFTEN if 2 * low <= limit else Finding.NO_CLEAR_DIFFERENCE


def _tails(group: Group, total: Group, ways: int) -> tuple[float, float]:
    """How likely so few, and so many, of the involved belong to the group, if chance alone picks them."""
    first = max(0, total.involved - (total.families - group.families))
    last = min(group.families, total.involved)
    rest = total.families - group.families
    chances = [comb(group.families, some) * comb(rest, total.involved - some) for some in range(first, last + 1)]
    here = group.involved - first
    return sum(chances[: here + 1]) / ways, sum(chances[here:]) / ways


def likely_range(group: Group, z: float = Z) -> tuple[float, float]:
    """Between which shares (0 to 1) the true one of a group lies with 95 in 100 certainty (Wilson 1927).

    `z` is the number of standard deviations of another certainty. Raises ZeroDivisionError without families.
    """
    n, share = group.families, group.involved / group.families
    middle = share + z * z / (2 * n)
    half = z * sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    return max(0.0, (middle - half) / (1 + z * z / n)), min(1.0, (middle + half) / (1 + z * z / n))
