"""Look at a measure again."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from accord.conduct.facts.hearing import hearing_of
from accord.conduct.facts.matters import matter_of, measure_for, rules_for
from accord.conduct.facts.standing import end_of_day, standing_of
from accord.conduct.letter_writing import have_letters_written
from accord.conduct.models import Decision, Review
from accord.conduct.notices import measures as notices
from accord.conduct.promising import keep_review_promises, promise_review
from accord.core import audit
from accord.core.errors import DomainError
from accord.people.facts.in_charge import key_of_login
from accord.people.models import Login
from accord.rules.charter import Decider, Step
from accord.rules.measures import next_review_on
from accord.rules.taking_part import Part, why_barred


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
    standing = standing_of(decision, at)
    if not standing.is_open and standing.asked_at is None:
        raise DomainError("ended_by_itself", _("This measure has ended. There is nothing left to review."))
    today = standing.today
    last_day = standing.until
    if outcome == Review.Outcome.MILDER and not (
        standing.is_open and ends_on and last_day and max(today, decision.starts_on) <= ends_on < last_day
    ):
        sentence = _("Enter an earlier last day than the one that stands.")
        raise DomainError("not_milder", sentence, status=422, fields={"ends_on": sentence})
    measure, _clause = measure_for(rules_for(incident), Step(decision.step))
    stays_until = ends_on if outcome == Review.Outcome.MILDER else last_day
    lifted = outcome == Review.Outcome.LIFTED
    keep_review_promises(decision, at)
    review = Review.objects.create(
        decision=decision,
        heard_by=person,
        role=role,
        at=at,
        outcome=outcome,
        reasons=reasons.strip(),
        ends_on=min(today, last_day or today) if lifted else stays_until,
        next_review_on=None
        if lifted or stays_until is None or not standing.is_open
        else next_review_on(measure, decision.starts_on, stays_until, today),
        created_at=at,
    )
    if decision.restriction and outcome != Review.Outcome.STAYS:
        _shorten(decision, at if lifted or stays_until is None else end_of_day(incident.school, stays_until))
    promise_review(decision, review.next_review_on, at)
    audit.record(
        by=by,
        verb="review_measure",
        subject=f"incident:{incident.ref}",
        school=incident.school.ref,
        details={"decision": decision.ref, "review": review.ref, "outcome": outcome},
    )
    notices.tell_of_review(review, by=by, at=at)
    have_letters_written(decision, review)
    return review


def _role_of(decision: Decision, person: Login, at: datetime) -> Decider:
    key, hearing = key_of_login(person.pk), hearing_of(decision, at)
    role = hearing.role_of(person)
    if role:
        return role
    if why_barred(key, Part.HEAR_REVIEW, matter_of(decision.incident)):
        raise DomainError("has_a_conflict", _("Whoever had a part in this does not look at it again."), status=403)
    raise DomainError("not_in_this_capacity", _("The charter names others to look at this again."), status=403)


def _shorten(decision: Decision, end: datetime) -> None:
    """End the restriction earlier; it is never made longer. One that has not begun yet never begins."""
    restriction = decision.restriction
    if restriction and end < restriction.ends_at:
        restriction.ends_at = end
        restriction.starts_at = min(restriction.starts_at, end - timedelta(seconds=1))
        restriction.save(update_fields=["starts_at", "ends_at"])
