"""What the program must look like: one door to the records, one reader of the clock, one entry for each action."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

from tests.meta.source import HOUSE, ROOT, calls, functions, modules, named, nodes, parsed, reaches

SCREENS = ("views", "panels", "api", "forms", "urls", "templates", "notices")
"""Rooms' parts that obtain records through `access` and `facts` alone."""

LONGEST = 300
LONGER_FOR_A_REASON: dict[str, str] = {}

FORBIDDEN_NAMES = re.compile(r"(^|_)(utils?|helpers?|managers?)($|_)|^(handle|process)_|^common\.py$")
NAMES_OF_OTHERS = {
    "handle_of": "a noun: what a session is held by",
    "handle_no_permission": "Django calls it",
    "process_view": "Django calls it",
    "process_exception": "Django calls it",
    "process_template_response": "Django calls it",
    "process_request": "Django calls it",
    "process_response": "Django calls it",
}


def is_a_screen(path: Path) -> bool:
    parts = path.relative_to(HOUSE).parts[1:]
    return any(part.removesuffix(".py") in SCREENS for part in parts)


def test_screens_obtain_records_only_through_the_one_door():
    """Fetch with `access` or `facts`: only they know who may see what."""
    wrong = [
        f"{named(path)}:{node.lineno}: {ast.unparse(node)[:60]}"
        for path in modules()
        if is_a_screen(path)
        for node in nodes(path)
        if (isinstance(node, ast.Attribute) and node.attr in ("objects", "_default_manager", "_base_manager"))
        or (isinstance(node, ast.Name) and node.id in ("get_object_or_404", "get_list_or_404", "QuerySet"))
        or (
            isinstance(node, ast.Attribute)
            and node.attr in ("select_related", "prefetch_related", "raw", "bulk_create")
        )
    ]
    assert wrong == []


def test_only_the_clock_reads_the_clock():
    readers = ("datetime.now", "datetime.utcnow", "datetime.today", "date.today", "timezone.now", "time.time",
               "timezone.localdate", "time.localtime", "time.gmtime", "time.time_ns")  # fmt: skip
    wrong = [
        f"{named(path)}: {call}"
        for path in modules()
        if named(path) != "core/clock.py"
        for call in calls(parsed(path))
        if call.endswith(readers)
    ]
    assert wrong == []


