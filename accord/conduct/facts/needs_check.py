"""Whether families of children with support for additional needs fare like all others: counted, and told."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import QuerySet

from accord.conduct.models import Decision, Incident, NeedsCheck
from accord.people.facts.needs import FamiliesWithNeeds
from accord.people.models import Guardian
from accord.people.viewer import in_force
from accord.rules.patterns import (
    LEAST_FOR_GOVERNORS,
    LEAST_FOR_LEADERS,
    Finding,
    Group,
    compare,
    rough_share,
    told,
)
from accord.schools.facts import settings_of
from accord.schools.models import School

WHAT = ("incidents", "measures")


@dataclass(frozen=True)
class NeedsTold:
    """What is told of one count: rough shares of 100, in the school and of those named; None where too few."""

    of_school: int | None
    of_named: int | None
    finding: Finding


@dataclass(frozen=True)
class Counted:
    """What a count found: the figures that may be told, and which incidents were looked at."""

    figures: dict[str, dict[str, dict[str, object] | None]]
    incidents: list[int]


def count_by_needs(school: School, incidents: QuerySet[Incident], *, first: date, last: date) -> Counted:
    """Count guardians once each, by whether a child of theirs had support on the day; six queries.

    The day is that of their latest incident in the time; for all who were in none it is the last day of the time.
    """
    zone = settings_of(school).zone
    begin, end = datetime.combine(first, time(), zone), datetime.combine(last, time.max, zone)
    rows = list(
        incidents.filter(
            happened_at__gte=begin, happened_at__lte=end, about_staff__isnull=True, about_guardian__isnull=False
        ).values_list("pk", "about_guardian_id", "happened_at")
    )
    everybody = set(Guardian.objects.filter(in_force(last), school=school).values_list("pk", flat=True))
    days: dict[int, date] = {}
    for _pk, guardian, happened_at in sorted(rows, key=lambda row: row[2]):
        if guardian is not None and guardian in everybody:
            days[guardian] = happened_at.astimezone(zone).date()
    decided = Decision.objects.filter(incident_id__in=[row[0] for row in rows])
    of = {pk: guardian for pk, guardian, _at in rows}
    measured = {of[pk] for pk in decided.values_list("incident_id", flat=True)} & set(days)
    needs = FamiliesWithNeeds(school)
    has = {guardian: needs.holds(guardian, days.get(guardian, last)) for guardian in everybody}
    families = Counter(has.values())
    layers = []
    for named in (set(days), measured):
        hit = Counter(has[one] for one in named if one is not None)
        layers.append((Group(families[True], hit[True]), Group(families[False], hit[False])))
    figures = {str(least): _figures(layers, least) for least in (LEAST_FOR_LEADERS, LEAST_FOR_GOVERNORS)}
    return Counted(figures, [row[0] for row in rows])


def _figures(layers: list[tuple[Group, Group]], least: int) -> dict[str, dict[str, object] | None]:
    """What may be told of each count (PATTERN-6), as rough shares and a finding (PATTERN-7)."""
    found: dict[str, dict[str, object] | None] = {}
    for what, (having, others), fine in zip(WHAT, layers, told(layers, least), strict=True):
        found[what] = None
        if fine:
            found[what] = {
                "of_school": rough_share(having.families, having.families + others.families),
                "of_named": rough_share(having.involved, having.involved + others.involved),
                "finding": compare(having, others, least=least, groups=len(layers)).value,
            }
    return found


def told_of(check: NeedsCheck | None, least: int) -> dict[str, NeedsTold]:
    """What a check tells somebody who is shown numbers of `least` and more; without one, that there are too few."""
    figures = check.figures.get(str(least), {}) if check else {}
    return {what: _told(figures.get(what)) for what in WHAT}


def _told(one: dict[str, object] | None) -> NeedsTold:
    if not one:
        return NeedsTold(None, None, Finding.TOO_FEW)
    return NeedsTold(int(str(one["of_school"])), int(str(one["of_named"])), Finding(str(one["finding"])))
