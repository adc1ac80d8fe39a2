"""Schools for those who already know which ones are theirs."""

from collections.abc import Iterable

from django.db.models import QuerySet

from accord.core.questions import question
from accord.schools.models import School


def schools_with(ids: Iterable[int]) -> list[School]:
    """Return the schools with these keys, by name, each with its district."""
    return _schools(ids=list(ids))


@question
def _schools(*, ids: list[int]) -> QuerySet[School]:
    return School.objects.filter(id__in=ids).select_related("district").order_by("name")
