"""`accord serve` whose web processes are killed without warning: each is replaced, and nothing else stands still."""

import os
import signal
from pathlib import Path

import pytest

from tests.faults.conftest import Installation
from tests.served import answers, serving, wait_until, web_processes

WORK = """
import django, sys, time
django.setup()
from accord.core.models import Job
from accord.people.roster.tasks import expire_rosters
job = Job.objects.create(task=expire_rosters.name)
ends = time.monotonic() + 60
while job.state != "done" and time.monotonic() < ends:
    time.sleep(0.1)
    job.refresh_from_db()
print(job.state)
"""


@pytest.mark.fault
def test_a_killed_web_process_is_replaced_while_the_other_answers(installation: Installation) -> None:
    with serving(installation.environment) as (serve, port):
        for _ in range(2):
            killed, other = sorted(web_processes(serve.pid))
            os.kill(killed, signal.SIGKILL)
            wait_until(lambda killed=killed: not Path(f"/proc/{killed}").exists())
            asked = 0
            while len(web_processes(serve.pid)) < 2 or asked < 50:
                assert answers(port)
                asked += 1
            assert other in web_processes(serve.pid)
        assert installation.run(WORK).split() == ["done"]


@pytest.mark.fault
def test_when_all_are_killed_at_once_all_are_replaced_and_work_goes_on(installation: Installation) -> None:
    with serving(installation.environment) as (serve, port):
        before = web_processes(serve.pid)
        for each in before:
            os.kill(each, signal.SIGKILL)
        wait_until(lambda: len(web_processes(serve.pid) - before) == 2 and answers(port))
        assert installation.run(WORK).split() == ["done"]
        assert serve.poll() is None
