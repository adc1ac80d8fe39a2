"""Thousands of jobs, four workers, one killed without warning again and again: nothing lost, nothing doubled."""

import random
import signal
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from os import kill

import pytest

from tests.faults.conftest import Installation
from tests.faults.labour_script import WORK

ROUNDS = [(2_500, 8), pytest.param(10_000, 25, marks=pytest.mark.thorough)]
"""How many jobs, under how many kills."""
HANDS = 4
LEASE_SECONDS = 1.5

ENQUEUE = """
import sys, django
django.setup()
from django.db import connection
from accord.core import clock
from accord.core.models import Job
from tests.faults.labour import EFFECTS, leave_an_effect
with connection.cursor() as cursor:
    cursor.execute(EFFECTS)
at = clock.now()
Job.objects.bulk_create(
    [Job(task=leave_an_effect.name, arguments={"number": number}, run_at=at)
     for number in range(int(sys.argv[1]))],
    batch_size=2000,
)
"""

WATCH = """
import django, sys, time
django.setup()
from accord.core.models import Job
for line in sys.stdin:
    time.sleep(0.02)
    print(Job.objects.exclude(state="done").count(), flush=True)
"""

COUNT = """
import django
django.setup()
from django.db import connection
from accord.core.models import Job
with connection.cursor() as cursor:
    cursor.execute("SELECT count(*), count(DISTINCT number) FROM effect")
    print(*cursor.fetchone())
states = sorted(set(Job.objects.values_list("state", flat=True)))
print(*states)
print(Job.objects.filter(attempts__gt=1).count())
if connection.vendor == "sqlite":
    with connection.cursor() as cursor:
        print(cursor.execute("PRAGMA integrity_check").fetchone()[0])
"""


@contextmanager
def workers(installation: Installation):
    """Four workers that are replaced when they die; gives the list of their process numbers, growing."""
    keeper = subprocess.Popen(
        [sys.executable, "-c", WORK, str(HANDS), "10", str(LEASE_SECONDS)],
        env=installation.environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield keeper
    finally:
        keeper.stdin.close()
        keeper.wait(timeout=30)
        keeper.stdout.close()


@contextmanager
def counting(installation: Installation):
    """Give a function that tells how many jobs are not done yet."""
    watcher = subprocess.Popen(
        [sys.executable, "-c", WATCH],
        env=installation.environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )

    def undone() -> int:
        watcher.stdin.write("\n")
        watcher.stdin.flush()
        return int(watcher.stdout.readline())

    try:
        yield undone
    finally:
        watcher.stdin.close()
        watcher.wait(timeout=30)
        watcher.stdout.close()


@pytest.mark.fault
@pytest.mark.parametrize(("jobs", "kills"), ROUNDS)
def test_under_many_kills_no_job_is_lost_and_no_effect_doubled(installation, jobs, kills):
    draw = random.Random(2511)
    installation.run(ENQUEUE, str(jobs))
    with workers(installation) as keeper, counting(installation) as undone:
        alive = [int(keeper.stdout.readline()) for _ in range(HANDS)]
        marks = sorted(draw.randrange(int(jobs * 0.05), int(jobs * 0.97)) for _ in range(kills))
        killed = 0
        limit = time.monotonic() + 240
        while left := undone():
            assert time.monotonic() < limit, f"{left} jobs are still not done"
            while killed < kills and jobs - left >= marks[killed]:
                victim = alive.pop(draw.randrange(len(alive)))
                with suppress(ProcessLookupError):
                    kill(victim, signal.SIGKILL)
                killed += 1
                alive.append(int(keeper.stdout.readline()))
    effects, states, doubly_tried, *whole = installation.run(COUNT).splitlines()
    assert killed == kills
    assert effects == f"{jobs} {jobs}", "every effect exactly once"
    assert states == "done"
    assert int(doubly_tried) > 0, "the kills did hit workers that held jobs"
    assert whole in ([], ["ok"])
