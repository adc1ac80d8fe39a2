"""The read side of charters: what other rooms may ask."""

from accord.charters.facts.content import content_of
from accord.charters.facts.editions import (
    Standing,
    edition_in_force,
    ref_in_force,
    rules_in_force,
    rules_of,
    rules_on,
    standing_of,
)

__all__ = [
    "Standing",
    "content_of",
    "edition_in_force",
    "ref_in_force",
    "rules_in_force",
    "rules_of",
    "rules_on",
    "standing_of",
]
