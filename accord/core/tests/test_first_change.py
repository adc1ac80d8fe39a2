"""What a request reads before its first change holds nobody up, and all that it changes stands or falls together."""

import threading

import pytest
from django.db import OperationalError, connection, transaction
from django.test.utils import CaptureQueriesContext

from accord.core import audit
from accord.core.first_change import beginning_with_first_change
from accord.core.models import AuditEntry, OnceKey

pytestmark = pytest.mark.django_db(transaction=True)


def entry(verb: str) -> None:
    audit.record(by="login:test", verb=verb, subject="words:1")


def verbs() -> list[str]:
    return list(AuditEntry.objects.order_by("position").values_list("verb", flat=True))


@pytest.fixture(autouse=True)
def little_patience(monkeypatch):
    """On SQLite writers give up soon, so that the test need not wait to see that they wait."""
    if connection.vendor == "sqlite":
        monkeypatch.setitem(connection.settings_dict["OPTIONS"], "timeout", 0.2)


def somebody_else_writes(verb: str) -> bool:
    """Let another connection write; False when it is told to come later."""
    told: list[bool] = []

    def write() -> None:
        try:
            entry(verb)
            told.append(True)
        except OperationalError:
            told.append(False)
        finally:
            connection.close()

    thread = threading.Thread(target=write)
    thread.start()
    thread.join()
    return told[0]


def test_others_write_while_one_reads_and_none_between_the_first_change_and_the_end():
    with beginning_with_first_change(lambda: entry("first")) as change:
        assert verbs() == []
        assert somebody_else_writes("another")
        assert verbs() == ["another"]
        assert not change.came
        with transaction.atomic():
            assert change.came
            assert verbs() == ["another", "first"], "what must stand before everything else was done"
            if connection.vendor == "sqlite":
                assert not somebody_else_writes("too early")
        entry("last")
    assert verbs() == ["another", "first", "last"]
    assert somebody_else_writes("afterwards")
    assert list(audit.verify()) == []


def test_a_fault_undoes_all_from_the_first_change_on():
    with pytest.raises(ZeroDivisionError), beginning_with_first_change(lambda: entry("first")):
        with transaction.atomic():
            entry("second")
        _ = 1 / 0
    assert verbs() == []
    entry("next")
    assert verbs() == ["next"]


def test_who_changes_nothing_begins_nothing():
    with CaptureQueriesContext(connection) as asked, beginning_with_first_change(lambda: entry("first")) as change:
        assert verbs() == []
    assert not change.came
    assert {query["sql"].split()[0] for query in asked} <= {"SELECT", "BEGIN", "COMMIT"}
    assert verbs() == []


def test_an_action_that_refuses_takes_only_its_own_back():
    with beginning_with_first_change(lambda: entry("first")):
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            entry("taken back")
            _ = 1 / 0
        entry("second")
    assert verbs() == ["first", "second"]


def test_within_another_transaction_it_is_a_part_of_it():
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        with beginning_with_first_change(lambda: entry("first")):
            entry("second")
        assert verbs() == ["first", "second"]
        _ = 1 / 0
    assert verbs() == []


def test_what_comes_first_may_stop_everything():
    class Stop(BaseException):
        """Such as that the same was sent before."""

    def stop() -> None:
        OnceKey.objects.create(owner="login:1", key="a-key-of-a-page", path_hash="", body_hash="")
        raise Stop

    with pytest.raises(Stop), beginning_with_first_change(stop), transaction.atomic():
        raise AssertionError("an action began")
    assert not OnceKey.objects.exists()
    assert somebody_else_writes("afterwards")
