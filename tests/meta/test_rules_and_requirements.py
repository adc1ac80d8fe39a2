"""Every rule of the rulebook has a test named after it; every mark names a line of the requirements."""

import ast
import re
from itertools import chain

from tests.meta.source import HOUSE, ROOT, functions, modules, named, nodes, parsed

RULE = re.compile(r"\b([A-Z]{3,9}-\d+)\b")
MARK = re.compile(r"mark\.requirement\(([^)]*)\)")
LINES = {
    **{f"A{n}": 1 for n in range(1, 7)}, **{f"B{n}": 1 for n in range(1, 7)}, **{f"C{n}": 1 for n in range(1, 10)},
    **{f"D{n}": 1 for n in range(1, 7)}, **{f"E{n}": 1 for n in range(1, 6)}, **{f"F{n}": 1 for n in range(1, 6)},
    **{f"G{n}": 1 for n in range(1, 4)}, **{f"H{n}": 1 for n in range(1, 5)}, **{f"I{n}": 1 for n in range(1, 10)},
    **{f"J{n}": 1 for n in range(1, 3)}, **{f"K{n}": 1 for n in range(1, 9)}, **{f"L{n}": 1 for n in range(1, 4)},
    **{f"M{n}": 1 for n in range(1, 4)},
}  # fmt: skip


def rule_ids() -> set[str]:
    """Return every rule id that a docstring of the rulebook begins a sentence with."""
    texts = (
        ast.get_docstring(node) or ""
        for path in modules()
        if named(path).startswith("rules/")
        for node in (parsed(path), *functions(path).values(), *_classes(path))
    )
    return set(chain.from_iterable(re.findall(r"(?m)^\s*([A-Z]{3,9}-\d+):", text) for text in texts))


def _classes(path):
    return [node for node in nodes(path) if isinstance(node, ast.ClassDef)]


def text_of_all_tests() -> str:
    """Return all tests as one text."""
    own = [*HOUSE.rglob("test_*.py"), *(ROOT / "tests").rglob("test_*.py")]
    return "\n".join(path.read_text(encoding="utf-8") for path in own)


def test_every_rule_has_its_test():
    ids, text = rule_ids(), text_of_all_tests()
    assert len(ids) >= 3
    named_in_words = {found.upper() for found in re.findall(r"(?i)\b[A-Z]{3,9}-\d+\b", text)}
    named_by_tests = {found.upper().replace("_", "-") for found in re.findall(r"def test_([a-z]{3,9}_\d+)[_(]", text)}
    assert ids - named_in_words - named_by_tests == set(), "name the rule in the test that proves it"


def test_every_mark_names_a_line_of_the_requirements():
    marked = {line for found in MARK.findall(text_of_all_tests()) for line in re.findall(r"[\"']([^\"']+)[\"']", found)}
    assert marked - set(LINES) == set()
    assert {"A1", "A2", "A3", "A4", "A5", "A6"} <= marked, "a line of part A has no test that proves it"


def test_the_glossary_and_the_map_of_requirements_exist():
    text = (ROOT / "docs" / "requirements.md").read_text(encoding="utf-8")
    assert [line for line in ("A1", "A2", "A3", "A4", "A5", "A6") if not re.search(rf"\b{line}\b", text)] == []
    assert (ROOT / "docs" / "glossary.md").exists()
