"""The policies library: what each policy is for, what it gains and costs, and a clause that a school can take."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from accord.charters.content import ByLanguage, ClauseContent
from accord.charters.starting_points import starting_points

FILE = Path(__file__).parent / "policies.yaml"


@dataclass(frozen=True)
class LibraryPolicy:
    """One policy in plain words: its intent, what speaks for it and what it costs, and an example clause."""

    key: str
    name: ByLanguage
    intent: ByLanguage
    gains: ByLanguage
    costs: ByLanguage
    example: ClauseContent


@cache
def policies() -> tuple[LibraryPolicy, ...]:
    """Every policy of the library, in the order in which it is shown."""
    clauses = {(point.key, clause.key): clause for point in starting_points() for clause in point.content.clauses()}
    found = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return tuple(
        LibraryPolicy(
            key=key,
            name=policy["name"],
            intent=policy["intent"],
            gains=policy["gains"],
            costs=policy["costs"],
            example=clauses[policy["example"]["charter"], policy["example"]["clause"]],
        )
        for key, policy in found.items()
    )
