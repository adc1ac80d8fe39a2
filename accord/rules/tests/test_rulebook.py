"""The rulebook's page is up to date, and each rule has a test with its number in its name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from accord.rules.rulebook import RULES, Rule, print_rulebook, read_rules

PAGE = RULES.parent.parent / "docs" / "rulebook.md"


def test_the_page_says_what_the_code_says() -> None:
    assert PAGE.read_text(encoding="utf-8") == print_rulebook(), (
        "Make the page again: python -m accord.rules.rulebook > docs/rulebook.md"
    )


def test_each_rule_has_a_test_with_its_number() -> None:
    tests = "\n".join(path.read_text(encoding="utf-8") for path in RULES.parent.rglob("test_*.py"))
    rules = read_rules()
    assert any(rule.family == "HOURS" for rule in rules)
    untested = [
        rule.rule_id for rule in rules if not re.search(rf"def test_{rule.family.lower()}_{rule.number}[_(]", tests)
    ]
    assert untested == []


def test_a_rule_is_read_from_functions_methods_and_classes(tmp_path: Path) -> None:
    lines = (
        "class Door:",
        "    def close(self):",
        '        """Close it.',
        "",
        "        DOORS-1: A door is",
        "        closed gently. DOORS-2: Then it is locked.",
        "",
        '        Not a rule."""',
    )
    (tmp_path / "doors.py").write_text("\n".join(lines), encoding="utf-8")
    assert read_rules(tmp_path) == [
        Rule("DOORS", 1, "A door is closed gently.", "doors.Door.close"),
        Rule("DOORS", 2, "Then it is locked.", "doors.Door.close"),
    ]


def test_a_number_given_twice_is_refused_with_both_places(tmp_path: Path) -> None:
    for name in ("doors", "gates"):
        (tmp_path / f"{name}.py").write_text('"""DOORS-1: A door is closed gently."""\n', encoding="utf-8")
    with pytest.raises(ValueError, match="DOORS-1 is stated in doors and in gates"):
        read_rules(tmp_path)
