"""The audit log: one entry for each action, none without its effect, and no tampering that goes unseen."""

import random
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import DatabaseError, connection, transaction

from accord.core import audit
from accord.core.models import AuditChain, AuditEntry

LENGTH = 8
FIELDS = {
    "actor": "login:somebody-else",
    "verb": "nothing",
    "subject": "student:other",
    "purpose": "curiosity",
    "details": {"number": -1},
    "hash": "f" * 64,
    "previous_hash": "e" * 64,
}


@pytest.fixture
def chain(db):
    for number in range(LENGTH):
        audit.record(
            by="login:amina",
            verb="change_term",
            subject=f"term:{number}",
            school="riverbank",
            purpose="a new year",
            details={"number": number, "names": ["a", "b"], "share": 0.5, 10: "ten", 9: "nine"},
        )
    return AuditChain.objects.get(key="riverbank")


def test_a_chain_that_nobody_touched_holds(chain):
    assert list(audit.verify()) == []
    assert audit.heads() == {"riverbank": (LENGTH, chain.last_hash)}


def change(chain: AuditChain, draw: random.Random) -> str:
    name = draw.choice(sorted(FIELDS))
    chain.entries.filter(position=draw.randint(1, LENGTH)).update(**{name: FIELDS[name]})
    return f"change of {name}"


def move_in_time(chain: AuditChain, draw: random.Random) -> str:
    entry = chain.entries.get(position=draw.randint(1, LENGTH))
    chain.entries.filter(pk=entry.pk).update(at=entry.at.replace(microsecond=(entry.at.microsecond + 1) % 10**6))
    return "a microsecond"


def remove(chain: AuditChain, draw: random.Random) -> str:
    chain.entries.filter(position=draw.randint(1, LENGTH)).delete()
    return "removal"


def remove_and_close_up(chain: AuditChain, draw: random.Random) -> str:
    gone = draw.randint(1, LENGTH - 1)
    chain.entries.filter(position=gone).delete()
    for position in range(gone + 1, LENGTH + 1):
        chain.entries.filter(position=position).update(position=position - 1)
    AuditChain.objects.filter(pk=chain.pk).update(length=LENGTH - 1)
    return "removal with the gap closed"


def swap(chain: AuditChain, draw: random.Random) -> str:
    one, two = draw.sample(range(1, LENGTH + 1), 2)
    first, second = chain.entries.get(position=one).pk, chain.entries.get(position=two).pk
    chain.entries.filter(pk=first).update(position=LENGTH + 100)
    chain.entries.filter(pk=second).update(position=one)
    chain.entries.filter(pk=first).update(position=two)
    return "two entries in each other's place"


def cut_the_end(chain: AuditChain, draw: random.Random) -> str:
    kept = draw.randint(0, LENGTH - 1)
    chain.entries.filter(position__gt=kept).delete()
    if draw.random() < 0.5:
        AuditChain.objects.filter(pk=chain.pk).update(length=kept)
    return "the end cut off"


def add_one(chain: AuditChain, draw: random.Random) -> str:
    AuditEntry.objects.create(
        chain=chain,
        position=LENGTH + 1,
        actor="login:nobody",
        verb="nothing",
        subject="term:1",
        previous_hash=chain.last_hash,
        hash="a" * 64,
    )
    return "an entry past the end"


def rewrite_one(chain: AuditChain, draw: random.Random) -> str:
    entry = chain.entries.get(position=draw.randint(1, LENGTH - 1))
    entry.verb = "nothing"
    entry.hash = audit.fingerprint(entry)
    entry.save()
    return "an entry with a new hash of its own"


TAMPERINGS = (change, move_in_time, remove, remove_and_close_up, swap, cut_the_end, add_one, rewrite_one)


