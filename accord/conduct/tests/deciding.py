"""Measures as they stand after a decision, made directly: for tests of what comes of them."""

from datetime import datetime, timedelta
from typing import Any

from accord.charters.models import Edition
from accord.conduct.models import Consultation, Decision, Incident, Restriction
from accord.rules.charter import Step
from accord.rules.charter_values.fairness import LIMITS
from tests.cast import MONDAY, Cast

REPORTED = "Quokkamarmalade shouted at Ms Tan before the children."
REASONS = "Third time, before children, after a warning."
ARRANGED = "The mother brings and fetches Lena."


def incident(cast: Cast, guardian: str = "jakub", **changes: Any) -> Incident:
    """An incident at the gate, held by the deputy, about a guardian."""
    values: dict[str, Any] = {
        "school": cast.riverbank, "happened_at": MONDAY - timedelta(days=4), "place": "gate", "language": "en",
        "category": "abusive_language", "words": REPORTED, "reported_by_staff": cast.staff["tan"],
        "about_guardian": cast.guardians[guardian], "held_by": cast.staff["deputy"], "created_at": MONDAY,
        "edition": Edition.objects.filter(charter__school=cast.riverbank, publication__isnull=False).first(),
    }  # fmt: skip
    return Incident.objects.create(**{**values, **changes})


def decided(cast: Cast, about: Incident, step: Step, *, at: datetime = MONDAY, **changes: Any) -> Decision:
    """A measure that the headteacher decided, sixty days long where it lasts."""
    lasts, on = step in LIMITS, at.date()
    values: dict[str, Any] = {
        "incident": about, "step": step, "edition": about.edition, "decided_by": cast.staff["head"], "decided_at": at,
        "reasons": REASONS, "starts_on": on, "created_at": at, "restriction": _limit(cast, about, step, at),
    }  # fmt: skip
    if lasts:
        values |= {"ends_on": on + timedelta(days=60), "review_on": on + timedelta(days=30)}
    if step is Step.SITE_BAR:
        values |= {"why_less_would_not_do": "A warning was not enough.", "arrangements_for_child": ARRANGED}
        _consulted(cast, about, at)
    return Decision.objects.create(**{**values, **changes})


def _limit(cast: Cast, about: Incident, step: Step, at: datetime) -> Restriction | None:
    if step not in LIMITS or about.about_guardian is None:
        return None
    return Restriction.objects.create(
        school=about.school, guardian=about.about_guardian, kind=step.value, starts_at=at,
        ends_at=at + timedelta(days=60), contact=cast.staff["deputy"], most=3, per_days=7,
        decided_by=cast.staff["head"], created_at=at,
    )  # fmt: skip


def _consulted(cast: Cast, about: Incident, at: datetime) -> None:
    for role, key in (("chair", "chair"), ("chief_executive", "chief")):
        Consultation.objects.create(
            incident=about, step="site_bar", role=role, person=cast.login(key), asked_by=cast.staff["head"],
            asked_at=at - timedelta(days=1), answered_at=at - timedelta(hours=1), agrees=True,
            words="Wombatlemonade: yes, with a review.", draft="A bar.", created_at=at,
        )  # fmt: skip
