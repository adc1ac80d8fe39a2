"""A class space for the demo: 4B's, with two families in it and a few posts."""

from datetime import datetime, timedelta

from accord.core import clock
from accord.messaging.actions.open_space import open_space
from accord.people.models import SchoolClass, StaffMember

BY = "house:demo"


def open_class_space(*, at: datetime) -> None:
    """Ms Tan opened the space of 4B a week ago."""
    with clock.travel_to(at - timedelta(days=7)):
        open_space(
            school_class=SchoolClass.objects.get(school__slug="riverbank", name="4B"),
            staff=StaffMember.objects.get(school__slug="riverbank", given_name="Hui Min"),
            hours={}, own_rules="Lost coats and lifts to swimming are welcome here.", language="en", by=BY,
            at=clock.now(),
        )  # fmt: skip
