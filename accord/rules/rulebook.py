"""The rulebook as a page: every rule with its number, read from the docstrings that state it.

In a docstring a rule begins with its number and a colon, and ends with the paragraph or at the next rule.
`python -m accord.rules.rulebook` prints the page that is kept as docs/rulebook.md.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise
from pathlib import Path

RULES = Path(__file__).parent
_RULE = re.compile(r"\b([A-Z]+)-(\d+): (.+?)(?=\s[A-Z]+-\d+: |$)", re.DOTALL)

PREFACE = """\
# The rulebook

Whatever a headteacher might question is decided by one of these rules. Each has a number, a place in
the code that states it in these words, and at least one test with the number in its name.

This page is made from the code: `python -m accord.rules.rulebook > docs/rulebook.md`.
"""


@dataclass(frozen=True, order=True, slots=True)
class Rule:
    """One numbered rule, in the words of the docstring that states it."""

    family: str
    number: int
    sentence: str
    stated_in: str

    @property
    def rule_id(self) -> str:
        return f"{self.family}-{self.number}"


def read_rules(folder: Path = RULES) -> list[Rule]:
    """All rules in order of family and number; ValueError when a number is given twice."""
    rules = sorted(rule for path in sorted(folder.rglob("*.py")) for rule in _rules_of(path, folder))
    for rule, following in pairwise(rules):
        if rule.rule_id == following.rule_id:
            raise ValueError(f"{rule.rule_id} is stated in {rule.stated_in} and in {following.stated_in}.")
    return rules


def print_rulebook(folder: Path = RULES) -> str:
    """The page, in Markdown."""
    lines = [PREFACE]
    for family, rules in groupby(read_rules(folder), key=lambda rule: rule.family):
        lines.append(f"## {family}\n")
        for rule in rules:
            lines.append(f"**{rule.rule_id}.** {rule.sentence}  \n<sub>`{rule.stated_in}`</sub>\n")
    return "\n".join(lines)


def _rules_of(path: Path, folder: Path) -> Iterator[Rule]:
    within = path.relative_to(folder)
    if "tests" in within.parts:
        return
    module = ".".join(within.with_suffix("").parts)
    yield from _stated(ast.parse(path.read_text(encoding="utf-8")), module)


def _stated(node: ast.AST, place: str) -> Iterator[Rule]:
    if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
        for paragraph in (ast.get_docstring(node) or "").split("\n\n"):
            for rule in _RULE.finditer(paragraph.strip()):
                yield Rule(rule[1], int(rule[2]), " ".join(rule[3].split()), place)
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.ClassDef | ast.FunctionDef):
            yield from _stated(child, f"{place}.{child.name}")


if __name__ == "__main__":
    sys.stdout.write(print_rulebook())
