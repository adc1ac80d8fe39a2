"""What is to be mended in a draft before it is published, and what is worth another look."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from accord.charters import words
from accord.charters.content import CharterContent
from accord.rules.charter import RULE_KINDS, BadValues, Problem, clashes, read_values
from accord.schools.models import School


class Severity(StrEnum):
    """Whether a finding keeps a draft from being published."""

    STOPS = "stops"
    POINTS_OUT = "points_out"


@dataclass(frozen=True)
class Finding:
    """One thing found in a draft: in which clause ('' for the whole) and language ('' for all), and what."""

    clause_key: str
    language: str
    severity: Severity
    sentence: str
    code: str = ""


def findings_of(content: CharterContent, school: School, at: datetime) -> list[Finding]:
    """Return everything to mend or to look at again, in the order of the charter, in the active language."""
    found = [
        Finding(clause.key, "", Severity.STOPS, words.problem_sentence(rule.kind, problem), problem.code)
        for clause in content.clauses()
        for rule in clause.rules
        for problem in _problems(rule.kind, rule.values)
    ]
    if found:
        return found
    rules = content.rules()
    clause_of = {rule.name: rule.clause for rule in rules.laid_down}
    return [
        Finding(
            clause_of.get(clash.names[0], "") if clash.names else "",
            "",
            Severity.STOPS,
            words.clash_sentence(clash),
            clash.code,
        )
        for clash in clashes(rules)
    ]


def _problems(kind: str, values: dict[str, Any]) -> tuple[Problem, ...]:
    try:
        read_values(RULE_KINDS[kind], values)
    except BadValues as bad:
        return bad.problems
    return ()
