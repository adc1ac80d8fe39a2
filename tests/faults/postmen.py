"""Postmen for the fault tests: real workers that send real mail, replaced as soon as they are killed.

Their clockwork is the product's, wound faster: what takes minutes in a school takes a second or two here.
"""

import os
import random
import select
import signal
import sys
from datetime import timedelta

import django

django.setup()

from accord.core.queue import Duty, Worker, worker  # noqa: E402
from accord.delivery.sending import claim  # noqa: E402
from accord.delivery.tasks import sweep_deliveries  # noqa: E402
from accord.rules import delivery_status  # noqa: E402

LEASE_SECONDS = 2.0


def wind_faster() -> None:
    """Let leases, pauses and rounds of sweeping take seconds."""
    claim.CLAIMED_FOR = timedelta(seconds=4)
    delivery_status.PAUSES = (timedelta(seconds=1),)
    worker.PLANNING_PAUSE = timedelta(seconds=1)


def keep_alive(hands: int) -> None:
    """Keep so many workers alive until nobody listens any more; prints the number of each."""
    wind_faster()
    alive: set[int] = set()
    while True:
        while len(alive) < hands:
            alive.add(_start())
        gone, _ = os.waitpid(-1, os.WNOHANG)
        alive.discard(gone)
        if not gone and select.select([sys.stdin], [], [], 0.01)[0] and not sys.stdin.read(1):
            break
    for process in alive:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)


def _start() -> int:
    process = os.fork()
    if process == 0:
        random.seed()
        duties = (Duty(sweep_deliveries, every=timedelta(seconds=1)),)
        try:
            Worker(duties=duties, lease_seconds=LEASE_SECONDS, idle_seconds=0.05).run_forever()
        finally:
            os._exit(0)
    print(process, flush=True)
    return process
