"""What leaders see of the load of conversations: how the school keeps its promise, and nothing of any one person.

Figures are of topics, teams and weeks. They are never broken down by person.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from accord.rules.promises import LEAST_SHOWN

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True)
class Load:
    """Messages that came in and that were kept away until working time; answers in time and late; waiting now."""

    came: int = 0
    held: int = 0
    kept: int = 0
    late: int = 0
    waiting: int = 0

    def __add__(self, other: "Load") -> "Load":
        return Load(
            self.came + other.came,
            self.held + other.held,
            self.kept + other.kept,
            self.late + other.late,
            self.waiting + other.waiting,
        )

    @property
    def due(self) -> int:
        """How many answers fell due."""
        return self.kept + self.late


def hidden_groups(counts: Mapping[Key, int]) -> frozenset[Key]:
    """Which groups are not shown by themselves, of those that make up a sum that is shown.

    WORK-1: A group of fewer than ten messages is not shown by itself; none and nine look alike.

    WORK-2: What is hidden cannot be worked out from the sum: it is none at all, or ten and more together. Where it
    would be fewer, the smallest group that is shown is hidden with it.
    """
    hidden = {key for key, count in counts.items() if count < LEAST_SHOWN}
    left = sum(counts[key] for key in hidden)
    shown = sorted((key for key in counts if key not in hidden), key=lambda key: counts[key])
    if 0 < left < LEAST_SHOWN and shown:
        hidden.add(shown[0])
    return frozenset(hidden)


def together(loads: Mapping[Key, Load]) -> tuple[dict[Key, Load], Load | None]:
    """WORK-3: Small groups are put together into one line, so that their load is seen all the same.

    Returns the groups that are shown, and the line of all others (None where there is none, or too little).
    """
    hidden = hidden_groups({key: load.came for key, load in loads.items()})
    rest = sum((loads[key] for key in hidden), Load())
    shown = {key: load for key, load in loads.items() if key not in hidden}
    return shown, rest if rest.came >= LEAST_SHOWN else None
