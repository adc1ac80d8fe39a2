"""What the worker does for group spaces: show what waited for the opening, and tell families at the closing."""

from accord.core import clock
from accord.core.queue import task
from accord.messaging.actions.show_waiting_posts import show_waiting_posts
from accord.messaging.actions.tell_of_new_posts import tell_of_new_posts
from accord.messaging.models import GroupSpace

WORKER = "house:worker"


@task()
def show_waiting(*, space_id: int) -> None:
    """Show what waited for this opening, judged once more; twice does no harm."""
    space = GroupSpace.objects.select_related("school", "school_class").get(pk=space_id)
    show_waiting_posts(space=space, by=WORKER, at=clock.now())


@task()
def tell_of_day(*, space_id: int) -> None:
    """Tell the families of a space that there is something new; a family without news hears nothing."""
    space = GroupSpace.objects.select_related("school", "school_class").get(pk=space_id)
    tell_of_new_posts(space=space, by=WORKER, at=clock.now())
