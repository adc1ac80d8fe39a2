"""How fast the lease queue is: jobs stored, claimed and finished in a second, on both databases.

    python bench/lease_queue.py [JOBS]

Each line is a new database: SQLite as it is shipped (each finished job is one fsync) and PostgreSQL as it is
shipped (`synchronous_commit` on), with one and with four worker processes. A job does nothing but be done, in
the one transaction that every atomic task has.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

MEASURE = """
import json, os, sys, time
import django
django.setup()
from django.core.management import call_command
from django.db import connection
call_command("migrate", verbosity=0, skip_checks=True)
from accord.core.models import Job
from accord.core.queue import Worker, task

@task()
def nothing(*, number):
    pass

jobs, hands, batch = (int(part) for part in sys.argv[1:])
begun = time.perf_counter()
for number in range(min(jobs, 500)):
    nothing.enqueue(number=number)
stored = min(jobs, 500) / (time.perf_counter() - begun)
Job.objects.bulk_create(
    [Job(task=nothing.name, arguments={"number": number}) for number in range(jobs - min(jobs, 500))], batch_size=2000
)
connection.close()
begun, children = time.perf_counter(), []
for _ in range(hands):
    child = os.fork()
    if child == 0:
        Worker(queues=("default",), batch=batch).run_until_idle()
        os._exit(0)
    children.append(child)
for child in children:
    os.waitpid(child, 0)
took = time.perf_counter() - begun
assert Job.objects.filter(state="done").count() == jobs
print(json.dumps({"stored": stored, "done": jobs / took}))
"""


def measure(url: str, jobs: int, hands: int, batch: int) -> dict[str, float]:
    """Run one measurement in a process and a database of its own."""
    with tempfile.TemporaryDirectory(prefix="accord-bench-") as home:
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "accord.web.settings",
            "ACCORD_HOME": home,
            "DATABASE_URL": url,
            "PYTHONPATH": str(ROOT),
        }
        command = [sys.executable, "-c", MEASURE, str(jobs), str(hands), str(batch)]
        told = subprocess.run(command, env=environment, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
        return dict(json.loads(told.stdout.splitlines()[-1]))


def main() -> int:
    """Print the table."""
    from tests import postgres

    jobs = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    postgres.OPTIONS |= {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}
    print(f"{jobs} jobs; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores at {time.strftime('%H:%M')}")
    print(f"{'database':<12}{'workers':>8}{'batch':>7}{'stored/s':>10}{'done/s':>10}")
    for name in ("SQLite", "PostgreSQL"):
        for hands, batch in ((1, 1), (1, 20), (4, 20)):
            url = postgres.new_database(postgres.shared(), "bench") if name == "PostgreSQL" else ""
            found = measure(url, jobs, hands, batch)
            print(f"{name:<12}{hands:>8}{batch:>7}{found['stored']:>10.0f}{found['done']:>10.0f}", flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
