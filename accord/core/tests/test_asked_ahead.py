"""What is asked ahead is answered as if it were asked when it is needed: never stale, never half."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import QuerySet

from accord.core.fetching import fetch
from accord.core.models import Job, OnceKey
from accord.core.new_rows import draw_key, insert, insert_all, lock, update
from accord.core.questions import question

pytestmark = pytest.mark.django_db(transaction=True)

THEN = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)


def _job(key: str) -> Job:
    return Job(task="demo", run_at=THEN, dedupe_key=key)


@question
def _keys(*, task: str) -> "QuerySet[Job, Any]":
    return Job.objects.filter(task=task).order_by("dedupe_key").values_list("dedupe_key", flat=True)


@question
def _errors(*, task: str) -> "QuerySet[Job, Any]":
    return Job.objects.filter(task=task).values_list("last_error", flat=True)


@pytest.fixture
def kept() -> Job:
    job = _job("kept")
    insert(job)
    return job


def test_answers_that_come_together_are_each_their_own(kept: Job) -> None:
    _keys.soon(task="demo")
    _errors.soon(task="demo")
    assert _errors(task="other") == []
    assert _keys(task="demo") == ["kept"]
    assert _errors(task="demo") == [""]
    assert connection.get_autocommit(), "and nothing holds a transaction open"


@pytest.mark.parametrize("within", [True, False])
def test_what_was_asked_before_a_change_is_asked_anew_after_it(kept: Job, within: bool) -> None:
    _keys.soon(task="demo")
    if within:
        with transaction.atomic():
            _keys.soon(task="demo")
            insert_all([_job("more")])
            assert _keys(task="demo") == ["kept", "more"]
    else:
        insert_all([_job("more")])
    assert _keys(task="demo") == ["kept", "more"]


def test_what_was_asked_before_somebody_else_was_waited_for_is_asked_anew(kept: Job) -> None:
    with transaction.atomic():
        _errors.soon(task="demo")
        lock(kept)
        kept.last_error = "changed"
        update(kept, "last_error")
        assert _errors(task="demo") == ["changed"]


def test_what_was_asked_ahead_and_never_wanted_disturbs_nobody(kept: Job) -> None:
    _keys.soon(task="demo")
    connection.close_if_unusable_or_obsolete()
    Job.objects.all().delete()
    assert _keys(task="demo") == []
    _keys.soon(task="demo")
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        insert(_job("one"))
        _keys.soon(task="demo")
        1 / 0  # noqa: B018
    assert _keys(task="demo") == []


def test_whoever_asks_after_a_failure_is_answered(kept: Job) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        insert_all([_job("kept")])
        _errors.soon(task="demo")
        _keys.soon(task="demo")
        _errors(task="demo")
    assert (_keys(task="demo"), _errors(task="demo")) == (["kept"], [""])


def test_the_same_question_with_other_values_is_another_one(kept: Job) -> None:
    _keys.soon(task="other")
    assert _keys(task="demo") == ["kept"]
    assert _keys(task="other") == []


def test_a_drawn_key_is_that_of_its_row_and_what_hangs_on_it_finds_it() -> None:
    with transaction.atomic():
        key = draw_key(OnceKey)
        assert _keys(task="demo") == []
        mark = OnceKey(owner="login:1", key="k" * 12, path_hash="p", body_hash="b")
        insert(mark, key)
        mark.status = 302
        update(mark, "status")
    stored = OnceKey.objects.get()
    assert (stored.pk, stored.status, mark._state.adding) == (mark.pk, 302, False)
    second = OnceKey(owner="login:2", key="k" * 12, path_hash="p", body_hash="b")
    insert(second)
    assert second.pk > mark.pk


def test_a_cursor_made_before_a_change_was_sent_waits_for_it(kept: Job) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM core_job")
        insert_all([_job("more")])
        cursor.execute("SELECT count(*) FROM core_job")
        assert cursor.fetchone() == (2,)


def test_statements_that_come_often_go_on_after_something_was_undone(kept: Job) -> None:
    for number in range(30):
        assert _keys(task="demo") == ["kept"]
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            insert_all([_job(f"gone {number}")])
            list(Job.objects.all())
            if number % 2:
                with pytest.raises(ZeroDivisionError), transaction.atomic():
                    assert len(_keys(task="demo")) == 2
                    1 / 0  # noqa: B018
                assert len(_keys(task="demo")) == 2
            1 / 0  # noqa: B018


def test_more_statements_than_are_kept_are_all_answered() -> None:
    for _round in range(2):
        for number in range(700):
            asked = [fetch(f"SELECT {number} + %s", [each])[0][0] for each in range(1, 8 if number < 350 else 2)]
            assert asked[0] == number + 1


def test_a_value_that_the_database_cannot_take_spoils_nothing_but_itself(kept: Job) -> None:
    refused = _job("two\0" if connection.vendor == "postgresql" else "kept")  # SQLite takes any text
    with pytest.raises(DatabaseError), transaction.atomic():
        insert_all([_job("one")])
        insert_all([refused])
    assert _keys(task="demo") == ["kept"]
