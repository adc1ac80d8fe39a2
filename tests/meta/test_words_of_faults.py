"""The words of a fault may repeat anybody's data, so no code writes them down: it tells kind, code and place."""

import ast
from collections.abc import Iterator

import pytest

from tests.meta.source import modules, named, parsed

TO_WHOM_IT_BELONGS = {
    "charters/charter_file/nodes.py": "the person's own file, answered to the person",
    "concerns/papers.py": "only a number of pages is read out of it",
    "people/roster/command.py": "looks for the name of a constraint",
    "people/roster/csvlines.py": "looks for what the parser of tables says",
    "web/commands/check.py": "the system check's own list of settings",
    "web/commands/mail_in.py": "our own sentences about the settings",
    "web/commands/texts.py": "files of the translators, on their own terminal",
}


def words_told(tree: ast.AST) -> Iterator[ast.AST]:
    """Where the words of a caught fault are turned into text, printed or logged."""
    for handler in (node for node in ast.walk(tree) if isinstance(node, ast.ExceptHandler) and node.name):
        for node in (inner for line in handler.body for inner in ast.walk(line)):
            held = [node.value] if isinstance(node, ast.FormattedValue) else []
            if isinstance(node, ast.Call):
                called = ast.unparse(node.func)
                if called in ("str", "repr", "print") or called.split(".")[0] in ("log", "logger", "logging"):
                    held = node.args
            if any(isinstance(each, ast.Name) and each.id == handler.name for each in held):
                yield node
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in ("format_exc", "print_exc", "format_exception"):
            yield node


@pytest.mark.requirement("K1")
def test_no_code_writes_down_the_words_of_a_fault():
    wrong = [
        f"{named(path)}:{getattr(node, 'lineno', 0)}: say accord.core.faults.told(…) instead of {ast.unparse(node)}"
        for path in modules()
        if named(path) not in TO_WHOM_IT_BELONGS
        for node in words_told(parsed(path))
    ]
    assert wrong == []


@pytest.mark.requirement("K1")
def test_what_jobs_say_of_themselves_is_our_sentence_with_nothing_filled_in_but_what_may_be_told():
    """`TryLater` and `NeverPossible` are shown to operators as they are."""
    wrong = [
        f"{named(path)}:{call.lineno}: {ast.unparse(call)}"
        for path in modules()
        for call in ast.walk(parsed(path))
        if isinstance(call, ast.Call) and ast.unparse(call.func) in ("TryLater", "NeverPossible")
        for part in ast.walk(call)
        if isinstance(part, ast.FormattedValue) and not ast.unparse(part.value).startswith(("told(", "said("))
    ]
    assert wrong == []


@pytest.mark.parametrize(
    "code",
    ['log.error("%s", e)', 'print(f"{e}")', "row.why = str(e)", 'log.info("so: " + repr(e))', "traceback.print_exc()"],
)
def test_it_is_found_where_it_is_done(code):
    assert list(words_told(ast.parse(f"try:\n    go()\nexcept ValueError as e:\n    {code}")))
