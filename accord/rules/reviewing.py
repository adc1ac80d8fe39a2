"""How the use of emergencies is looked at afterwards: to help, and never to judge a person."""

from collections import Counter
from collections.abc import Iterable

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
