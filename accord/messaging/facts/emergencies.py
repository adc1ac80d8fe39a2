"""The use of emergencies as leaders look back at it: each with what came of it, and how often which kind."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from accord.charters.facts.promises import Span, spans_of, years_with_promises
from accord.messaging.models import Emergency, Message
from accord.rules.reviewing import kinds_that_repeat
from accord.schools.facts import settings_of
from accord.schools.models import AcademicYear, School

STAFF = "staff"
"""The kind under which a message of staff past quiet hours is kept."""
MOST = 300


@dataclass(frozen=True)
class Use:
    """One use of an emergency, and when the other side first wrote afterwards (None: not yet)."""

    emergency: Emergency
    answered_at: datetime | None

    @property
    def is_of_staff(self) -> bool:
        """Whether staff wrote past quiet hours."""
        return self.emergency.kind == STAFF


@dataclass(frozen=True)
class KindLine:
    """How often a kind came up in each term, and in the whole year."""

    kind: str
    terms: tuple[int, ...]

    @property
    def year(self) -> int:
        """How often in the year."""
        return sum(self.terms)


@dataclass(frozen=True)
class Lookback:
    """A school year of emergencies: each use, the kinds by term, and the kinds that suggest help now."""

    years: tuple[AcademicYear, ...]
    year: AcademicYear | None
    spans: tuple[Span, ...]
    uses: tuple[Use, ...]
    kinds: tuple[KindLine, ...]
    repeated: tuple[str, ...]


def lookback(school: School, found: Iterable[Emergency], at: datetime, year_ref: str = "") -> Lookback:
    """Lay out the emergencies that a leader may see, by the terms of a year; five queries however many there are.

    `found` is what access gave out, the latest first; nothing else is counted.
    """
    years = tuple(years_with_promises(school, at))
    year = next((one for one in years if one.ref == year_ref), next(iter(years), None))
    zone = settings_of(school).zone
    spans = tuple(span for span in spans_of(school, year, zone) if span.begins <= at) if year else ()
    rows = [one for one in found if not spans or spans[0].begins <= one.created_at < spans[-1].ends][:MOST]
    counted = Counter((one.kind, _term(one, spans)) for one in rows)
    kinds = sorted(
        {one.kind for one in rows}, key=lambda kind: -sum(counted[kind, term] for term in range(len(spans) or 1))
    )
    now = [one.kind for one in rows if not spans or _term(one, spans) == _now(spans, at)]
    return Lookback(
        years=years,
        year=year,
        spans=spans,
        uses=tuple(uses_of(rows)),
        kinds=tuple(KindLine(kind, tuple(counted[kind, term] for term in range(len(spans) or 1))) for kind in kinds),
        repeated=tuple(kinds_that_repeat(now)),
    )


def uses_of(rows: list[Emergency]) -> list[Use]:
    """Say of each emergency when the other side first wrote afterwards; one query."""
    about = {one.message.conversation_id for one in rows}
    written = Message.objects.filter(
        conversation__in=about, visible_at__isnull=False, withdrawal__isnull=True
    ).order_by("written_at")
    said: dict[int, list[tuple[datetime, bool]]] = {}
    for conversation_id, visible_at, staff_id in written.values_list("conversation_id", "visible_at", "staff_id"):
        if visible_at:
            said.setdefault(conversation_id, []).append((visible_at, staff_id is not None))
    return [
        Use(one, _first(said.get(one.message.conversation_id, []), one.created_at, by_staff=one.kind != STAFF))
        for one in rows
    ]


def _first(said: list[tuple[datetime, bool]], after: datetime, *, by_staff: bool) -> datetime | None:
    return min((moment for moment, staff in said if moment > after and staff == by_staff), default=None)


def _term(emergency: Emergency, spans: tuple[Span, ...]) -> int:
    return next((place for place, span in enumerate(spans) if emergency.created_at < span.ends), 0)


def _now(spans: tuple[Span, ...], at: datetime) -> int:
    return next((place for place, span in enumerate(spans) if at < span.ends), len(spans) - 1)
