"""What the school promises about reviews, told to the charter's measuring: begun, kept, or fallen away."""

from datetime import date, datetime

from accord.charters.actions.record_promise import begin_promise, drop_promise, keep_promise
from accord.conduct.facts.matters import day_at, edition_at, matter_of
from accord.conduct.facts.standing import end_of_day, standing_of
from accord.conduct.models import Decision, Representation
from accord.people.facts.in_charge import in_charge
from accord.rules.charter import Decider, Measured
from accord.rules.hours import HoursError
from accord.rules.taking_part import Part, why_barred
from accord.schools.facts import calendar_around
from accord.schools.models import WeeklyHours

REVIEW = Measured.REVIEW_HELD_IN_TIME

COUNTERS = (Decider.LEADER, Decider.HEADTEACHER, Decider.CHAIR)
"""Those who read the figures of a running term, small ones too."""


def promise_review(decision: Decision, review_on: date | None, at: datetime) -> None:
    """From now on the school is bound to review a measure by a day."""
    if review_on:
        _begin(
            decision, f"review:{decision.ref}:{review_on:%Y%m%d}", at, end_of_day(decision.incident.school, review_on)
        )


def promise_asked_review(answer: Representation, at: datetime) -> None:
    """From now on the school is bound to hear the review that a guardian asked for."""
    standing = standing_of(answer.decision, at)
    if answer.asks_for_review and standing.asked_due_at and standing.asked_at == at:
        _begin(answer.decision, _asked(answer.decision, standing.asked_at), at, standing.asked_due_at)


def keep_review_promises(decision: Decision, at: datetime) -> None:
    """A review is about to be heard: what stood open of it was kept, in so much of the school's own time."""
    standing = standing_of(decision, at)
    if standing.review_on:
        about = f"review:{decision.ref}:{standing.review_on:%Y%m%d}"
        keep_promise(measured=REVIEW, about=about, met_at=at, working_seconds=0)
    if standing.asked_at:
        seconds = _working_seconds(decision, standing.asked_at, at)
        keep_promise(measured=REVIEW, about=_asked(decision, standing.asked_at), met_at=at, working_seconds=seconds)


def drop_review_promise(decision: Decision, review_on: date | None, at: datetime) -> None:
    """A measure has ended before its review was due: the promise falls away."""
    if review_on:
        drop_promise(measured=REVIEW, about=f"review:{decision.ref}:{review_on:%Y%m%d}", at=at)


def _asked(decision: Decision, asked_at: datetime) -> str:
    return f"asked_review:{decision.ref}:{asked_at:%Y%m%d%H%M%S}"


def _begin(decision: Decision, about: str, at: datetime, due_at: datetime) -> None:
    school = decision.incident.school
    edition = edition_at(school, at)
    if edition and _is_countable(decision, at):
        begin_promise(school=school, edition=edition, measured=REVIEW, about=about, began_at=at, due_at=due_at)


def _is_countable(decision: Decision, at: datetime) -> bool:
    """Whether nobody who reads the figures of a running term would learn from one of a measure kept from them."""
    incident = decision.incident
    matter, people = matter_of(incident), in_charge(incident.school, day_at(incident.school, at))
    return not any(why_barred(one.key, Part.READ, matter) for role in COUNTERS for one in people.get(role, []))


def _working_seconds(decision: Decision, start: datetime, end: datetime) -> int:
    calendar = calendar_around(decision.incident.school, WeeklyHours.Kind.SCHOOL, start)
    try:
        return int(calendar.working_seconds_between(start, end))
    except HoursError:
        return 0