@pytest.mark.in_turn
def test_each_of_a_thousand_tamperings_is_found(chain):
    draw = random.Random(20261121)
    unseen = []
    for turn in range(1000):
        sure = transaction.savepoint()
        told = TAMPERINGS[turn % len(TAMPERINGS)](chain, draw)
        if next(audit.verify(), None) is None:
            unseen.append(told)
        transaction.savepoint_rollback(sure)
    assert unseen == []
    assert list(audit.verify()) == []


def test_a_record_that_was_never_audited_does_not_exist(db):
    """When the audit log cannot be written, the action fails as a whole."""
    with pytest.raises(DatabaseError), transaction.atomic():
        AuditChain.objects.create(key="elsewhere")
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE core_auditentry RENAME TO core_auditentry_away")
        audit.record(by="login:amina", verb="change_term", subject="term:1")
    assert not AuditChain.objects.filter(key="elsewhere").exists()
    assert not AuditEntry.objects.exists()


def test_an_action_that_is_undone_leaves_no_entry(db):
    with pytest.raises(RuntimeError), transaction.atomic():
        audit.record(by="login:amina", verb="change_term", subject="term:1")
        raise RuntimeError
    assert not AuditEntry.objects.exists()
    assert list(audit.verify()) == []


def test_entries_of_one_action_are_written_together_and_chained_as_ever(db):
    audit.record(by="login:a", verb="before", subject="term:1", school="riverbank")
    with audit.together():
        for verb, school in (("first", "riverbank"), ("elsewhere", "al-noor"), ("second", "riverbank")):
            audit.record(by="login:a", verb=verb, subject="term:1", school=school, details={"share": 0.5})
        assert AuditEntry.objects.count() == 1
    with pytest.raises(ZeroDivisionError), audit.together():
        audit.record(by="login:a", verb="undone", subject="term:1", school="riverbank")
        _ = 1 / 0
    audit.record(by="login:a", verb="after", subject="term:1", school="riverbank")
    chain = AuditChain.objects.get(key="riverbank")
    assert [entry.verb for entry in chain.entries.order_by("position")] == ["before", "first", "second", "after"]
    assert AuditEntry.objects.get(verb="elsewhere").chain.key == "al-noor"
    assert list(audit.verify()) == []


@pytest.mark.parametrize(
    "words",
    [{"by": ""}, {"verb": ""}, {"subject": ""}, {"by": "x" * 81}, {"verb": "x" * 61}, {"subject": "x" * 81}],
)
def test_an_entry_must_say_who_did_what_to_which(db, words):
    with pytest.raises(ValueError, match="must have"):
        audit.record(**({"by": "login:a", "verb": "see", "subject": "term:1"} | words))


def test_a_long_purpose_is_cut_and_the_chain_holds(db):
    entry = audit.record(by="login:a", verb="see", subject="term:1", purpose="why " * 200)
    assert len(entry.purpose) == 200
    assert entry.purpose.endswith("…")
    assert list(audit.verify()) == []


def test_details_that_no_database_gives_back_unchanged_are_refused(db):
    with pytest.raises(ValueError, match="not JSON"):
        audit.record(by="login:a", verb="see", subject="term:1", details={"share": float("nan")})
    with pytest.raises(TypeError):
        audit.record(by="login:a", verb="see", subject="term:1", details={"what": object()})
    audit.record(
        by="login:a", verb="see", subject="term:1", details={"share": 1e16, "one": (1, 2), "name": "ü\U0001f600"}
    )
    assert list(audit.verify()) == []


@pytest.mark.django_db(transaction=True)
def test_eight_hands_that_write_at_once_make_unbroken_chains():
    start = Barrier(8)

    def write(hand: int) -> None:
        start.wait()
        try:
            for number in range(12):
                school = ("riverbank", "al-noor", audit.HOUSE)[(hand + number) % 3]
                audit.record(by=f"login:{hand}", verb="write", subject=f"words:{number}", school=school)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(8)))
    assert list(audit.verify()) == []
    assert sum(length for length, _ in audit.heads().values()) == AuditEntry.objects.count() == 96
