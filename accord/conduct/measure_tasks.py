"""What the worker does for measures: it calls reviews in time, tells of ends, hands on what nobody holds any more."""

from datetime import timedelta

from accord.conduct.actions.call_review import call_review
from accord.conduct.actions.hand_on import hand_on
from accord.conduct.actions.note_end import note_end
from accord.conduct.facts.deciding import is_heard
from accord.conduct.facts.standing import (
    Stand,
    Standing,
    limits_that_ended,
    provisional_ones,
    reviews_to_hear,
    start_of_day,
)
from accord.conduct.facts.who_holds import without_holder
from accord.conduct.models import Decision, Incident
from accord.conduct.notices import measures as notices
from accord.core import clock
from accord.core.queue import task
from accord.rules.hours import HoursError
from accord.rules.measures import review_is_called
from accord.schools.facts import calendar_around
from accord.schools.models import WeeklyHours

WORKER = "house:worker"
LOOKED_BACK = timedelta(days=7)


@task()
def look_after_measures() -> None:
    """Find the reviews that are called now, what has ended, waits to be confirmed, or is held by nobody."""
    at = clock.now()
    for standing in reviews_to_hear(at):
        if standing.review_on and _is_called(standing):
            state = "late" if standing.review_is_late else "called"
            key = f"{state}:{standing.decision.ref}:{standing.review_on:%Y%m%d}"
            call_review_of.enqueue(decision_id=standing.decision.pk, dedupe_key=key)
    for standing in limits_that_ended(at - LOOKED_BACK, at):
        if standing.stand in (Stand.ENDED, Stand.LAPSED):
            note_end_of.enqueue(decision_id=standing.decision.pk, dedupe_key=f"ended:{standing.decision.ref}")
    for standing in provisional_ones(at):
        if standing.stand is Stand.PROVISIONAL and is_heard(standing.decision.incident, at):
            remind_of_confirming.enqueue(
                decision_id=standing.decision.pk, dedupe_key=f"confirm:{standing.decision.ref}"
            )
    for incident in without_holder(at):
        hand_on_one.enqueue(incident_id=incident.pk, dedupe_key=f"hand_on:{incident.ref}:{at:%Y%m%d}")


@task()
def hand_on_one(*, incident_id: int) -> None:
    """Hand on one incident that nobody holds any more."""
    hand_on(incident=Incident.objects.get(pk=incident_id), by=WORKER, at=clock.now())


@task()
def call_review_of(*, decision_id: int) -> None:
    """Call one review."""
    call_review(decision=Decision.objects.get(pk=decision_id), by=WORKER, at=clock.now())


@task()
def note_end_of(*, decision_id: int) -> None:
    """Tell that one measure has ended by itself."""
    note_end(decision=Decision.objects.get(pk=decision_id), by=WORKER, at=clock.now())


@task()
def remind_of_confirming(*, decision_id: int) -> None:
    """Tell whoever decided that the guardian was heard and a provisional measure waits to be confirmed, once."""
    decision = Decision.objects.get(pk=decision_id)
    notices.tell_holder(decision, by=WORKER, at=clock.now(), once=f"confirm:{decision.ref}")


def _is_called(standing: Standing) -> bool:
    at, school = clock.now(), standing.decision.incident.school
    if standing.review_on is None:
        return False
    try:
        calendar = calendar_around(school, WeeklyHours.Kind.SCHOOL, at)
        return review_is_called(at, start_of_day(school, standing.review_on), calendar)
    except HoursError:
        return True
