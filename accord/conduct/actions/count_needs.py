"""The check by needs is counted."""

from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from accord.conduct.facts.needs_check import count_by_needs
from accord.conduct.models import Incident, NeedsCheck
from accord.core import audit
from accord.rules.patterns import year_looked_at, year_of_needs
from accord.schools.models import School


@transaction.atomic
def count_needs(*, school: School, incidents: QuerySet[Incident], today: date, by: str) -> NeedsCheck:
    """Count how families of children with needs fare, at most once a quarter, and keep it.

    Return the check of the year that is past: the one that tells something, else one counted this quarter.
    """
    first, last = year_of_needs(today)
    quarter = year_looked_at(today)[1]
    known = NeedsCheck.objects.filter(school=school, first=first).order_by("quarter").last()
    if known and (known.tells or known.quarter >= quarter):
        return known
    counted = count_by_needs(school, incidents, first=first, last=last)
    check, made = NeedsCheck.objects.get_or_create(
        school=school, first=first, quarter=quarter,
        defaults={"figures": counted.figures, "counted": counted.incidents},
    )  # fmt: skip
    if made:
        audit.record(by=by, verb="count_needs", subject=f"needs_check:{check.ref}", school=school.ref)
    return check
