"""What can be wrong with the values of a rule: which field, why, and what would be right."""

from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from typing import Any


class BadValue(ValueError):
    """A plain value that cannot be read: `code` says why, `params` what would be right."""

    def __init__(self, code: str, **params: Any) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params


@dataclass(frozen=True)
class Problem:
    """One thing wrong with the values of a rule: the field, why, and what would be right."""

    field: str
    code: str
    params: dict[str, Any] = dataclass_field(default_factory=dict)


class BadValues(ValueError):
    """The values of a rule cannot be obeyed; `problems` names each."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__([f"{problem.field}: {problem.code}" for problem in problems])
        self.problems = tuple(problems)
