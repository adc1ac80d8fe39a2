"""A change that nobody waits for is kept with the whole transaction or not at all, and its failure is told."""

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from accord.core.models import Job, OnceKey
from accord.core.new_rows import insert, insert_all, insert_unless_known, update

pytestmark = pytest.mark.django_db(transaction=True)

THEN = datetime(2026, 11, 22, 8, 30, tzinfo=UTC)


def _job(key: str) -> Job:
    return Job(task="demo", run_at=THEN, dedupe_key=key)


def _keys() -> list[str | None]:
    return sorted(Job.objects.values_list("dedupe_key", flat=True))


@pytest.fixture
def kept() -> Job:
    job = _job("kept")
    insert(job)
    return job


def test_what_was_sent_is_there_for_whatever_is_asked_next(kept: Job) -> None:
    with transaction.atomic():
        kept.last_error = "changed"
        update(kept, "last_error")
        insert_all([_job("one"), _job("two")])
        assert not insert_unless_known(_job("one")), "a question beside it sees it"
        assert _keys() == ["kept", "one", "two"], "and so does a question of Django's"
        insert_all([_job("three")])
    assert _keys() == ["kept", "one", "three", "two"]
    kept.refresh_from_db()
    assert kept.last_error == "changed"


@pytest.mark.parametrize("goes_on", ["ends", "asks", "asks as Django does"])
def test_a_refused_change_undoes_all_whatever_comes_after_it(kept: Job, goes_on: str) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        insert_all([_job("one")])
        insert_all([_job("kept")])
        if goes_on == "asks":
            insert(_job("two"))
        elif goes_on == "asks as Django does":
            Job.objects.count()
    assert _keys() == ["kept"]
    insert_all([_job("later")])
    assert _keys() == ["kept", "later"], "the connection is as good as before"


def test_nothing_is_kept_where_somebody_overlooks_that_a_change_was_refused(kept: Job) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        insert_all([_job("one")])
        try:
            insert_all([_job("kept")])
            Job.objects.count()
        except IntegrityError:
            pass
        insert_all([_job("two")])
    assert _keys() == ["kept"]


def test_a_change_of_a_row_that_is_gone_is_told_at_the_end_at_the_latest(kept: Job) -> None:
    mark = OnceKey(owner="login:1", key="k" * 12, path_hash="p", body_hash="b")
    insert(mark)
    OnceKey.objects.all().delete()
    with pytest.raises(DatabaseError, match="no such row"), transaction.atomic():
        insert_all([_job("one")])
        update(mark, "status")
    assert _keys() == ["kept"]


def test_what_was_sent_within_a_savepoint_is_undone_with_it(kept: Job) -> None:
    with transaction.atomic():
        insert_all([_job("one")])
        with pytest.raises(IntegrityError), transaction.atomic():
            insert_all([_job("two")])
            insert_all([_job("kept")])
        insert_all([_job("three")])
    assert _keys() == ["kept", "one", "three"]


def test_a_transaction_that_is_given_up_leaves_nothing_behind(kept: Job) -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        insert_all([_job("one")])
        1 / 0  # noqa: B018
    assert _keys() == ["kept"]
    with transaction.atomic():
        insert_all([_job("one")])
        connection.close()
    assert _keys() == ["kept"], "nothing is kept of a lost connection"
