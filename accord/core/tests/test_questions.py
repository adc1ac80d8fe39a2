"""Questions that are written once give what the queryset gives, for every value and every shape."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.db.models import Q, QuerySet
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accord.core import clock
from accord.core.models import AuditChain, AuditEntry, Job
from accord.core.questions import NotAQuestion, question

pytestmark = pytest.mark.django_db


@question
def keys_of(*, keys: list[str], least: int, newest: bool) -> QuerySet[AuditChain, str]:
    rows = AuditChain.objects.filter(key__in=keys, length__gte=least)
    return rows.order_by("-key" if newest else "key").values_list("key", flat=True)


@question
def entries_of(*, chain: int, since: datetime) -> QuerySet[AuditEntry]:
    return AuditEntry.objects.filter(chain=chain, at__gte=since).select_related("chain").order_by("position")


@question
def named(*, part: str):
    return AuditChain.objects.filter(key__contains=part).order_by("key").values("key", "length")


@question
def either(*, keys: list[str], length: int | None) -> QuerySet[AuditChain, tuple[str, int]]:
    return AuditChain.objects.filter(Q(key__in=keys) | Q(length=length)).order_by("key").values_list("key", "length")


@question
def jobs_before(*, at: datetime) -> QuerySet[Job, datetime]:
    return Job.objects.filter(run_at__lt=at).order_by("run_at").values_list("run_at", flat=True)


@pytest.fixture
def chains() -> list[AuditChain]:
    return [AuditChain.objects.create(key=f"{letter}_{number}", length=number) for number, letter in enumerate("abcde")]


def test_values_of_any_number_and_every_shape(chains: list[AuditChain]):
    assert keys_of(keys=["a_0", "b_1", "c_2"], least=1, newest=False) == ["b_1", "c_2"]
    assert keys_of(keys=["a_0", "b_1", "c_2"], least=1, newest=True) == ["c_2", "b_1"]
    assert keys_of(keys=["e_4"], least=1, newest=False) == ["e_4"]
    assert keys_of(keys=[], least=0, newest=False) == []
    assert keys_of(keys=[one.key for one in chains], least=0, newest=False) == [one.key for one in chains]
    assert either(keys=[], length=3) == [("d_3", 3)]
    assert either(keys=["a_0"], length=3) == [("a_0", 0), ("d_3", 3)]
    assert either(keys=["a_0"], length=None) == [("a_0", 0)]


def test_one_writing_serves_other_values(chains: list[AuditChain]):
    keys_of(keys=["a_0", "b_1"], least=0, newest=False)
    with CaptureQueriesContext(connection) as asked:
        assert keys_of(keys=["c_2", "d_3"], least=3, newest=False) == ["d_3"]
    assert len(asked) == 1


def test_signs_of_patterns_in_a_text_stand_for_themselves(chains: list[AuditChain]):
    AuditChain.objects.create(key="100%", length=9)
    assert named(part="_1") == [{"key": "b_1", "length": 1}]
    assert named(part="%") == [{"key": "100%", "length": 9}]
    assert named(part="a_") == [{"key": "a_0", "length": 0}]


def test_records_come_with_those_beside_them_and_moments_are_kept(chains: list[AuditChain]):
    at = clock.now()
    for position, chain in enumerate(chains[:2]):
        AuditEntry.objects.create(
            chain=chain, position=position, at=at, actor="a", verb="v", subject="s", details={"n": position}, hash="h"
        )
    (found,) = entries_of(chain=chains[1].pk, since=at)
    with CaptureQueriesContext(connection) as asked:
        assert (found.chain.key, found.at, found.details) == ("b_1", at, {"n": 1})
    assert not asked.captured_queries
    assert found == AuditEntry.objects.get(chain=chains[1])
    asked_of_django = AuditEntry.objects.select_related("chain").get(chain=chains[1])
    for made, usual in ((found, asked_of_django), (found.chain, asked_of_django.chain)):
        assert {**vars(made), "_state": 0} == {**vars(usual), "_state": 0}
        assert (made._state.db, made._state.adding) == (usual._state.db, usual._state.adding)
    assert entries_of(chain=chains[1].pk, since=at + timedelta(microseconds=1)) == []
    assert entries_of.first(chain=chains[0].pk, since=at) == AuditEntry.objects.get(chain=chains[0])


def test_moments_of_rows():
    at = clock.now()
    Job.objects.create(task="t", run_at=at, created_at=at)
    assert jobs_before(at=at) == []
    assert jobs_before(at=at + timedelta(seconds=1)) == [at]


def test_the_date_of_a_moment_is_told_in_the_zone_of_the_page():
    @question
    def runs_on(*, on: date) -> QuerySet[Job]:
        return Job.objects.filter(run_at__date=on)

    at = datetime(2026, 3, 2, 23, 0, tzinfo=UTC)
    job = Job.objects.create(task="t", run_at=at, created_at=at)
    for zone, here, there in (("UTC", 2, 3), ("Asia/Singapore", 3, 2), ("UTC", 2, 3)):
        with timezone.override(zone):
            assert runs_on(on=date(2026, 3, here)) == [job]
            assert runs_on(on=date(2026, 3, there)) == []


def test_a_writer_that_works_with_a_value_is_found_out(chains: list[AuditChain]):
    @question
    def works(*, on: date) -> QuerySet[AuditEntry]:
        return AuditEntry.objects.filter(at__date__gt=on + timedelta(days=1))

    @question
    def decides(*, length: int) -> QuerySet[AuditChain]:
        return AuditChain.objects.filter(key="a") if length % 2 else AuditChain.objects.filter(length=length)

    @question
    def too_large(*, key: str) -> QuerySet[AuditChain]:
        return AuditChain.objects.filter(key=key, length__lt=-(10**30))

    @question
    def takes_to_pieces(*, words: str) -> QuerySet[AuditChain]:
        return AuditChain.objects.filter(key__in=words.lower().split())

    with pytest.raises(NotAQuestion):
        takes_to_pieces(words="one two")
    with pytest.raises(NotAQuestion):
        works(on=date(2026, 1, 1))
    with pytest.raises(NotAQuestion):
        too_large(key="a")
    with pytest.raises(NotAQuestion):
        named(part=object())  # type: ignore[arg-type]
    with pytest.raises(NotAQuestion):
        decides(length=2)


def test_nothing_is_a_shape_of_its_own(chains: list[AuditChain]):
    @question
    def narrowed(*, length: int, part: str) -> QuerySet[AuditChain, str]:
        rows = AuditChain.objects.filter(length__gte=length)
        return (rows.filter(key__contains=part) if part else rows).order_by("key").values_list("key", flat=True)

    assert narrowed(length=0, part="b") == ["b_1"]
    assert narrowed(length=3, part="") == ["d_3", "e_4"]
    assert narrowed(length=0, part="") == [one.key for one in chains]
