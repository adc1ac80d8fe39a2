"""The lease queue: nothing is lost, nothing atomic is done twice, and what cannot be done is shown."""

import logging
import sys
from datetime import timedelta

import pytest
from django.db import connection, transaction

from accord.core import audit, clock
from accord.core.models import AuditEntry, Job
from accord.core.queue import (
    NeverPossible,
    TryLater,
    Worker,
    dead_letters,
    lease,
    send_again,
    task,
)

pytestmark = pytest.mark.django_db

ran: list[int] = []


@task()
def note(*, number: int) -> None:
    ran.append(number)
    audit.record(by="worker:test", verb="note", subject=f"number:{number}")


@task(max_attempts=3)
def note_and_break(*, number: int) -> None:
    note(number=number)
    raise ValueError("broken")


@task(atomic=False, max_attempts=3)
def come_back(*, minutes: int) -> None:
    raise TryLater("the far end sleeps", wait=timedelta(minutes=minutes))


@task(atomic=False)
def refuse_for_good() -> None:
    raise NeverPossible("there is no such house")


@task(priority=9)
def urgent(*, number: int) -> None:
    ran.append(number)


@task(atomic=False)
def tell_of_transactions() -> None:
    ran.append(len([block for block in connection.atomic_blocks if not block._from_testcase]))


@pytest.fixture(autouse=True)
def nothing_ran_yet():
    ran.clear()


def claim(worker: str = "one", *, at, limit: int = 10, seconds: float = 60.0) -> list[lease.Claim]:
    return lease.claim(worker=worker, at=at, seconds=seconds, limit=limit)


def test_what_is_enqueued_is_done_once_and_its_arguments_are_forgotten():
    note.enqueue(number=7)
    job = Job.objects.get()
    Worker().run_until_idle()
    Worker().run_until_idle()
    job.refresh_from_db()
    assert ran == [7]
    assert (job.state, job.arguments, job.attempts) == (Job.State.DONE, {}, 1)


def test_work_whose_cause_is_undone_is_never_done():
    with pytest.raises(RuntimeError), transaction.atomic():
        note.enqueue(number=1)
        raise RuntimeError
    Worker().run_until_idle()
    assert ran == []


def test_urgent_work_goes_first_then_what_waited_longest(noon):
    note.enqueue(number=3, run_at=noon)
    note.enqueue(number=2, run_at=noon - timedelta(hours=1))
    urgent.enqueue(number=1, run_at=noon)
    note.enqueue(number=4, run_at=noon + timedelta(minutes=1))
    Worker().run_until_idle()
    assert ran == [1, 2, 3], "what is not due yet waits"


def test_a_key_keeps_the_same_work_from_being_enqueued_twice():
    assert note.enqueue(number=1, dedupe_key="note:1")
    assert not note.enqueue(number=1, dedupe_key="note:1")
    Worker().run_until_idle()
    assert ran == [1]


def test_two_workers_never_hold_the_same_job(noon):
    for number in range(30):
        note.enqueue(number=number, run_at=noon)
    first, second = claim("one", at=noon, limit=20), claim("two", at=noon, limit=20)
    assert len(first) == 20
    assert len(second) == 10
    assert not {one.id for one in first} & {two.id for two in second}


def test_the_jobs_of_a_dead_worker_come_back_one_at_a_time(noon):
    for number in range(5):
        note.enqueue(number=number, run_at=noon)
    held = claim("dead", at=noon)
    assert claim("two", at=noon + timedelta(seconds=59)) == []
    later = noon + timedelta(seconds=61)
    taken = [claim("two", at=later) for _ in range(6)]
    assert [len(claims) for claims in taken] == [1, 1, 1, 1, 1, 0], "one of them may have killed its worker"
    assert {one.id for claims in taken for one in claims} == {one.id for one in held}


def test_who_wakes_too_late_cannot_finish_renew_or_give_back(noon):
    note.enqueue(number=1, run_at=noon)
    (slow,) = claim("slow", at=noon)
    later = noon + timedelta(seconds=61)
    (quick,) = claim("quick", at=later)
    with pytest.raises(lease.LeaseLost):
        lease.finish(slow, at=later)
    assert not lease.renew(slow, at=later, seconds=60)
    lease.give_back(slow, at=later, error="")
    lease.lay_aside(slow, at=later, error="")
    lease.release([slow])
    lease.finish(quick, at=later)
    assert Job.objects.get().state == Job.State.DONE


