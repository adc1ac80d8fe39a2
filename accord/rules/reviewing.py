"""How the use of emergencies is looked at afterwards: to help, and never to judge a person."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

REPEATED = 3
"""So many times in a term make a kind worth a thought of how to help."""


def kinds_that_repeat(kinds: Iterable[str]) -> list[str]:
    """REVIEW-1: A kind of emergency that came up three times in a term suggests help; people are never counted.

    The most frequent kind comes first.
    """
    counted = Counter(kinds)
    return [kind for kind, times in counted.most_common() if times >= REPEATED]


def may_review(*, reviewer: str, declared_by: str) -> bool:
    """REVIEW-2: Nobody looks back at their own use; a colleague does."""
    return reviewer != declared_by


@dataclass(frozen=True)
class AtRiskFacts:
    """Who could look back at an emergency about a child at risk, each by a name of their own.

    `stand_ins` answer for a lead who is away now; `above` hold safeguarding for the district. `took_part`: who wrote
    it, was told of it, has or had it, or answered in it. `barred`: whom it is about, and family of the child.
    """

    leads: Sequence[str]
    stand_ins: Sequence[str] = ()
    above: Sequence[str] = ()
    took_part: frozenset[str] = frozenset()
    barred: frozenset[str] = frozenset()


def who_looks_back(facts: AtRiskFacts) -> tuple[str, ...]:
    """REVIEW-3: An emergency about a child at risk is looked back at by another safeguarding lead, else by whoever
    stands in for the lead, else by whoever holds safeguarding for the district; never by a leader as such, and by
    nobody who had a part in it, whom it is about, or who is family of the child.

    REVIEW-4: Where nobody is free it waits. Only those who may read it are told so, and nobody else learns of it.
    """
    shut = facts.took_part | facts.barred
    for line in (facts.leads, facts.stand_ins, facts.above):
        free = tuple(who for who in line if who not in shut)
        if free:
            return free
    return ()
