"""Patterns of conduct without names: how often what, where and when; and whether all families fare alike."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TypeVar
from zoneinfo import ZoneInfo

from django.db.models import QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accord.charters.saying.choices import choice_title
from accord.conduct.facts.kinds import SOMETHING_ELSE, KindGroup, kinds_of_conduct
from accord.conduct.facts.matters import edition_at
from accord.conduct.models import Decision, Incident, Review
from accord.core.words import month, time_of_day
from accord.people.facts import language_name
from accord.people.models import Guardian
from accord.people.viewer import in_force
from accord.rules.charter import Step
from accord.rules.patterns import Finding, Group, compare, likely_range, shown, sum_shown
from accord.schools.facts import settings_of
from accord.schools.models import School
from accord.schools.wording import weekday_name

Key = TypeVar("Key", bound=Hashable)
EARLIEST, LATEST = 7, 18
"""Hours of the day that stand for themselves; what lies outside is counted together."""


@dataclass(frozen=True)
class Line:
    """One line of a table: its number (None: not shown), and the length of its bar, of 100."""

    label: str
    number: int | None
    bar: int = 0


@dataclass(frozen=True)
class Table:
    """How something is spread; `hides`: some numbers are not shown."""

    title: str
    heading: str
    lines: tuple[Line, ...]

    @property
    def hides(self) -> bool:
        return any(line.number is None for line in self.lines)


@dataclass(frozen=True)
class Fares:
    """How families of one home language fare; shares are of 100, None where something is not shown."""

    label: str
    families: int
    share: int
    involved: int | None
    range: tuple[int, int] | None
    finding: Finding


@dataclass(frozen=True)
class Patterns:
    """What somebody is shown of a school's patterns. `number`: all incidents, None where that is too small."""

    first: date
    last: date
    least: int
    number: int | None
    tables: tuple[Table, ...]
    incidents_by_language: tuple[Fares, ...]
    measures_by_language: tuple[Fares, ...]


@dataclass(frozen=True)
class _Row:
    pk: int
    category: str
    place: str
    at: datetime
    guardian: int | None


def patterns_of(
    school: School, incidents: QuerySet[Incident], *, first: date, last: date, least: int, at: datetime
) -> Patterns:
    """Count the incidents of a time, as far as numbers of `least` and more may be shown; eight queries."""
    zone = settings_of(school).zone
    rows = _rows(incidents, first, last, zone)
    steps = Counter[str]()
    measured: set[int] = set()
    of = {row.pk: row.guardian for row in rows}
    for incident, step in Decision.objects.filter(incident_id__in=of).values_list("incident_id", "step"):
        steps[step] += 1
        if (guardian := of[incident]) is not None:
            measured.add(guardian)
    outcomes = Counter(Review.objects.filter(decision__incident_id__in=of).values_list("outcome", flat=True))
    involved = {row.guardian for row in rows if row.guardian is not None}
    languages = dict(
        Guardian.objects.filter(in_force(at.astimezone(zone).date()), school=school).values_list("pk", "language")
    )
    return Patterns(
        first=first,
        last=last,
        least=least,
        number=sum_shown([len(rows)], least),
        tables=(
            *_spread(rows, school, at, least),
            _by_month(rows, first, least),
            _table(_("Measures"), _("Measure"), [(one.value, choice_title(one)) for one in Step], steps, least),
            _table(_("Outcome of reviews"), _("Outcome"), Review.Outcome.choices, outcomes, least),
        ),
        incidents_by_language=_fares(languages, involved, least),
        measures_by_language=_fares(languages, measured, least),
    )


def _rows(incidents: QuerySet[Incident], first: date, last: date, zone: ZoneInfo) -> list[_Row]:
    begin, end = datetime.combine(first, time(), zone), datetime.combine(last, time.max, zone)
    found = incidents.filter(happened_at__gte=begin, happened_at__lte=end, about_staff__isnull=True)
    values = found.values_list("pk", "category", "place", "happened_at", "about_guardian_id")
    return [_Row(pk, category, place, at.astimezone(zone), who) for pk, category, place, at, who in values]


