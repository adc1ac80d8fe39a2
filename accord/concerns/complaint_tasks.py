"""Timed duties of complaints: nobody forgets what was promised, lateness is told, and none lies with nobody."""

from datetime import datetime, timedelta

from django.db.models import Q

from accord.concerns.actions.begin_stage import hand_stage
from accord.concerns.facts.complaints import day_at, school_days
from accord.concerns.facts.matters import matter_of
from accord.concerns.measuring import measure_stage
from accord.concerns.models import Stage
from accord.concerns.notices.complaints import remind_handler, tell_family_of_lateness, tell_handler_of_stage
from accord.core import clock
from accord.core.queue import task
from accord.people.facts.in_charge import capacities_of, in_charge, key_of_login
from accord.rules.hours import HoursError
from accord.rules.taking_part import Part, why_barred

WORKER = "house:worker"
REMIND_BEFORE = {"acknowledge": 1, "answer": 2}
"""School days before a date on which whoever has a stage is reminded."""

COUNTED_AGAIN = timedelta(days=3)
"""For so long after its end a stage is still looked at for the school's promises."""


@task()
def look_after_complaints() -> None:
    """Look at every stage that waits for its answer, and count what was just answered; twice does no harm."""
    at = clock.now()
    rows = Stage.objects.select_related("complaint__school", "complaint__edition", "handled_by")
    waiting = rows.filter(answered_at__isnull=True, next_asked_at__isnull=True, complaint__ended_at__isnull=True)
    for stage in waiting:
        hand_on_where_needed(stage, at)
        remind(stage, at)
    lately = Q(answered_at__gt=at - COUNTED_AGAIN) | Q(complaint__ended_at__gt=at - COUNTED_AGAIN)
    for stage in rows.filter(lately | Q(answered_at__isnull=True)).distinct():
        measure_stage(stage=stage, at=at)


def hand_on_where_needed(stage: Stage, at: datetime) -> None:
    """A stage that nobody has, whose holder has left, or whose holder has a conflict since, goes to somebody free."""
    complaint = stage.complaint
    if stage.handled_by_id is not None:
        key = key_of_login(stage.handled_by_id)
        people = in_charge(complaint.school, day_at(complaint.school, at))
        if capacities_of(key, people) and why_barred(key, Part.HANDLE, matter_of(complaint)) is None:
            return
    if hand_stage(stage=stage, by=WORKER, at=at):
        tell_handler_of_stage(stage, by=WORKER, at=at, occasion="handed")


def remind(stage: Stage, at: datetime) -> None:
    """Remind whoever has a stage before a date, and tell both sides once it has passed."""
    if (
        stage.acknowledge_by
        and stage.acknowledged_at is None
        and _is_near(stage, stage.acknowledge_by, "acknowledge", at)
    ):
        remind_handler(stage, due_at=stage.acknowledge_by, kind="acknowledge", by=WORKER, at=at)
    if at > stage.answer_by:
        remind_handler(stage, due_at=stage.answer_by, kind="late", by=WORKER, at=at)
        tell_family_of_lateness(stage, by=WORKER, at=at)
    elif _is_near(stage, stage.answer_by, "answer", at):
        remind_handler(stage, due_at=stage.answer_by, kind="answer", by=WORKER, at=at)


def _is_near(stage: Stage, due_at: datetime, kind: str, at: datetime) -> bool:
    calendar = school_days(stage.complaint.school, at)
    try:
        return at >= calendar.add_working_days(due_at, -REMIND_BEFORE[kind])
    except HoursError:
        return at >= due_at - timedelta(days=REMIND_BEFORE[kind])
