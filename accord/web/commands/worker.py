"""`accord worker`: queued work and timed duties."""

import argparse
import signal
from types import FrameType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from accord.core.queue import Worker


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare how the worker takes its jobs."""
    parser.add_argument("--batch", type=int, default=10, help="jobs claimed at a time")
    parser.add_argument("--lease", type=float, default=60.0, help="seconds for which a job is claimed")
    parser.add_argument("--once", action="store_true", help="do what is due now and end")


def make_worker(*, lease: float = 60.0, batch: int = 10) -> "Worker":
    """A worker that knows every timed duty."""
    import django

    django.setup()
    from accord.core.queue import Worker
    from accord.web.schedule import DUTIES

    return Worker(duties=DUTIES, lease_seconds=lease, batch=batch)


def run(options: argparse.Namespace) -> int:
    """Work until told to stop."""
    worker = make_worker(lease=options.lease, batch=options.batch)
    if options.once:
        worker.run_until_idle()
        return 0

    def stop(_number: int, _frame: FrameType | None) -> None:
        worker.stopping.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
    worker.run_forever()
    return 0
