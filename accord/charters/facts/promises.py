"""How the school kept its promises, term by term and clause by clause; the rulebook says what may be published."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from accord.charters.facts.editions import edition_in_force
from accord.charters.facts.signing import text_in
from accord.charters.models import ClauseRule, Edition, PromiseOutcome
from accord.charters.shown import Shown, ShownClause
from accord.rules.charter import LaidDown, Promise, read_values
from accord.rules.promises import Figure, Outcome, Published, figure_of, publish_term, publish_year
from accord.schools.facts import settings_of
from accord.schools.models import AcademicYear, School, Term


@dataclass(frozen=True)
class Span:
    """A term with the days up to the next one, so that every day belongs to one term; `ends` is not included."""

    ref: str
    name: str
    starts_on: date
    begins: datetime
    ends: datetime

    def is_over(self, at: datetime) -> bool:
        """Whether the term and the days after it have passed."""
        return self.ends <= at

    @property
    def published_on(self) -> date:
        """The day from which its figures stand."""
        return self.ends.date()


@dataclass(frozen=True)
class TermFigure:
    """A term's figure: `figure` for leaders, `published` for families; nothing is published before its end."""

    span: Span
    figure: Figure
    published: Published
    is_over: bool


@dataclass(frozen=True)
class PromiseLine:
    """A promise of the charter, its clause as it is shown, and how it was kept in each term and in the year.

    It looks the same before its first case as after it, so that no page tells that there was one.
    """

    rule: LaidDown[Promise]
    clause: ShownClause | None
    terms: tuple[TermFigure, ...]
    year: Published | None


@dataclass(frozen=True)
class PromiseReport:
    """All measured promises of a school in one school year."""

    school: School
    edition: Edition
    year: AcademicYear | None
    spans: tuple[Span, ...]
    lines: tuple[PromiseLine, ...]


def promise_report(school: School, at: datetime, language: str, year_ref: str = "") -> PromiseReport | None:
    """Return how the promises of the edition in force were kept in a school year (this one unless another is named).

    None before the first edition. A handful of queries, whatever the number of outcomes.
    """
    zone = settings_of(school).zone
    on = at.astimezone(zone).date()
    edition = edition_in_force(school, on)
    if edition is None:
        return None
    year = _year(school, on, year_ref)
    spans = spans_of(school, year, zone) if year else ()
    rules = ClauseRule.objects.filter(edition=edition, kind=Promise.kind).select_related("clause")
    laid_down = [LaidDown(rule.clause.key, rule.name, read_values(Promise, rule.values)) for rule in rules]
    outcomes = _outcomes(school, spans)
    clauses = _clauses(edition, language)
    return PromiseReport(
        school=school,
        edition=edition,
        year=year,
        spans=spans,
        lines=tuple(_line(rule, clauses.get(rule.clause), spans, outcomes, at) for rule in laid_down),
    )


def years_with_promises(school: School, at: datetime) -> list[AcademicYear]:
    """Return the school years that have begun, the latest first."""
    on = at.astimezone(settings_of(school).zone).date()
    return list(AcademicYear.objects.filter(school=school, starts_on__lte=on).order_by("-starts_on")[:6])


def _year(school: School, on: date, ref: str) -> AcademicYear | None:
    begun = AcademicYear.objects.filter(school=school, starts_on__lte=on).order_by("-starts_on")
    return (begun.filter(ref=ref).first() if ref else None) or begun.first()


def spans_of(school: School, year: AcademicYear, zone: ZoneInfo) -> tuple[Span, ...]:
    """Return the terms of a year as spans that follow one another, up to the next year or a year after its first day.

    A year without terms is one span.
    """
    terms = list(Term.objects.filter(year=year).order_by("starts_on", "id"))
    following = AcademicYear.objects.filter(school=school, starts_on__gt=year.starts_on).order_by("starts_on").first()
    end = min(following.starts_on, year.starts_on + timedelta(days=366)) if following else _after(year)
    starts = [(term.ref, term.name, term.starts_on) for term in terms] or [(year.ref, year.name, year.starts_on)]
    starts[0] = (starts[0][0], starts[0][1], min(starts[0][2], year.starts_on))
    ends = [starts_on for _ref, _name, starts_on in starts[1:]] + [max(end, starts[-1][2] + timedelta(days=1))]
    return tuple(
        Span(ref, name, starts_on, _midnight(starts_on, zone), _midnight(ends_on, zone))
        for (ref, name, starts_on), ends_on in zip(starts, ends, strict=True)
    )


def _after(year: AcademicYear) -> date:
    return year.ends_on + timedelta(days=1)


def _midnight(on: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(on, time(), tzinfo=zone)


def _outcomes(school: School, spans: tuple[Span, ...]) -> dict[str, list[Outcome]]:
    if not spans:
        return {}
    rows = PromiseOutcome.objects.filter(school=school, due_at__gte=spans[0].begins, due_at__lt=spans[-1].ends)
    found: dict[str, list[Outcome]] = {}
    for row in rows.values_list("measured", "due_at", "met_at", "dropped_at", "working_seconds"):
        found.setdefault(row[0], []).append(Outcome(*row[1:]))
    return found


def _clauses(edition: Edition, language: str) -> dict[str, ShownClause]:
    text = text_in(edition, language)
    if text is None:
        return {}
    return {clause.key: clause for part in Shown.from_plain(text.document).sections for clause in part.clauses}


def _line(
    rule: LaidDown[Promise],
    clause: ShownClause | None,
    spans: tuple[Span, ...],
    outcomes: dict[str, list[Outcome]],
    at: datetime,
) -> PromiseLine:
    own = outcomes.get(rule.values.measured.value, [])
    terms = tuple(_term(span, own, at) for span in spans)
    return PromiseLine(
        rule=rule,
        clause=clause,
        terms=terms,
        year=_year_figure(terms, own) if terms and all(term.is_over for term in terms) else None,
    )


def _term(span: Span, outcomes: Iterable[Outcome], at: datetime) -> TermFigure:
    figure = figure_of(outcomes, begins=span.begins, ends=span.ends, at=at)
    return TermFigure(span, figure, publish_term(figure), span.is_over(at))


def _year_figure(terms: tuple[TermFigure, ...], outcomes: Iterable[Outcome]) -> Published:
    """The year is the sum of its terms as they were closed; median and longest time are those of all its cases."""
    outcomes = list(outcomes)
    begins, ends = terms[0].span.begins, terms[-1].span.ends
    whole = figure_of(outcomes, begins=begins, ends=ends, at=ends)
    closed = [term.figure for term in terms]
    total = Figure(
        bound=sum(figure.bound for figure in closed),
        kept=sum(figure.kept for figure in closed),
        open_late=sum(figure.open_late for figure in closed),
        met=sum(figure.met for figure in closed),
        median_seconds=whole.median_seconds,
        worst_seconds=whole.worst_seconds,
    )
    return publish_year(closed, total)
