"""Workers for the fault tests: real processes on a real database, started quickly and killed without warning.

`keep_alive` forks its workers, so that a new one is there at once when one dies, and prints the number of each
process that it starts. It ends when its standard input closes.
"""

import os
import random
import select
import signal
import sys
import threading

import django

django.setup()

from django.db import connection  # noqa: E402

from accord.core.queue import Worker, task  # noqa: E402

EFFECTS = "CREATE TABLE effect (number integer, process integer)"


@task(max_attempts=1000)
def leave_an_effect(*, number: int) -> None:
    """Write one row, so that doubled work shows as a doubled row; some work takes a little longer."""
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO effect (number, process) VALUES (%s, %s)", [number, os.getpid()])
        if number % 20 == 0:
            cursor.execute("SELECT count(*) FROM effect WHERE number < %s", [number])


@task()
def take_long(*, number: int, seconds: float) -> None:
    """Work for longer than the lease inside one transaction, as a large import does."""
    leave_an_effect(number=number)
    threading.Event().wait(seconds)
    leave_an_effect(number=-number)


@task(atomic=False)
def take_long_outside(*, number: int, seconds: float) -> None:
    """Work for longer than the lease without a transaction, as a slow mail server makes us do."""
    threading.Event().wait(seconds)
    leave_an_effect(number=number)


def keep_alive(hands: int, batch: int, lease_seconds: float) -> None:
    """Keep the workers alive until nobody listens any more."""
    alive: set[int] = set()
    while True:
        while len(alive) < hands:
            alive.add(_start(batch, lease_seconds))
        gone, _ = os.waitpid(-1, os.WNOHANG)
        alive.discard(gone)
        if not gone and select.select([sys.stdin], [], [], 0.01)[0] and not sys.stdin.read(1):
            break
    for process in alive:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)


def _start(batch: int, lease_seconds: float) -> int:
    process = os.fork()
    if process == 0:
        random.seed()
        try:
            Worker(queues=("default",), batch=batch, lease_seconds=lease_seconds, idle_seconds=0.05).run_forever()
        finally:
            os._exit(0)
    print(process, flush=True)
    return process
