"""Look at a measure again."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from accord.conduct.announced import restriction_imposed
from accord.conduct.facts.hearing import hearing_of
from accord.conduct.facts.matters import matter_of, measure_for, rules_for
from accord.conduct.facts.standing import OPEN, Standing, end_of_day, standing_of, standings_in
from accord.conduct.letter_writing import have_letters_written
from accord.conduct.models import Decision, Restriction, Review
from accord.conduct.notices import measures as notices
from accord.conduct.private_words import look_through
from accord.conduct.promising import keep_review_promises, promise_review
from accord.conduct.review_words import EXCHANGE_FIELD, exchange_words
from accord.core import audit
from accord.core.errors import DomainError
from accord.people.facts.in_charge import key_of_login
from accord.people.models import Login, StaffMember
from accord.rules.charter import Decider, Measure, Step
from accord.rules.gentler import Exchange, decide_exchange
from accord.rules.measures import next_review_on
from accord.rules.taking_part import Part, why_barred

Outcome = Review.Outcome


@dataclass(frozen=True)
class Gentler:
    """The limit that a review puts in the place of the one that holds."""

    step: Step
    contact: StaffMember | None = None
    most: int = 0
    per_days: int = 7


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
    gentler: Gentler | None = None,
    why_details_stay: str = "",
) -> Review:
    """Somebody who had no part in a measure looks at it again: it stays, becomes shorter or gentler, or is lifted.

    A gentler limit begins in the minute in which the one before ends. Nothing becomes graver or longer by a review.
    Raises DomainError for a person without the capacity or with a part in it.
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
    if outcome == Outcome.MILDER:
        _check_shorter(standing, ends_on)
    if outcome == Outcome.EASED:
        _check_gentler(standing, gentler, ends_on, at)
    why_details_stay = look_through(incident, {"reasons": reasons}, why_details_stay)
    keep_review_promises(decision, at)
    stays_until = ends_on if outcome in (Outcome.MILDER, Outcome.EASED) else standing.until
    instead = _put_in_place(standing, gentler, stays_until, at) if outcome == Outcome.EASED else None
    review = Review.objects.create(
        decision=decision,
        heard_by=person,
        role=role,
        at=at,
        outcome=outcome,
        reasons=reasons.strip(),
        why_details_stay=why_details_stay,
        ends_on=_last_day(standing, outcome, stays_until),
        next_review_on=_next_review(standing, outcome, stays_until, gentler),
        restriction=instead,
        created_at=at,
    )
    if standing.limit and outcome in (Outcome.MILDER, Outcome.LIFTED):
        lifted = outcome == Outcome.LIFTED or stays_until is None
        _shorten(standing.limit, at if lifted or stays_until is None else end_of_day(incident.school, stays_until))
    promise_review(decision, review.next_review_on, at)
    audit.record(
        by=by,
        verb="review_measure",
        subject=f"incident:{incident.ref}",
        school=incident.school.ref,
        details={
            "decision": decision.ref,
            "review": review.ref,
            "outcome": outcome,
            **({"step": instead.kind} if instead else {}),
        },
    )
    notices.tell_of_review(review, by=by, at=at)
    have_letters_written(decision, review)
    if instead:
        restriction_imposed(instead, at)
    return review


def _role_of(decision: Decision, person: Login, at: datetime) -> Decider:
    key, hearing = key_of_login(person.pk), hearing_of(decision, at)
    role = hearing.role_of(person)
    if role:
        return role
    if why_barred(key, Part.HEAR_REVIEW, matter_of(decision.incident)):
        raise DomainError("has_a_conflict", _("Whoever had a part in this does not look at it again."), status=403)
    raise DomainError("not_in_this_capacity", _("The charter names others to look at this again."), status=403)


def _first_day(standing: Standing) -> date:
    """From which day on something else may hold: today, or the first day of a measure that has not begun."""
    return max(standing.today, standing.decision.starts_on)


def _check_shorter(standing: Standing, ends_on: date | None) -> None:
    last_day = standing.until
    if not (standing.is_open and ends_on and last_day and _first_day(standing) <= ends_on < last_day):
        sentence = _("Enter an earlier last day than the one that stands.")
        raise DomainError("not_milder", sentence, status=422, fields={"ends_on": sentence})


def _check_gentler(standing: Standing, gentler: Gentler | None, ends_on: date | None, at: datetime) -> None:
    """MEASURE-14, and nothing holds twice in one matter."""
    if gentler is None or not standing.is_open or standing.limit is None or standing.until is None:
        sentence = _("Choose what takes its place.")
        raise DomainError("nothing_gentler", sentence, status=422, fields={"step": sentence})
    lacking = decide_exchange(
        Exchange(
            holds=standing.step,
            until=standing.until,
            instead=_laid_down(standing, gentler.step),
            starts_on=_first_day(standing),
            ends_on=ends_on,
            contact=gentler.contact.ref if gentler.contact else "",
            most=gentler.most,
        )
    )
    if lacking:
        fields = {EXCHANGE_FIELD[one]: exchange_words(one) for one in lacking}
        raise DomainError("not_gentler", next(iter(fields.values())), status=422, fields=fields)
    others = [one for one in standings_in(standing.decision.incident, at) if one.decision.pk != standing.decision.pk]
    if any(one.stand in OPEN and one.step == gentler.step for one in others):
        sentence = _("This holds already in this matter. Choose another, or lift the measure that you look at.")
        raise DomainError("holds_already", sentence, status=422, fields={"step": sentence})


def _laid_down(standing: Standing, step: Step) -> Measure:
    measure, _clause = measure_for(rules_for(standing.decision.incident), step)
    return measure


def _put_in_place(
    standing: Standing, gentler: Gentler | None, last_day: date | None, at: datetime
) -> Restriction | None:
    """End the limit that holds, and begin the gentler one in the same minute; it ends no later than the first would."""
    before, decision = standing.limit, standing.decision
    if before is None or gentler is None or last_day is None:
        return None
    starts_at = max(at, before.starts_at)
    ends_at = min(end_of_day(decision.incident.school, last_day), before.ends_at)
    _measure, clause = measure_for(rules_for(decision.incident), gentler.step)
    _shorten(before, at)
    return Restriction.objects.create(
        school=before.school,
        guardian=before.guardian,
        kind=gentler.step.value,
        starts_at=starts_at,
        ends_at=ends_at,
        edition=decision.edition,
        clause_key=clause,
        contact=gentler.contact,
        most=gentler.most,
        per_days=gentler.per_days,
        decided_by=decision.decided_by,
        created_at=at,
    )


def _last_day(standing: Standing, outcome: str, stays_until: date | None) -> date | None:
    if outcome == Outcome.LIFTED:
        return min(standing.today, standing.until or standing.today)
    return stays_until


def _next_review(standing: Standing, outcome: str, until: date | None, gentler: Gentler | None) -> date | None:
    if outcome == Outcome.LIFTED or until is None or not standing.is_open:
        return None
    measure = _laid_down(standing, gentler.step if gentler and outcome == Outcome.EASED else standing.step)
    return next_review_on(measure, standing.decision.starts_on, until, standing.today)


def _shorten(restriction: Restriction, end: datetime) -> None:
    """End a restriction earlier; it is never made longer. One that has not begun yet never begins."""
    if end < restriction.ends_at:
        restriction.ends_at = end
        restriction.starts_at = min(restriction.starts_at, end - timedelta(seconds=1))
        restriction.save(update_fields=["starts_at", "ends_at"])
