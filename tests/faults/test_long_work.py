"""Work that takes longer than its lease is done once, by one worker, and nobody takes it away."""

import subprocess
import sys

import pytest

from tests.faults.labour_script import COUNT, START, WORK

SECONDS = 4.0
LEASE_SECONDS = 1.0


@pytest.mark.fault
@pytest.mark.parametrize(("task", "effects"), [("take_long", "2 2"), ("take_long_outside", "1 1")])
def test_long_work_is_done_once_although_others_wait_for_it(installation, task, effects):
    installation.run(START, task, str(SECONDS))
    keeper = subprocess.Popen(
        [sys.executable, "-c", WORK, "3", "10", str(LEASE_SECONDS)],
        env=installation.environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
    )
    try:
        told = installation.run(COUNT, str(SECONDS * 10))
    finally:
        keeper.stdin.close()
        keeper.wait(timeout=60)
    assert told.split() == [*effects.split(), "done", "1"]
