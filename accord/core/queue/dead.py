"""Dead letters: jobs that were laid aside, for a person to look at and to send again."""

from django.db.models import QuerySet

from accord.core import clock
from accord.core.models import Job


def dead_letters() -> QuerySet[Job]:
    """Return the jobs that nobody will try again by themselves, newest first; `last_error` says why."""
    return Job.objects.filter(state=Job.State.DEAD).order_by("-finished_at", "-id")


def send_again(job: Job) -> bool:
    """Put one dead letter back into the queue with all its attempts; False when it was not dead any more."""
    return bool(
        Job.objects.filter(id=job.id, state=Job.State.DEAD).update(
            state=Job.State.READY, attempts=0, run_at=clock.now(), finished_at=None
        )
    )