def _spread(rows: list[_Row], school: School, at: datetime, least: int) -> Iterable[Table]:
    """By kind, place, weekday and hour."""
    kinds = {one.category: one.label for group in _kinds(school, at) for one in group.kinds}
    by_kind = Counter(row.category if row.category in kinds else SOMETHING_ELSE for row in rows)
    yield _table(_("By kind of conduct"), _("Kind"), list(kinds.items()), by_kind, least)
    places = [(value, str(label)) for value, label in Incident.Place.choices]
    yield _table(_("By place"), _("Place"), places, Counter(row.place for row in rows), least)
    days = [(day, weekday_name(day)) for day in range(1, 8)]
    yield _table(_("By day of the week"), _("Day"), days, Counter(row.at.isoweekday() for row in rows), least)
    hours = Counter(min(max(row.at.hour, EARLIEST - 1), LATEST + 1) for row in rows)
    yield _table(_("By hour of the day"), _("Hour"), _hours(), hours, least)


def _by_month(rows: list[_Row], first: date, least: int) -> Table:
    """The twelve months in their order."""
    months = [date(first.year + (first.month - 1 + on) // 12, (first.month - 1 + on) % 12 + 1, 1) for on in range(12)]
    counts = Counter(row.at.date().replace(day=1) for row in rows)
    return _table(_("By month"), _("Month"), [(one, month(one)) for one in months], counts, least)


def _kinds(school: School, at: datetime) -> list[KindGroup]:
    return kinds_of_conduct(edition_at(school, at), get_language() or "en")


def _hours() -> list[tuple[int, str]]:
    said = [(hour, time_of_day(time(hour))) for hour in range(EARLIEST, LATEST + 1)]
    before = (EARLIEST - 1, _("earlier"))
    return [before, *said, (LATEST + 1, _("later"))]


def _table(
    title: str, heading: str, cells: Sequence[tuple[Key, object]], counts: Mapping[Key, int], least: int
) -> Table:
    numbers = shown([counts.get(key, 0) for key, _label in cells], least)
    longest = max((number or 0 for number in numbers), default=0) or 1
    lines = (
        Line(str(label), number, round(100 * (number or 0) / longest))
        for (_key, label), number in zip(cells, numbers, strict=True)
    )
    return Table(title, heading, tuple(lines))


def _fares(languages: Mapping[int, str], involved: set[int], least: int) -> tuple[Fares, ...]:
    """Families of each home language beside all others; unknown and former families are not counted."""
    involved = involved & set(languages)
    everybody = Group(len(languages), len(involved))
    groups = _groups(languages, involved, least)
    hits = shown([group.involved for _label, group in groups], least)
    enough = everybody.involved >= least
    found = []
    for (label, group), hit in zip(groups, hits, strict=True):
        others = Group(everybody.families - group.families, everybody.involved - group.involved)
        known = hit is not None and enough
        low, high = likely_range(group)
        found.append(
            Fares(
                label=label,
                families=group.families,
                share=round(100 * group.families / everybody.families),
                involved=hit,
                range=(round(100 * low), round(100 * high)) if known else None,
                finding=compare(group, others, least=least, groups=2 * len(groups)) if known else Finding.TOO_FEW,
            )
        )
    return tuple(found)


def _groups(languages: Mapping[int, str], involved: set[int], least: int) -> list[tuple[str, Group]]:
    """Families by home language, the largest first; languages of few families stand together at the end."""
    families = Counter(languages.values())
    hit = Counter(languages[one] for one in involved)
    order = sorted(families, key=lambda code: (-families[code], code))
    alone = [code for code in order if families[code] >= least]
    rest = order[len(alone) :]
    while rest and alone and sum(families[code] for code in rest) < least:
        rest.append(alone.pop())
    found = [(language_name(code), Group(families[code], hit[code])) for code in alone]
    if rest and alone:
        together = Group(sum(families[code] for code in rest), sum(hit[code] for code in rest))
        if together.families >= least:
            found.append((_("All other languages together"), together))
    return found
