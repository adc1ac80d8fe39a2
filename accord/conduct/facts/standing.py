"""Where a measure stands: it holds, waits for something, has ended, or was lifted."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from django.db.models import Q, QuerySet

from accord.conduct.facts.matters import day_at
from accord.conduct.models import Decision, Incident, Restriction, Review
from accord.core.questions import question
from accord.rules.charter import Step
from accord.rules.hours import HoursError
from accord.rules.measures import asked_review_due_at
from accord.schools.facts import calendar_around, settings_of
from accord.schools.models import School, WeeklyHours

AHEAD_DAYS = timedelta(days=21)
"""How far ahead a review is looked for; the rulebook says when it is called (MEASURE-11)."""


class Stand(StrEnum):
    """Where a measure stands."""

    AHEAD = "ahead"
    PROVISIONAL = "provisional"
    HOLDS = "holds"
    GIVEN = "given"
    LIFTED = "lifted"
    LAPSED = "lapsed"
    ENDED = "ended"


OPEN = frozenset({Stand.AHEAD, Stand.PROVISIONAL, Stand.HOLDS, Stand.GIVEN})
"""The states in which a measure is still there."""


@dataclass(frozen=True)
class Standing:
    """A measure as it stands: until when, when it is reviewed next, and whether a review is late.

    `limit` is the one that stands: the decided one, or what a review put in its place; `step` what it is now.
    `asked_at`: when the guardian asked for a review that nobody has heard yet; `asked_due_at`: by when it is heard.
    """

    decision: Decision
    stand: Stand
    until: date | None = None
    ends_at: datetime | None = None
    review_on: date | None = None
    asked_at: datetime | None = None
    asked_due_at: datetime | None = None
    today: date = date.max
    limit: Restriction | None = None

    @property
    def step(self) -> Step:
        """The rung on which the measure stands now."""
        return Step(self.limit.kind if self.limit else self.decision.step)

    @property
    def was_eased(self) -> bool:
        """Whether a review put something gentler in the place of what was decided."""
        return self.step != self.decision.step

    @property
    def is_open(self) -> bool:
        """Whether the measure is still there."""
        return self.stand in OPEN

    @property
    def review_is_late(self) -> bool:
        """Whether the day of its review has passed."""
        return self.is_open and self.review_on is not None and self.review_on < self.today


def standing_of(decision: Decision, at: datetime) -> Standing:
    """Where a measure stands at a moment, to the minute."""
    incident = decision.incident
    reviews = sorted(decision.reviews.all(), key=lambda one: (one.at, one.pk))
    latest = reviews[-1] if reviews else None
    until = latest.ends_on if latest else decision.ends_on
    ends_at = end_of_day(incident.school, until) if until else None
    limit = limit_after(decision, reviews)
    stand = _stand(decision, latest, limit, ends_at, at)
    asked_at = _asked_at(decision, latest)
    return Standing(
        decision=decision,
        stand=stand,
        until=until,
        ends_at=ends_at,
        review_on=(latest.next_review_on if latest else decision.review_on) if stand in OPEN else None,
        asked_at=asked_at,
        asked_due_at=_asked_due_at(incident.school, asked_at) if asked_at else None,
        today=day_at(incident.school, at),
        limit=limit,
    )


def reviews_of(decision: Decision) -> list[Review]:
    """The reviews of a measure in their order, each with the limit that it put in place."""
    return list(decision.reviews.select_related("restriction").order_by("at", "id"))


def limit_after(decision: Decision, reviews: Iterable[Review]) -> Restriction | None:
    """The limit of a measure after some of its reviews, in their order: the latest that took another's place."""
    return next((one.restriction for one in reversed([*reviews]) if one.restriction), decision.restriction)


