"""Databases for the fault tests: a real file and a real server, each new and empty."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from tests import postgres


@dataclass(frozen=True)
class Installation:
    """An installation of its own, apart from the database of the other tests."""

    kind: str
    environment: dict[str, str]

    def run(self, code: str, *arguments: str) -> str:
        """Run a piece of program in it and return what it prints; CalledProcessError when it fails."""
        return subprocess.run(
            [sys.executable, "-c", code, *arguments],
            env=self.environment,
            check=True,
            stdout=subprocess.PIPE,
            text=True,
            timeout=300,
        ).stdout


MIGRATE = "from django.core.management import execute_from_command_line as run; run(['', 'migrate', '-v0'])"


@pytest.fixture(scope="session")
def emptied(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], str]:
    """Return a function that gives an installation's tables with nothing in them, made once for each kind."""

    @cache
    def make(kind: str) -> str:
        home = tmp_path_factory.mktemp("emptied")
        url = postgres.new_database(postgres.shared(), "emptied") if kind == "postgresql" else ""
        Installation(kind, _environment(home, url)).run(MIGRATE)
        return "emptied" if url else str(home / "accord.sqlite3")

    return make


@pytest.fixture(params=["sqlite", "postgresql"])
def installation(request: pytest.FixtureRequest, emptied: Callable[[str], str]) -> Iterator[Installation]:
    """A migrated installation on each kind of database.

    The file lies in memory where the machine allows it: killing a process loses nothing that was written, so
    waiting for a disk would only make the test slow.
    """
    home = Path(tempfile.mkdtemp(prefix="accord-fault-", dir="/dev/shm" if Path("/dev/shm").is_dir() else None))
    made, url = emptied(request.param), ""
    if request.param == "postgresql":
        url = postgres.new_database(postgres.shared(), "fault", like=made)
    else:
        shutil.copy(made, home)
    try:
        yield Installation(request.param, _environment(home, url))
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _environment(home: Path, url: str) -> dict[str, str]:
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "accord.web.settings",
        "ACCORD_HOME": str(home),
        "DATABASE_URL": url,
        "ACCORD_LOG_LEVEL": "ERROR",
    }
