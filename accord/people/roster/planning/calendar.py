"""School years and terms of a roster beside those of the school: the school's own calendar goes first.

A year of the source that falls into a year of the school is that year, whatever it is called; its dates and
terms stay as the school has them. Years never overlap, and terms lie inside their year, side by side.
"""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from accord.people.roster.problem import Problem, Severity, clip
from accord.people.roster.scratch import Scratch
from accord.schools.models import AcademicYear, Term


@dataclass(frozen=True, slots=True)
class Span:
    """A year or a term, with its dates as ISO text, both included."""

    name: str
    starts_on: str
    ends_on: str
    record_id: int = 0

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a day."""
        return self.starts_on <= other.ends_on and other.starts_on <= self.ends_on

    def holds(self, other: "Span") -> bool:
        """Whether the other lies wholly inside."""
        return self.starts_on <= other.starts_on and other.ends_on <= self.ends_on


def settle_calendar(scratch: Scratch, school_id: int) -> None:
    """Before anything is compared: link years that the school has, drop what does not fit."""
    ours = _years_of(school_id)
    for row, span in _newcomers(scratch, "year"):
        found = next((year for year in ours if year.name == span.name), None)
        found = found or next((year for year in ours if year.overlaps(span)), None)
        if found is None:
            ours.append(span)
        elif found.record_id:
            # The school's own dates stay: what the source says of them counts as said already.
            link = (row["source_id"], found.record_id, row["data"])
            scratch.run("insert or ignore into link values ('year', ?, ?, ?, '', '')", *link)
        else:
            _drop(scratch, row, span, "year_overlaps", found.name)
    _settle_terms(scratch)


def _settle_terms(scratch: Scratch) -> None:
    """Terms come only with a new year; shorter ones first, so that a semester does not hide its terms."""
    scratch.run(
        "delete from entity where kind = 'term' and not exists (select 1 from link l where l.kind = 'term'"
        " and l.source_id = entity.source_id) and (json_extract(data, '$.year') is null or not exists"
        " (select 1 from entity y where y.kind = 'year' and y.source_id = json_extract(entity.data, '$.year'))"
        " or exists (select 1 from link y where y.kind = 'year'"
        " and y.source_id = json_extract(entity.data, '$.year')))"
    )
    years = {row["source_id"]: span for row, span in _newcomers(scratch, "year")}
    taken: dict[str, list[Span]] = {}
    for row, span in sorted(_newcomers(scratch, "term"), key=lambda pair: (_days(pair[1]), pair[1].starts_on)):
        source_year = json.loads(row["data"])["year"]
        others = taken.setdefault(source_year, [])
        hidden = next((other for other in others if other.overlaps(span)), None)
        if hidden or not years[source_year].holds(span):
            _drop(scratch, row, span, "term_does_not_fit", hidden.name if hidden else years[source_year].name)
        else:
            others.append(span)


def still_fits(kind: str, record_id: int, said: dict[str, Any]) -> bool:
    """Whether a year or term of the school can take these dates and this name beside its neighbours."""
    span = Span(said["name"], said["starts_on"], said["ends_on"], record_id)
    if kind == "year":
        year = AcademicYear.objects.get(pk=record_id)
        others = [other for other in _years_of(year.school_id) if other.record_id != record_id]
        terms = [_span(term) for term in Term.objects.filter(year_id=record_id)]
        return all(span.holds(term) for term in terms) and not any(
            other.overlaps(span) or other.name == span.name for other in others
        )
    term = Term.objects.select_related("year").get(pk=record_id)
    siblings = [_span(other) for other in Term.objects.filter(year_id=term.year_id).exclude(pk=record_id)]
    return _span(term.year).holds(span) and not any(other.overlaps(span) for other in siblings)


def _years_of(school_id: int) -> list[Span]:
    return [_span(year) for year in AcademicYear.objects.filter(school_id=school_id)]


def _span(row: AcademicYear | Term) -> Span:
    return Span(row.name, row.starts_on.isoformat(), row.ends_on.isoformat(), row.pk)


def _days(span: Span) -> int:
    return (date.fromisoformat(span.ends_on) - date.fromisoformat(span.starts_on)).days


def _newcomers(scratch: Scratch, kind: str) -> list[tuple[Any, Span]]:
    rows = scratch.rows(
        "select * from entity e where kind = ? and not exists (select 1 from link l where l.kind = e.kind"
        " and l.source_id = e.source_id) order by json_extract(data, '$.starts_on'), id",
        kind,
    )
    found = []
    for row in rows:
        data = json.loads(row["data"])
        found.append((row, Span(data["name"], data["starts_on"], data["ends_on"])))
    return found


def _drop(scratch: Scratch, row: Any, span: Span, code: str, other: str) -> None:
    scratch.run("delete from entity where id = ?", row["id"])
    params: dict[str, str | int] = {"value": clip(span.name), "other": clip(other)}
    scratch.report(Problem(code, Severity.NOTE, "academicSessions.csv", row["number"], "startDate", params))
