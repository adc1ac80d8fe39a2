"""Pieces of program that the fault tests run in processes of their own."""

START = """
import sys, django
django.setup()
from django.db import connection
from tests.faults import labour
with connection.cursor() as cursor:
    cursor.execute(labour.EFFECTS)
getattr(labour, sys.argv[1]).enqueue(number=1, seconds=float(sys.argv[2]))
"""
"""Enqueue one job of the named task that works for so many seconds."""

WORK = """
import sys
from tests.faults.labour import keep_alive
keep_alive(int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]))
"""
"""Keep so many workers alive, with this batch and this lease."""

COUNT = """
import sys, time, django
django.setup()
from django.db import connection
from accord.core.models import Job
last = time.monotonic() + float(sys.argv[1])
while Job.objects.exclude(state="done").exists() and time.monotonic() < last:
    time.sleep(0.1)
with connection.cursor() as cursor:
    cursor.execute("SELECT count(*), count(DISTINCT number) FROM effect")
    print(*cursor.fetchone())
job = Job.objects.get()
print(job.state, job.attempts)
"""
"""Wait until the one job is done; print the effects, the different ones, its state and its attempts."""