def _stand(
    decision: Decision, latest: Review | None, limit: Restriction | None, ends_at: datetime | None, at: datetime
) -> Stand:
    waits = decision.provisional_until is not None and not hasattr(decision, "confirmation")
    if latest and latest.outcome == Review.Outcome.LIFTED:
        return Stand.LIFTED
    if ends_at and ends_at <= at:
        return Stand.ENDED
    if waits and decision.provisional_until and decision.provisional_until <= at:
        return Stand.LAPSED
    if waits:
        return Stand.PROVISIONAL
    if limit and limit.starts_at > at:
        return Stand.AHEAD
    return Stand.HOLDS if limit else Stand.GIVEN


def _asked_at(decision: Decision, latest: Review | None) -> datetime | None:
    asked = [one.given_at for one in decision.representations.all() if one.asks_for_review]
    return min((one for one in asked if latest is None or one > latest.at), default=None)


def _asked_due_at(school: School, asked_at: datetime) -> datetime | None:
    try:
        return asked_review_due_at(asked_at, calendar_around(school, WeeklyHours.Kind.SCHOOL, asked_at))
    except HoursError:
        return None


def standings_in(incident: Incident, at: datetime) -> list[Standing]:
    """The measures of an incident as they stand, the latest first."""
    return _standings(Decision.objects.filter(incident=incident).values_list("pk", flat=True), at)


def standings_about(guardian_ids: Iterable[int], at: datetime) -> list[Standing]:
    """The measures about guardians as they stand, the latest first."""
    return _standings(_about(guardian_ids=list(guardian_ids)), at)


@question
def _about(*, guardian_ids: list[int]) -> QuerySet[Decision, int]:
    return Decision.objects.filter(incident__about_guardian_id__in=guardian_ids).values_list("pk", flat=True)


def reviews_to_hear(at: datetime, *, school_ids: Iterable[int] | None = None) -> list[Standing]:
    """Measures that are reviewed within three weeks or late, and those whose guardian asked for a review."""
    near, asked = at.date() + AHEAD_DAYS, Q(representations__asks_for_review=True)
    rows = Decision.objects.filter(asked | Q(review_on__lte=near) | Q(reviews__next_review_on__lte=near))
    if school_ids is not None:
        rows = rows.filter(incident__school_id__in=list(school_ids))
    rows = rows.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=at.date() - timedelta(days=1)) | asked)
    return [
        one
        for one in _standings(rows.values_list("pk", flat=True), at)
        if one.asked_at or (one.review_on and one.review_on <= one.today + AHEAD_DAYS)
    ]


def provisional_ones(at: datetime) -> list[Standing]:
    """Provisional measures that wait to be confirmed, and those that ended by themselves in the last two weeks."""
    since = at - timedelta(days=14)
    rows = Decision.objects.filter(provisional_until__gt=since, confirmation__isnull=True)
    return _standings(rows.values_list("pk", flat=True), at)


def limits_that_ended(since: datetime, at: datetime) -> list[Standing]:
    """Limits on contact that ended in a span of time."""
    decided = Q(restriction__ends_at__gt=since, restriction__ends_at__lte=at)
    eased = Q(reviews__restriction__ends_at__gt=since, reviews__restriction__ends_at__lte=at)
    return _standings(Decision.objects.filter(decided | eased).values_list("pk", flat=True), at)


def _standings(keys: Iterable[int], at: datetime) -> list[Standing]:
    wanted = set(keys)
    if not wanted:
        return []
    rows = (
        Decision.objects.filter(pk__in=wanted)
        .select_related(
            "incident__school__district", "incident__about_guardian", "incident__about_staff", "incident__held_by",
            "incident__reported_by_staff", "incident__edition", "edition__charter__school", "restriction__contact",
            "confirmation", "decided_by",
        )
        .prefetch_related("reviews__restriction__contact", "representations")
        .order_by("-decided_at", "-id")
    )  # fmt: skip
    return [standing_of(row, at) for row in rows]


def end_of_day(school: School, on: date) -> datetime:
    """The first moment after a day at a school: its midnight, by the school's own clock."""
    return datetime.combine(on + timedelta(days=1), time(), settings_of(school).zone)


def start_of_day(school: School, on: date) -> datetime:
    """The first moment of a day at a school."""
    return end_of_day(school, on - timedelta(days=1))
