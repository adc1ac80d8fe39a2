"""One question to one library: how long a call takes, and how many answers are wrong."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from time import perf_counter
from typing import Any

from hours_scenario import LONDON

PASSES = 12
BUDGET = 0.6  # seconds a pass: slower libraries are asked fewer of the questions


class Measured:
    """Microseconds a call, wrong answers of so many asked, or the reason why there is no figure."""

    def __init__(
        self,
        question: Callable[..., Any] | None = None,
        asked: Sequence[tuple[Any, ...]] = (),
        right: Sequence[Any] = (),
        missing: str = "",
    ) -> None:
        self.question, self.asked, self.missing = question, asked, missing
        self.wrong = 0
        self.micros = float("inf")
        if question is not None:
            self._check(question, right)

    def _check(self, question: Callable[..., Any], right: Sequence[Any]) -> None:
        try:
            begun = perf_counter()
            for facts in self.asked[:20]:
                question(*facts)
            each = (perf_counter() - begun) / 20
            self.asked = self.asked[: max(200, int(BUDGET / max(each, 1e-9)))]
            answers = [question(*facts) for facts in self.asked]
        except Exception as refusal:
            self.missing = f"refuses ({type(refusal).__name__})"
            return
        if right:
            told = [as_epoch(answer) if isinstance(answer, datetime) else answer for answer in answers]
            self.wrong = sum(1 for one, other in zip(told, right, strict=False) if one != other)

    def run_pass(self) -> None:
        question, asked = self.question, self.asked
        if question is None or self.missing:
            return
        begun = perf_counter()
        for facts in asked:
            question(*facts)
        self.micros = min(self.micros, 1e6 * (perf_counter() - begun) / len(asked))

    def __str__(self) -> str:
        return self.missing or f"{self.micros:,.2f}"

    def wrongs(self) -> str:
        return self.missing or f"{self.wrong:,} of {len(self.asked):,}"


def measure_in_turn(cells: Iterable[Measured]) -> None:
    """Pass after pass over all of them, so that a busy moment of the machine does not hit one alone."""
    distinct = list({id(cell): cell for cell in cells}.values())
    for number in range(PASSES):
        for cell in distinct:
            gc.collect(0)
            gc.disable()
            if number < 3 or cell.micros < 50:
                cell.run_pass()
            gc.enable()


def as_epoch(answer: datetime) -> int:
    return int((answer if answer.tzinfo else answer.replace(tzinfo=LONDON)).timestamp())
