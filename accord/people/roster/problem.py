"""One thing that is wrong with a roster: where it stands and what it is, as data, in no language."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

Value = str | int
SHOWN_CHARACTERS = 60


class Severity(StrEnum):
    """How far a problem reaches."""

    FATAL = "fatal"  # the bundle cannot be used at all
    ERROR = "error"  # this line is left out
    NOTE = "note"  # the line is used; a person should know


@dataclass(frozen=True, slots=True)
class Problem:
    """A file, a line, a column, a code and the named values that its wording needs."""

    code: str
    severity: Severity = Severity.ERROR
    file: str = ""
    line: int = 0
    column: str = ""
    params: Mapping[str, Value] = field(default_factory=dict)

    def params_as_json(self) -> str:
        """The named values as a stable JSON text."""
        return json.dumps(dict(self.params), ensure_ascii=False, sort_keys=True)


class RosterUnreadableError(Exception):
    """Raised when nothing at all can be read; carries the one problem to show."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


def refuse(code: str, *, file: str = "", line: int = 0, column: str = "", **params: Value) -> RosterUnreadableError:
    """A fatal problem, ready to be raised."""
    return RosterUnreadableError(Problem(code, Severity.FATAL, file, line, column, params))


def clip(text: str) -> str:
    """At most sixty visible characters of what stood in the file, for showing it back."""
    shown = "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in text)
    return shown if len(shown) <= SHOWN_CHARACTERS else shown[: SHOWN_CHARACTERS - 1] + "…"
