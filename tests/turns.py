"""How much a run asks: the everyday run a part of what is asked in turn and few examples of each rule, CI all of it."""

import os
from collections.abc import Iterable
from typing import TypeVar
from zlib import crc32

Case = TypeVar("Case")
ROUNDS = {"brief": 10, "usual": 50, "long": 300}
"""How many examples a rule is asked that names no number of its own."""


class Turn:
    """The part of this run and how many parts there are; 0 of 1 is everything."""

    part, parts = 0, 1


def rounds() -> str:
    """Which of `ROUNDS` this run is."""
    return os.environ.get("ACCORD_ROUNDS", "usual")


def examples(usual: int) -> int:
    """Return how many examples of a rule this run asks that usually asks so many; the everyday run asks a fifth."""
    return max(usual // 5, 2) if rounds() == "brief" else usual


def begin(turn: str) -> None:
    """Take the part of this run from words like `1/3`."""
    Turn.part, Turn.parts = (int(number) for number in turn.split("/"))
    if not 0 <= Turn.part < Turn.parts:
        raise ValueError(f"There is no part {turn}: of three parts there are 0/3, 1/3 and 2/3.")


def is_asked(name: str) -> bool:
    """Whether a case is of this run's part: always the same, wherever and beside whatever it is asked."""
    return crc32(name.encode()) % Turn.parts == Turn.part


def in_turn(cases: Iterable[Case]) -> list[Case]:
    """Return those of the cases within one test that this run asks: every fifth of five parts, and at least one."""
    known = list(cases)
    return known[Turn.part :: Turn.parts] or known[:1]
