"""The kernel's own timed duties."""

from datetime import timedelta

from accord.core import clock
from accord.core.models import Job, OnceKey
from accord.core.queue import task


@task()
def sweep_finished_work() -> None:
    """Forget finished jobs after a week and one-time keys after two days."""
    at = clock.now()
    Job.objects.filter(state=Job.State.DONE, finished_at__lt=at - timedelta(days=7)).delete()
    OnceKey.objects.filter(created_at__lt=at - timedelta(days=2)).delete()
