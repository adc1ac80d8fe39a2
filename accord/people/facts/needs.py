"""Support for additional needs: who has it on a day, in the terms of the school.

`accord.people.access.needs` says who may be told. Nothing else reads these facts but the numbers without names.
"""

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from accord.people.models import NeedSupport, Student, StudentContact
from accord.people.viewer import in_force
from accord.rules.joining import Span
from accord.rules.needs import Support
from accord.schools.facts import settings_of
from accord.schools.models import School

Level = NeedSupport.Level
IN_ENGLAND = (Level.SEN_SUPPORT, Level.EHC_PLAN)
ELSEWHERE = (Level.ADDITIONAL, Level.FORMAL_PLAN)


def levels_at(school: School) -> tuple[NeedSupport.Level, ...]:
    """Return the terms of the school: in England those of its code of practice, elsewhere two neutral ones.

    Source: Special educational needs and disability code of practice: 0 to 25 years (England, 2015).
    """
    in_england = settings_of(school).country.value == "GB" and school.subdivision in ("", "ENG")
    return IN_ENGLAND if in_england else ELSEWHERE


def needs_of(student: Student) -> QuerySet[NeedSupport]:
    """Return every support written down of a student, the latest first, ended and mistaken ones included."""
    return NeedSupport.objects.filter(student=student).select_related("recorded_by", "ended_by")


def supported(on: date) -> QuerySet[NeedSupport]:
    """Return all support that holds on a day."""
    return NeedSupport.objects.filter(in_force(on), mistaken=False)


def has_support(student: Student, on: date) -> bool:
    """Whether a student has support on a day."""
    return supported(on).filter(student=student).exists()


def as_support(rows: Iterable[NeedSupport]) -> list[Support]:
    """Return the same for the rulebook."""
    return [Support(row.pk, Span(row.starts_on, row.ends_on), row.mistaken) for row in rows]


class FamiliesWithNeeds:
    """Which guardians of a school had, on a given day, a child with support; two queries for all days."""

    def __init__(self, school: School) -> None:
        spans: dict[int, list[Span]] = {}
        rows = NeedSupport.objects.filter(school=school, mistaken=False)
        for student, starts_on, ends_on, left in rows.values_list(
            "student_id", "starts_on", "ends_on", "student__ends_on"
        ):
            last = min((day for day in (ends_on, left) if day is not None), default=None)
            spans.setdefault(student, []).append(Span(starts_on, last))
        self._children: dict[int, list[tuple[Span, list[Span]]]] = {}
        ties = StudentContact.objects.filter(school=school, student_id__in=spans)
        for guardian, student, since, until in ties.values_list("guardian_id", "student_id", "starts_on", "ends_on"):
            self._children.setdefault(guardian, []).append((Span(since, until), spans[student]))

    def holds(self, guardian_id: int, on: date) -> bool:
        """Whether a guardian was tied on the day to a child who had support then."""
        return any(
            tie.holds(on) and any(span.holds(on) for span in spans)
            for tie, spans in self._children.get(guardian_id, ())
        )
