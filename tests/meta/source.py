"""The program as text: its files, their syntax, and what they call."""

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
HOUSE = ROOT / "accord"


@cache
def modules() -> tuple[Path, ...]:
    """Return the program's own Python files: without tests and migrations."""
    return tuple(
        path for path in sorted(HOUSE.rglob("*.py")) if not {"tests", "migrations", "__pycache__"} & set(path.parts)
    )


@cache
def parsed(path: Path) -> ast.Module:
    """Return the syntax of a file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """Return every part of a file's syntax, outer ones first."""
    return tuple(ast.walk(parsed(path)))


def named(path: Path) -> str:
    """Return the short name of a file: `people/actions/end_tie.py`."""
    return str(path.relative_to(HOUSE if path.is_relative_to(HOUSE) else ROOT))


@cache
def calls(tree: ast.AST) -> tuple[str, ...]:
    """Return what is called, as it is written: `audit.record`, `tell`."""
    return tuple(_spelt(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call))


def _spelt(called: ast.expr) -> str:
    """Return an expression as it is written; most are a name and what hangs on it by dots."""
    node, dotted = called, ""
    while isinstance(node, ast.Attribute):
        node, dotted = node.value, f".{node.attr}{dotted}"
    return node.id + dotted if isinstance(node, ast.Name) else ast.unparse(called)


@cache
def imported(path: Path) -> dict[str, tuple[str, str]]:
    """Return each imported name with its module and its name there."""
    found = {}
    for node in nodes(path):
        if isinstance(node, ast.ImportFrom) and node.module:
            for part in node.names:
                found[part.asname or part.name] = (node.module, part.name)
    return found


@cache
def file_of(module: str) -> Path | None:
    """Return the file of one of our modules."""
    base = ROOT / Path(*module.split("."))
    return next((path for path in (base.with_suffix(".py"), base / "__init__.py") if path.exists()), None)


@cache
def functions(path: Path) -> dict[str, ast.FunctionDef]:
    """Return the functions and methods of a file by name."""
    return {node.name: node for node in nodes(path) if isinstance(node, ast.FunctionDef)}


def reaches(path: Path, tree: ast.AST, wanted: str, seen: frozenset[tuple[Path, str]] = frozenset()) -> bool:
    """Whether this piece of program calls `wanted`, itself or through functions of ours that it calls."""
    known, here = imported(path), functions(path)
    for call in calls(tree):
        if call == wanted:
            return True
        first = call.split(".")[0]
        if call in here and (path, call) not in seen:
            if reaches(path, here[call], wanted, seen | {(path, call)}):
                return True
        elif first in known and known[first][0].startswith("accord."):
            module, name = known[first]
            target = file_of(module)
            submodule = file_of(f"{module}.{name}")
            if submodule and "." in call:
                target, name = submodule, call.split(".")[1]
            is_new = target and name in functions(target) and (target, name) not in seen
            if target and is_new and reaches(target, functions(target)[name], wanted, seen | {(target, name)}):
                return True
    return False
