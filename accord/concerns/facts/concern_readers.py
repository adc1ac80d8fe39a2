"""Who may still hear of a concern at the moment at which a notice leaves or is shown."""

from collections.abc import Collection
from datetime import datetime

from accord.concerns.facts.concern_people import may_have, people_in, troubled_of
from accord.concerns.models import AskedView, Concern
from accord.core import clock
from accord.delivery.person import Person
from accord.people.facts import stands_in_for, who_answers_for
from accord.people.models import Guardian, StaffMember


def readers_of(concern: Concern, at: datetime) -> list[StaffMember]:
    """Who is told of a concern: whoever has it, and who stands in for them while they are away."""
    if concern.held_by is None:
        return []
    answering = who_answers_for(concern.held_by, at)
    people = [concern.held_by] + ([answering.staff] if answering and answering.is_cover else [])
    return [one for one in people if may_have(one, people_in(troubled_of(concern)))]


def concerns_still(person: Person, refs: Collection[str]) -> Collection[str]:
    """Those of the concerns that are the guardian's own, or that a member of staff has or looks at as well."""
    rows = Concern.objects.filter(ref__in=refs)
    if isinstance(person, Guardian):
        return list(rows.filter(guardian=person).values_list("ref", flat=True))
    held = stands_in_for(person.school_id, person.pk, clock.now()) | {person.pk}
    own = rows.filter(held_by__in=held) | rows.filter(handings__to=person, handings__also=True)
    found = own.select_related("school__district", "guardian", "student").distinct()
    return [one.ref for one in found if may_have(person, people_in(troubled_of(one)))]


def asked_still(person: Person, refs: Collection[str]) -> Collection[str]:
    """Those questions that were put to this member of staff and are not answered yet."""
    if isinstance(person, Guardian):
        return ()
    rows = AskedView.objects.filter(ref__in=refs, staff=person, answered_at__isnull=True)
    return list(rows.values_list("ref", flat=True))
