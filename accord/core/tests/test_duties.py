"""Timed duties: done once when they fall due, locking nobody out, and forgotten a while after they are finished."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accord.core import clock
from accord.core.models import Job
from accord.core.queue import Duty, Worker, task
from accord.core.tasks import sweep_finished_work

pytestmark = pytest.mark.django_db


@task()
def come_round() -> None:
    """What is done at its times."""


@task()
def once_only() -> None:
    """What is done when it is asked for."""


def test_looking_for_work_takes_no_write_lock():
    worker = Worker(duties=[Duty(come_round, every=timedelta(hours=1))])
    worker.plan_duties(clock.now())
    Job.objects.all().update(state=Job.State.DONE)
    with CaptureQueriesContext(connection) as asked:
        worker.plan_duties(clock.now())
        worker.run_due()
    assert {query["sql"].split()[0] for query in asked} == {"SELECT"}


@pytest.mark.parametrize(
    ("every", "pause"),
    [(timedelta(hours=1), 3600), (timedelta(days=1), 86400), (timedelta(days=7), 7 * 86400)],
)
def test_a_duty_is_done_once_each_time_that_it_falls_due(noon, every, pause):
    duty = Duty(sweep_finished_work, every=every)
    moments = {duty.due_at(noon + timedelta(minutes=30 * step)) for step in range(2 * 48 * 30)}
    steps = sorted(moments)
    assert {(b - a).total_seconds() for a, b in zip(steps, steps[1:], strict=False)} == {pause}
    assert all(moment <= noon + timedelta(days=61) for moment in moments)
    for _ in range(3):
        Worker(duties=[duty]).plan_duties(noon)
        Worker(duties=[duty]).plan_duties(noon + timedelta(seconds=1))
    assert Job.objects.count() == 1


def test_finished_work_is_forgotten_after_a_week_but_a_rare_duty_is_not_done_again(noon):
    yearly = Duty(come_round, every=timedelta(days=364))
    Worker(duties=[yearly]).plan_duties(noon)
    once_only.enqueue()
    Job.objects.update(state=Job.State.DONE, finished_at=noon)
    with clock.travel_to(noon + timedelta(days=8)):
        sweep_finished_work()
        Worker(duties=[yearly]).plan_duties(clock.now())
    assert list(Job.objects.values_list("task", "state")) == [(come_round.name, Job.State.DONE)]


def test_of_a_duty_that_comes_round_each_minute_only_the_newest_rows_are_kept(noon):
    frequent = Duty(come_round, every=timedelta(minutes=1))
    for minute in range(5):
        Worker(duties=[frequent]).plan_duties(noon + timedelta(minutes=minute))
    last = Job.objects.latest("id")
    Job.objects.update(state=Job.State.DONE, finished_at=noon)
    for days, kept in ((0.9, 5), (1.1, 1)):
        with clock.travel_to(noon + timedelta(days=days)):
            sweep_finished_work()
        assert Job.objects.count() == kept
    assert Job.objects.get() == last
