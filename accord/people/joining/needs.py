"""Carrying over support for additional needs: it follows the student who stays, and tells nobody (NEED-4).

Whoever joins two records must not learn of it, so it is asked about nowhere, counted nowhere and shown nowhere.
"""

from collections.abc import Iterable
from dataclasses import replace

from accord.people.joining.carrying import Join
from accord.people.joining.plan import span_of
from accord.people.models import NeedSupport
from accord.rules.joining import Span, around
from accord.rules.needs import Support, ends_when_joined


def carry_needs(join: Join) -> None:
    """Move the support of the joined student; what had ended with its record does not begin again."""
    rows = {row.pk: row for row in NeedSupport.objects.filter(student__in=[join.kept, join.away])}
    held = list(_within_records(join, rows.values()))
    ends = {one.key: one.span.ends_on for one in held} | ends_when_joined(held, join.last_day)
    for pk, row in rows.items():
        row.student, row.ends_on = join.kept, ends[pk]
        row.save(update_fields=["student", "ends_on"])


def _within_records(join: Join, rows: Iterable[NeedSupport]) -> Iterable[Support]:
    whole = around(span_of(join.kept), span_of(join.away))
    for row in rows:
        person = join.kept if row.student_id == join.kept.pk else join.away
        one = Support(row.pk, Span(row.starts_on, row.ends_on), row.mistaken)
        last = person.ends_on
        if last is not None and last != whole.ends_on and (row.ends_on is None or row.ends_on > last):
            one = replace(one, span=Span(row.starts_on, max(row.starts_on, last)))
        yield one