def test_the_rulebook_knows_no_clock_no_database_and_no_translation():
    allowed = {"dataclasses", "enum", "datetime", "typing", "collections", "zoneinfo", "bisect", "itertools", "math",
               "functools", "re", "unicodedata", "heapq", "operator", "accord", "ast", "pathlib", "inspect", "textwrap",
               "calendar", "array", "abc", "difflib", "__future__"}  # fmt: skip
    wrong = []
    for path in modules():
        if not named(path).startswith("rules/") or path.name == "rulebook.py":
            continue
        for node in nodes(path):
            names = [part.name for part in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module:
                names = [node.module]
            wrong += [f"{named(path)}: {name}" for name in names if name.split(".")[0] not in allowed]
            wrong += [
                f"{named(path)}: {name}" for name in names if name.startswith("accord.") and "accord.rules" not in name
            ]
    assert wrong == []


ACTIONS = [path for path in modules() if "actions" in path.parts and not path.name.startswith("_")]
VERBS = [path for path in ACTIONS if path.name != "__init__.py"]
WITHOUT_AN_ENTRY = {
    "delivery/actions/mark_read.py": "a person's own reading, kept with the delivery",
    "delivery/actions/read_everything.py": "a person's own reading, kept with the delivery",
    "messaging/actions/note_answering.py": "a sign of writing for colleagues, forgotten after minutes",
    "messaging/actions/read_at_desk.py": "a person's own reading; readings of confidential matters have their entry",
    "messaging/actions/read_space.py": "a person's own reading, kept with the space",
    "messaging/actions/mark_conversation_read.py": "a guardian's own reading, kept with the conversation",
    "people/actions/expire_rosters.py": "a timed duty that removes files which nobody took over",
    "people/actions/read_roster.py": "only compares; taking over is another action, with an entry",
}
"""Actions that change no record of the school, each with its reason."""


def verbs(path: Path) -> dict[str, ast.FunctionDef]:
    """Return what the file does: the function after which it is named, and every one with a transaction of its own.

    What else it holds are questions that belong to the action (`name_taken`, `check_order`).
    """
    public = {node.name: node for node in parsed(path).body if isinstance(node, ast.FunctionDef)}
    return {
        name: node
        for name, node in public.items()
        if not name.startswith("_")
        and (name == path.stem or "transaction.atomic" in {ast.unparse(mark) for mark in node.decorator_list})
    }


def test_there_are_actions():
    assert sum(len(verbs(path)) for path in VERBS) > 20


@pytest.mark.parametrize("path", VERBS, ids=named)
def test_an_action_has_named_arguments_and_leaves_an_entry_in_the_audit_log(path):
    for name, action in verbs(path).items():
        assert not action.args.args, f"{name}: arguments are named, begin them with *"
        assert not action.args.posonlyargs
        assert action.returns is not None, f"{name}: say what it returns"
        assert ast.get_docstring(action), f"{name}: one sentence that a school secretary understands"
        if named(path) not in WITHOUT_AN_ENTRY:
            assert action.args.kwonlyargs
            assert reaches(path, action, "audit.record"), f"{name}: every action leaves an entry in the audit log"


def test_files_are_short():
    long = {named(path): len(path.read_text().splitlines()) for path in modules()}
    wrong = {name: lines for name, lines in long.items() if lines > LONGEST and name not in LONGER_FOR_A_REASON}
    assert wrong == {}


def test_every_file_says_what_it_owns():
    silent = [named(path) for path in modules() if parsed(path).body and not ast.get_docstring(parsed(path))]
    assert silent == []


def test_no_name_hides_what_it_is_for():
    wrong = []
    for path in modules():
        names = [path.name, path.stem, *path.relative_to(HOUSE).parts[:-1], *functions(path)]
        names += [node.name for node in nodes(path) if isinstance(node, ast.ClassDef)]
        wrong += [
            f"{named(path)}: {name}" for name in names if FORBIDDEN_NAMES.search(name) and name not in NAMES_OF_OTHERS
        ]
    assert wrong == []


UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b|pytest\.(mark\.)?(skip|xfail)|@unittest\.skip|pytest\.importorskip")
TEXTS = (".py", ".html", ".css", ".js", ".md", ".toml", ".in", ".txt", ".yml", ".yaml", ".cfg", ".sh")
PLACES = re.compile(
    "|".join(["/wor" + "k/", "/tmp/" + "brief", r"\.lib" + "rary/", "cla" + "ude", "anth" + "ropic", "chat" + "gpt",
              "pypi" + r"\.org", "files" + r"\.pythonhosted", "registry" + r"\.npmjs"]), re.IGNORECASE
)  # fmt: skip


def kept_files() -> list[Path]:
    """Return the texts that git keeps."""
    told = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [path for name in told.split("\0") if name.endswith(TEXTS) and (path := ROOT / name).is_file()]


def test_nothing_is_left_unfinished_or_skipped():
    own = Path(__file__).resolve()
    wrong = [
        f"{path.relative_to(ROOT)}: {found.group()}"
        for path in kept_files()
        if path.suffix in (".py", ".html", ".css", ".js")
        and path != own
        and ".min." not in path.name
        and (found := UNFINISHED.search(path.read_text(encoding="utf-8")))
    ]
    assert wrong == []


def test_no_file_speaks_of_the_place_where_it_was_written():
    wrong = [
        f"{path.relative_to(ROOT)}: {found.group()}"
        for path in kept_files()
        if (found := PLACES.search(path.read_text(encoding="utf-8")))
    ]
    assert wrong == []
