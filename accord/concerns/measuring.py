"""Tell the charter's measuring what became of the promises of a stage."""

from datetime import datetime

from django.db import transaction

from accord.charters.actions.record_promise import begin_promise, drop_promise, keep_promise, move_promise
from accord.charters.models import PromiseOutcome
from accord.concerns.facts.complaints import day_at, school_days
from accord.concerns.facts.matters import matter_of
from accord.concerns.models import Stage
from accord.people.facts.in_charge import in_charge
from accord.rules.charter import Decider, Measured
from accord.rules.taking_part import Part, why_barred

COUNTERS = (Decider.OFFICE, Decider.LEADER, Decider.HEADTEACHER, Decider.CHAIR)
"""Those who could lay the figures beside the register and find that a complaint is missing there."""


@transaction.atomic
def measure_stage(*, stage: Stage, at: datetime) -> None:
    """The promises of a stage are counted as they stand; twice does no harm.

    A complaint that somebody who sees the register may not know of is not counted: a figure would tell them of it.
    It writes no audit of its own: the entries are those of the steps that it counts.
    """
    complaint = stage.complaint
    if complaint.edition is None or not _is_countable(stage, at):
        return
    for measured, due_at, met_at in (
        (Measured.COMPLAINT_ACKNOWLEDGED_IN_TIME, stage.acknowledge_by, stage.acknowledged_at or stage.answered_at),
        (Measured.COMPLAINT_ANSWERED_IN_TIME, stage.answer_by, stage.answered_at),
    ):
        if due_at is None:
            continue
        about = f"complaint_stage:{stage.ref}"
        outcome = begin_promise(
            school=complaint.school, edition=complaint.edition, measured=measured, about=about,
            began_at=stage.begun_at, due_at=due_at,
        )  # fmt: skip
        _settle(outcome, stage, due_at=due_at, met_at=met_at, at=at)


def _settle(outcome: PromiseOutcome, stage: Stage, *, due_at: datetime, met_at: datetime | None, at: datetime) -> None:
    if outcome.met_at or outcome.dropped_at:
        return
    measured, about = Measured(outcome.measured), outcome.about
    if outcome.due_at != due_at and at <= outcome.due_at:
        move_promise(measured=measured, about=about, due_at=due_at)
    if met_at:
        calendar = school_days(stage.complaint.school, stage.begun_at)
        seconds = round(calendar.working_seconds_between(stage.begun_at, max(met_at, stage.begun_at)))
        keep_promise(measured=measured, about=about, met_at=met_at, working_seconds=seconds)
    elif stage.complaint.ended_at:
        drop_promise(measured=measured, about=about, at=stage.complaint.ended_at)


def _is_countable(stage: Stage, at: datetime) -> bool:
    matter, school = matter_of(stage.complaint), stage.complaint.school
    people = in_charge(school, day_at(school, at))
    return not any(why_barred(person.key, Part.READ, matter) for role in COUNTERS for person in people.get(role, []))
