"""Databases for the fault tests: a real file and a real server, each new and empty."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
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


@pytest.fixture(params=["sqlite", "postgresql"])
def installation(request: pytest.FixtureRequest) -> Iterator[Installation]:
    """A migrated installation on each kind of database.

    The file lies in memory where the machine allows it: killing a process loses nothing that was written, so
    waiting for a disk would only make the test slow.
    """
    home = Path(tempfile.mkdtemp(prefix="accord-fault-", dir="/dev/shm" if Path("/dev/shm").is_dir() else None))
    url = postgres.new_database(postgres.shared(), "fault") if request.param == "postgresql" else ""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "accord.web.settings",
        "ACCORD_HOME": str(home),
        "DATABASE_URL": url,
        "ACCORD_LOG_LEVEL": "ERROR",
    }
    made = Installation(request.param, environment)
    try:
        made.run("from django.core.management import execute_from_command_line as run; run(['', 'migrate', '-v0'])")
        yield made
    finally:
        shutil.rmtree(home, ignore_errors=True)
