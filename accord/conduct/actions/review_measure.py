"""Look at a measure again."""

from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from accord.conduct.facts.deciding import last_day_of
from accord.conduct.facts.matters import day_at, matter_of, measure_for, rules_for
from accord.conduct.models import Decision, Review
from accord.core import audit
from accord.core.errors import DomainError
from accord.people.facts.in_charge import capacities_of, in_charge, key_of_login
from accord.people.models import Login
from accord.rules.charter import Decider, Step
from accord.rules.measures import next_review_on
from accord.rules.taking_part import Part, why_barred
from accord.schools.facts import settings_of


@transaction.atomic
def review_measure(
    *,
    decision: Decision,
    person: Login,
    outcome: str,
    reasons: str,
    by: str,
    at: datetime,
    ends_on: date | None = None,
) -> Review:
    """Somebody who had no part in a measure looks at it again: it stays, becomes shorter, or is lifted at once.

    Nothing becomes graver by a review. Raises DomainError for a person without the capacity or with a part in it.
    """
    decision = Decision.objects.select_for_update(of=("self",)).get(pk=decision.pk)
    incident = decision.incident
    role = _role_of(decision, person, at)
    if not reasons.strip():
        sentence = _("Write the reasons, so that both sides understand them.")
        raise DomainError("no_reasons", sentence, status=422, fields={"reasons": sentence})
    today = day_at(incident.school, at)
    last_day = last_day_of(decision)
    if outcome == Review.Outcome.MILDER and not (ends_on and last_day and today <= ends_on < last_day):
        sentence = _("Enter an earlier last day than the one that stands.")
        raise DomainError("not_milder", sentence, status=422, fields={"ends_on": sentence})
    measure, _clause = measure_for(rules_for(incident), Step(decision.step))
    stays_until = ends_on if outcome == Review.Outcome.MILDER else last_day
    lifted = outcome == Review.Outcome.LIFTED
    review = Review.objects.create(
        decision=decision,
        heard_by=person,
        role=role,
        at=at,
        outcome=outcome,
        reasons=reasons.strip(),
        ends_on=today if lifted else stays_until,
        next_review_on=None
        if lifted or stays_until is None
        else next_review_on(measure, decision.starts_on, stays_until, today),
        created_at=at,
    )
    if decision.restriction and outcome != Review.Outcome.STAYS:
        _shorten(decision, at if lifted else _end_of(decision, stays_until))
    audit.record(
        by=by,
        verb="review_measure",
        subject=f"incident:{incident.ref}",
        school=incident.school.ref,
        details={"decision": decision.ref, "review": review.ref, "outcome": outcome},
    )
    return review


def _role_of(decision: Decision, person: Login, at: datetime) -> Decider:
    incident, key = decision.incident, key_of_login(person.pk)
    measure, _clause = measure_for(rules_for(incident), Step(decision.step))
    held = capacities_of(key, in_charge(incident.school, day_at(incident.school, at)))
    role = next((one for one in measure.review_heard_by if one in held), None)
    if role is None:
        raise DomainError("not_in_this_capacity", _("The charter names others to look at this again."), status=403)
    if why_barred(key, Part.HEAR_REVIEW, matter_of(incident)):
        raise DomainError("has_a_conflict", _("Whoever had a part in this does not look at it again."), status=403)
    return role


def _shorten(decision: Decision, end: datetime) -> None:
    """End the restriction earlier; it is never made longer."""
    restriction = decision.restriction
    if restriction:
        restriction.ends_at = max(min(end, restriction.ends_at), restriction.starts_at + timedelta(seconds=1))
        restriction.save(update_fields=["ends_at"])


def _end_of(decision: Decision, on: date | None) -> datetime:
    zone = settings_of(decision.incident.school).zone
    return datetime.combine((on or decision.starts_on) + timedelta(days=1), time(), zone)