def test_a_lease_lost_on_the_way_undoes_the_work(noon):
    @task()
    def lose_the_lease() -> None:
        audit.record(by="worker:test", verb="note", subject="number:1")
        Job.objects.update(leased_by="another")

    lose_the_lease.enqueue(run_at=noon)
    Worker().run_due()
    assert not AuditEntry.objects.exists()
    assert Job.objects.get().state == Job.State.LEASED


def test_failed_work_is_undone_comes_back_with_growing_pauses_and_is_laid_aside_in_the_end(noon):
    note_and_break.enqueue(number=1)
    job = Job.objects.get()
    at, pauses = noon, []
    for _ in range(3):
        with clock.travel_to(at):
            Worker().run_until_idle()
        job.refresh_from_db()
        pauses.append((job.run_at - at).total_seconds())
        at = job.run_at
    assert 4 <= pauses[0] <= 6
    assert 8 <= pauses[1] <= 12
    assert not AuditEntry.objects.exists()
    assert list(dead_letters()) == [job]
    assert job.last_error.startswith("ValueError in accord/core/tests/test_queue.py:")
    assert job.last_error.endswith("(note_and_break)")
    assert job.arguments == {"number": 1}


def test_a_dead_letter_can_be_sent_again_once():
    refuse_for_good.enqueue()
    Worker().run_until_idle()
    (job,) = dead_letters()
    assert job.last_error == "NeverPossible: there is no such house"
    assert [send_again(job), send_again(job)] == [True, False]
    assert not dead_letters().exists()
    assert Job.objects.get().attempts == 0


def test_work_may_say_when_it_wants_to_come_back(noon):
    come_back.enqueue(minutes=30)
    job = Job.objects.get()
    Worker().run_until_idle()
    job.refresh_from_db()
    assert 24 <= (job.run_at - noon).total_seconds() / 60 <= 36


def test_work_that_kills_its_worker_every_time_is_laid_aside_unbegun(noon):
    note.enqueue(number=1, run_at=noon)
    Job.objects.update(attempts=12)
    Worker().run_due()
    assert ran == []
    assert "Its worker ended each time" in dead_letters().get().last_error


def test_work_of_another_release_waits():
    Job.objects.create(task="accord.no_such_room.tasks.nothing")
    Worker().run_due()
    job = Job.objects.get()
    assert job.state == Job.State.READY
    assert "no such task" in job.last_error


def test_a_task_is_found_although_its_module_was_not_loaded(monkeypatch):
    from accord.core.queue import tasks

    monkeypatch.delitem(tasks._known, "accord.core.tasks.sweep_finished_work")
    monkeypatch.delitem(sys.modules, "accord.core.tasks")
    assert tasks.task_named("accord.core.tasks.sweep_finished_work") is not None
    assert tasks.task_named("accord.core.nothing.here") is None
    assert tasks.task_named("os.system") is None


def test_a_worker_that_is_told_to_stop_hands_back_what_it_has_not_begun(noon):
    worker = Worker()

    @task()
    def stop_after_this() -> None:
        worker.stopping.set()

    stop_after_this.enqueue(run_at=noon - timedelta(hours=1))
    for number in range(3):
        note.enqueue(number=number, run_at=noon)
    worker.run_due()
    assert ran == []
    waiting = Job.objects.filter(task=note.name)
    assert set(waiting.values_list("state", "attempts")) == {(Job.State.READY, 0)}


def test_no_transaction_is_open_while_a_task_talks_to_the_network():
    tell_of_transactions.enqueue()
    Worker().run_due()
    with transaction.atomic():
        tell_of_transactions.enqueue()
        Worker().run_due()
    assert ran == [0]
    assert "must not run inside a transaction" in Job.objects.get(state=Job.State.READY).last_error


def test_an_unknown_queue_is_refused_when_the_task_is_declared():
    with pytest.raises(ValueError, match="no queue"):
        task(queue="nowhere")


def test_the_log_tells_which_task_failed_and_nothing_of_what_it_held(caplog):
    note_and_break.enqueue(number=4711)
    with caplog.at_level(logging.INFO):
        Worker().run_due()
    assert "note_and_break" in caplog.text
    assert "4711" not in caplog.text
