"""What is wrong in a charter file: the line, the place, why, and how to mend it."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Mistake:
    """One thing wrong. Lines and columns count from 1; `place` is the way to it (`sections › clause kindness`)."""

    line: int
    column: int
    place: str
    sentence: str

    def __str__(self) -> str:
        return (
            f"{self.line}:{self.column}: {self.place}: {self.sentence}"
            if self.place
            else f"{self.line}:{self.column}: {self.sentence}"
        )


class BadCharterFile(ValueError):
    """The file is no charter that can be taken in; `mistakes` names each, by line."""

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        super().__init__("\n".join(map(str, mistakes)))
        self.mistakes = tuple(sorted(mistakes))
