"""Every test is asked by a step of the proof, the everyday run leaves out only what it says, and turns miss nothing."""

from collections.abc import Callable
from itertools import chain, combinations

import pytest
from _pytest.mark.expression import Expression

from tests import run_all, turns

MARKS = ("browser", "fault", "thorough", "heavy", "in_turn")
BUNDLES = [some for n in range(len(MARKS) + 1) for some in combinations(MARKS, n)]
AT_EVERY_CHANGE = (run_all.TESTS, run_all.FAULTS, run_all.BROWSER)
IN_LONG_ROUNDS = (run_all.LONG_TESTS, run_all.LONG_FAULTS, run_all.LONG_BROWSER)


def chosen(selection: str) -> Callable[[tuple[str, ...]], bool]:
    """Whether a test with these marks is chosen."""
    compiled = Expression.compile(selection)
    return lambda marks: compiled.evaluate(lambda name, **_: name in marks)


@pytest.mark.parametrize("marks", BUNDLES, ids="+".join)
def test_whatever_its_marks_a_test_is_asked_by_a_step(marks: tuple[str, ...]):
    steps = [selection for selection in (*AT_EVERY_CHANGE, *IN_LONG_ROUNDS) if chosen(selection)(marks)]
    assert steps
    assert any(step in AT_EVERY_CHANGE for step in steps) == ("thorough" not in marks)


@pytest.mark.parametrize("marks", BUNDLES, ids="+".join)
def test_the_everyday_run_leaves_out_what_is_long_and_nothing_else(marks: tuple[str, ...]):
    everyday = chosen(run_all.EVERYDAY)(marks)
    assert everyday == (not {*marks} & {"browser", "fault", "thorough", "heavy"})
    assert not everyday or chosen(run_all.TESTS)(marks)


def test_the_proof_asks_its_steps_whole(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("ACCORD_CHROMIUM", "/usr/bin/chromium")
    steps, _left_out = run_all.plan("all")
    assert [extra for _, _, extra in steps if "ACCORD_ROUNDS" in extra] == []
    for name, command, _ in steps:
        assert command[command.index("-m", command.index("pytest")) + 1] in AT_EVERY_CHANGE, name
        assert "--turn" not in command, name
        assert "--database-only" not in command or name == "tests on PostgreSQL"


def test_the_turns_together_ask_each_case_once(monkeypatch: pytest.MonkeyPatch):
    cases, seen, tables = range(10), [], []
    names = [f"tests/test_x.py::test_x[{number}]" for number in range(100)]
    for part in range(run_all.TURNS):
        monkeypatch.setattr(turns.Turn, "part", part)
        monkeypatch.setattr(turns.Turn, "parts", run_all.TURNS)
        seen.append(turns.in_turn(cases))
        tables.append([name for name in names if turns.is_asked(name)])
        assert turns.in_turn([7]) == [7], "of one thing there are no parts"
    assert sorted(chain.from_iterable(seen)) == [*cases]
    assert sorted(chain.from_iterable(tables)) == sorted(names)
    assert all(tables)


def test_each_run_that_passed_brings_the_next_part(tmp_path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(run_all, "PASSED", tmp_path / "passed")

    def part() -> str:
        ((_, command, extra),), left_out = run_all.plan("quick")
        assert (extra, left_out) == (run_all.BRIEF, [])
        return command[command.index("--turn") + 1]

    first, again = part(), part()
    (tmp_path / "passed").write_text("1")
    second = part()
    (tmp_path / "passed").write_text(str(run_all.TURNS))
    assert (first, again, second, part()) == ("0/5", "0/5", "1/5", "0/5")
