"""What the worker does for charters: it tells those who have not answered that the charter waits."""

from accord.charters.actions.remind_signers import remind_signers
from accord.charters.models import Charter
from accord.core import clock
from accord.core.queue import task
from accord.schools.models import School


@task()
def remind_of_signing() -> None:
    """Look at each school with a published charter, each in a task of its own."""
    charters = Charter.objects.filter(publications__isnull=False).distinct()
    for school_id in charters.values_list("school_id", flat=True):
        remind_signers_of.enqueue(school_id=school_id)


@task()
def remind_signers_of(*, school_id: int) -> None:
    """Tell those of one school for whom it is time; twice does no harm."""
    remind_signers(school=School.objects.select_related("district").get(id=school_id), at=clock.now())
