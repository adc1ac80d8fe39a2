"""What an edition says and lays down, apart from any database: the same for editor, file, print and comparison."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from accord.rules.charter import RULE_KINDS, CharterRules, LaidDown, read_values

ByLanguage = dict[str, str]
"""A text in each of several languages, by the code of the language."""


@dataclass(frozen=True)
class RuleContent:
    """A rule that a clause carries; `values` is plain data as `rules.charter.read_values` reads it."""

    name: str
    kind: str
    values: dict[str, Any]


@dataclass(frozen=True)
class ClauseContent:
    """A clause: its key through all editions, its text in each language, its rules.

    `children` is the same in words for children, where the school has written them.
    """

    key: str
    text: ByLanguage
    rules: tuple[RuleContent, ...] = ()
    children: ByLanguage = field(default_factory=dict)


@dataclass(frozen=True)
class SectionContent:
    """One part of a charter and its clauses, in order."""

    kind: str
    clauses: tuple[ClauseContent, ...] = ()


@dataclass(frozen=True)
class CharterContent:
    """Everything that an edition says. The first of the languages is the one from which the others are translated."""

    languages: tuple[str, ...]
    title: ByLanguage
    opening: ByLanguage = field(default_factory=dict)
    change_note: ByLanguage = field(default_factory=dict)
    sections: tuple[SectionContent, ...] = ()

    def clauses(self) -> Iterator[ClauseContent]:
        """Every clause, in order."""
        return (clause for section in self.sections for clause in section.clauses)

    def rules(self, edition: str = "") -> CharterRules:
        """The rules that the clauses lay down, ready for the rulebook. Raises BadValues for values that cannot hold."""
        return CharterRules(
            edition,
            tuple(
                LaidDown(clause.key, rule.name, read_values(RULE_KINDS[rule.kind], rule.values))
                for clause in self.clauses()
                for rule in clause.rules
            ),
        )

    @property
    def sha256(self) -> str:
        """The hash of every word and value, the same wherever it is computed.

        A clause without words for children counts as it did before there were any.
        """
        plain = asdict(self)
        for section in plain["sections"]:
            for clause in section["clauses"]:
                if not clause["children"]:
                    del clause["children"]
        return hash_of(plain)

    @property
    def speaks_to_children(self) -> bool:
        """Whether any clause has words for children."""
        return any(clause.children for clause in self.clauses())


def hash_of(plain: Any) -> str:
    """SHA-256, in hexadecimal, of plain data written as JSON with sorted keys and no spaces."""
    written = json.dumps(plain, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()
