"""Rows that are written without detours are the same rows, and a refusal of the database stays one."""

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from accord.core.models import Job, OnceKey
from accord.core.new_rows import insert, insert_all, insert_or_change, insert_unless_known, update, update_where

pytestmark = pytest.mark.django_db

THEN = datetime(2026, 11, 22, 8, 30, 0, 250, tzinfo=UTC)


def _job(**given: object) -> Job:
    return Job(task="demo", arguments={"names": ["Zoë", None, 1]}, run_at=THEN, **given)


def test_a_row_reads_as_it_was_written_and_defaults_are_filled_in() -> None:
    job = _job()
    insert(job)
    kept = Job.objects.get(pk=job.pk)
    assert (kept.arguments, kept.run_at, kept.state, kept.dedupe_key) == (job.arguments, THEN, Job.State.READY, None)
    mark = OnceKey(owner="login:1", key="k" * 12, path_hash="p", body_hash="b", body=b"\x00\xff")
    insert(mark)
    assert bytes(OnceKey.objects.get(pk=mark.pk).body) == b"\x00\xff"
    mark.status, mark.owner = 302, "somebody else"
    update(mark, "status")
    mark.refresh_from_db()
    assert (mark.status, mark.owner) == (302, "login:1")


def test_rows_that_are_stored_at_once_read_as_those_stored_singly() -> None:
    insert_all([_job(dedupe_key="one"), _job(dedupe_key="two", finished_at=THEN)])
    one, two = Job.objects.order_by("id")
    assert (one.dedupe_key, one.run_at, one.finished_at) == ("one", THEN, None)
    assert (two.dedupe_key, two.finished_at, two.arguments) == ("two", THEN, one.arguments)
    with pytest.raises(IntegrityError), transaction.atomic():
        insert_all([_job(dedupe_key="three"), _job(dedupe_key="two")])
    assert Job.objects.count() == 2


def test_what_may_be_there_once_is_stored_once_and_the_transaction_goes_on() -> None:
    with transaction.atomic():
        assert insert_unless_known(_job(dedupe_key="today"))
        assert not insert_unless_known(_job(dedupe_key="today"))
        insert(_job())
    assert Job.objects.filter(task="demo").count() == 2


def test_what_stands_already_is_changed_in_the_named_fields_alone() -> None:
    first = OnceKey(owner="login:1", key="k" * 12, path_hash="first", body_hash="b", status=200)
    for path, status in (("first", 200), ("second", 302), ("third", None)):
        again = OnceKey(owner="login:1", key="k" * 12, path_hash=path, body_hash="b", status=status)
        insert_or_change(again, "status", only=("owner", "key"))
        kept = OnceKey.objects.get()
        assert (kept.path_hash, kept.status, kept.headers) == (first.path_hash, status, {})


def test_only_rows_that_are_as_is_known_are_changed() -> None:
    insert_all([_job(dedupe_key="one"), _job(dedupe_key="two", finished_at=THEN)])
    known: dict[str, object] = {"task": "demo", "finished_at": None}
    update_where(Job, known, {"finished_at": THEN, "last_error": "none"})
    update_where(Job, known, {"last_error": "again"})
    update_where(Job, {"dedupe_key": "two"}, {"finished_at": None})
    assert [(job.last_error, job.finished_at) for job in Job.objects.order_by("id")] == [("none", THEN), ("", None)]


def test_a_value_of_another_kind_than_its_field_is_prepared_by_it() -> None:
    mark = OnceKey(owner=Job.State.READY, key=7 * 10**11, path_hash="p", body_hash="b", status="302")
    insert(mark)
    mark.refresh_from_db()
    assert (mark.owner, mark.key, mark.status) == ("ready", "700000000000", 302)


def test_a_row_that_the_database_refuses_undoes_the_transaction_around_it() -> None:
    insert(_job(dedupe_key="today"))
    with pytest.raises(IntegrityError), transaction.atomic():
        insert(_job())
        insert(_job(dedupe_key="today"))
    gone = Job.objects.get()
    Job.objects.all().delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        update(gone, "state")
