"""What the worker does for charters: it reminds those who have not answered, and counts what was promised."""

from accord.charters.actions.measure_home_language import measure_home_language
from accord.charters.actions.measure_quiet_hours import measure_quiet_hours
from accord.charters.actions.remind_form_teachers import remind_form_teachers
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
def measure_promises() -> None:
    """Count for each school with a charter whether its news kept quiet hours and came in the families’ languages."""
    schools = School.objects.filter(charter__publications__isnull=False).distinct().select_related("district")
    for school in schools:
        measure_quiet_hours(school=school, at=clock.now())
        measure_home_language(school=school, at=clock.now())


@task()
def remind_signers_of(*, school_id: int) -> None:
    """Tell those of one school for whom it is time; twice does no harm."""
    school = School.objects.select_related("district").get(id=school_id)
    remind_signers(school=school, at=clock.now())
    remind_form_teachers(school=school, at=clock.now())
