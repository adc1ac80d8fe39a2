"""Support for additional needs, for the permission matrix."""

from datetime import timedelta

from accord.core import clock
from accord.core.models import Record
from accord.people.models import NeedSupport
from accord.web.demo import Cast


def supported(cast: Cast, slug: str, student: str, head: str) -> dict[str, Record]:
    """The student has support, written down by a colleague."""
    return {
        "need": NeedSupport.objects.create(
            school=cast.schools[slug], student=cast.students[student], level="sen_support",
            starts_on=clock.now().date() - timedelta(days=30), recorded_by=cast.staff[head],
        )
    }  # fmt: skip
