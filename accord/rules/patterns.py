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


BEGINS_IN = 10
"""The month with which a year of the check by needs begins: about where school years turn."""


def year_of_needs(today: date) -> tuple[date, date]:
    """The first and last day of the year that the check by needs covers.

    PATTERN-5: The check by needs covers whole years from October to September that never overlap. It is counted at
    most once a quarter while nothing can be told, and stays as it is for its year once anything is told: what is
    written down, ended or decided later changes nothing in it, so that two looks never show one family.
    """
    turn = date(today.year if today.month >= BEGINS_IN else today.year - 1, BEGINS_IN, 1)
    return turn.replace(year=turn.year - 1), turn - timedelta(days=1)


def told(layers: Sequence[tuple[Group, Group]], least: int) -> tuple[bool, ...]:
    """Which of several counts of families with and without needs may be told, each lying within the one before.

    PATTERN-6: Of families with and without needs something is told only where each of the four groups (with and
    without, named and not named) has enough families; nought is no exception, since colleagues know who was named.
    Of two counts of which one lies within the other, both are told only if what lies between is nothing at all, or
    enough families in either group.
    """
    outer: tuple[Group, Group] | None = None
    found = []
    for layer in layers:
        fine = all(cell >= least for one in layer for cell in (one.involved, one.families - one.involved))
        if fine and outer:
            between = [one.involved - inner.involved for one, inner in zip(outer, layer, strict=True)]
            fine = not any(between) or min(between) >= least
        if fine:
            outer = layer
        found.append(fine)
    return tuple(found)


STEP_OF_SHARES = 5


def rough_share(part: int, whole: int) -> int:
    """A share of 100, to the nearest five (a half upwards). Raises ZeroDivisionError without a whole.

    PATTERN-7: The check by needs says shares to the nearest five of 100 and never a number of families, is the same
    for all who look, and asks a question instead of giving a verdict.
    """
    return STEP_OF_SHARES * ((200 * part + STEP_OF_SHARES * whole) // (2 * STEP_OF_SHARES * whole))
