"""Telling people: by which channel it reaches them, once, and how it is taken back."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from accord.core import clock
from accord.core.models import AuditEntry, Job
from accord.delivery.actions import About, tell, withdraw_about, withdraw_notice
from accord.delivery.models import Attempt, DeadAddress, Delivery, Notice, Unreached
from accord.delivery.tests.post import body_of, by_channel, post, told, work
from accord.people.models import Guardian, StudentContact
from tests.cast import MONDAY

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("D1", "C2")]


def test_a_guardian_finds_it_in_the_portal_and_gets_one_e_mail(cast):
    notice = told(cast, "amina")
    assert by_channel("amina", cast) == {"portal": "delivered", "email": "waiting"}
    (letter,) = post()
    assert letter["To"] == "amina.yusuf@home.example"
    assert letter["Subject"] == "The trip is on Friday"
    assert letter["From"].startswith("Riverbank Primary School <")
    assert letter["Auto-Submitted"] == "auto-generated"
    assert "We leave at nine." in body_of(letter)
    assert "http://localhost:8000/family/" in body_of(letter)
    assert by_channel("amina", cast) == {"portal": "delivered", "email": "sent"}
    assert len(post()) == 1, "once is enough"
    entry = AuditEntry.objects.get(verb="tell")
    assert (entry.subject, entry.details["recipients"]) == (f"notice:{notice.ref}", 1)
    assert "Friday" not in str(entry.details)


def test_a_person_who_is_named_twice_is_told_once(cast):
    told(cast, "amina", "amina", "siti")
    assert Delivery.objects.count() == 4
    assert len(post()) == 2


def test_the_database_refuses_a_second_delivery_by_the_same_channel(cast):
    told(cast, "amina")
    first = Delivery.objects.get(channel="email")
    first.pk, first.ref, first.message_id = None, "x" * 16, "<other@x>"
    with pytest.raises(IntegrityError), transaction.atomic():
        first.save(force_insert=True)


def test_what_is_told_again_under_the_same_key_is_told_once(cast):
    first, second = told(cast, "amina", once="trip-1"), told(cast, "amina", once="trip-1")
    assert first == second
    assert Notice.objects.count() == 1
    assert len(post()) == 1


def test_what_was_undone_was_never_told(cast):
    with pytest.raises(RuntimeError), transaction.atomic():
        told(cast, "amina")
        raise RuntimeError
    assert post() == []
    assert Delivery.objects.count() == Job.objects.filter(task__contains="delivery").count() == 0


def test_what_is_withdrawn_before_it_leaves_leaves_no_trace_for_the_reader(cast, as_person):
    notice = told(cast, "amina", not_before=MONDAY + timedelta(hours=2))
    withdraw_notice(notice=notice, by="login:test", at=clock.now())
    withdraw_notice(notice=notice, by="login:test", at=clock.now())
    with clock.travel_to(MONDAY + timedelta(hours=3)):
        assert post() == []
        assert "The trip" not in as_person("amina").get("/family/notices/").content.decode()
    assert set(by_channel("amina", cast).values()) == {"cancelled"}
    assert AuditEntry.objects.filter(verb="withdraw_notice").count() == 1


def test_whatever_was_told_about_a_thing_is_taken_back_together(cast):
    about = About("booking", "b" * 16)
    told(cast, "amina", about=about)
    told(cast, "siti", about=about)
    told(cast, "grace", about=About("booking", "c" * 16))
    assert withdraw_about(school=cast.riverbank, about=about, by="login:test", at=clock.now()) == 2
    assert [letter["To"] for letter in post()] == ["grace.reed@home.example"]


def test_whoever_has_no_way_stands_on_the_offices_list_at_once(cast):
    told(cast, "kavitha")
    assert by_channel("kavitha", cast) == {}
    assert Unreached.objects.get().why == "no_way"


def test_an_address_that_failed_is_not_used_again(cast):
    DeadAddress.objects.create(
        school=cast.riverbank, channel="email", address="amina.yusuf@home.example", found_at=clock.now()
    )
    told(cast, "amina")
    assert by_channel("amina", cast) == {"portal": "delivered"}
    assert Unreached.objects.get().why == "address_fails"


def test_telling_many_takes_as_many_questions_as_telling_one(cast):
    school, child = cast.riverbank, cast.students["idris"]
    people = [Guardian(school=school, given_name=f"G{number}", email=f"g{number}@home.example") for number in range(40)]
    Guardian.objects.bulk_create(people)
    StudentContact.objects.bulk_create(StudentContact(school=school, student=child, guardian=each) for each in people)

    def questions(recipients) -> int:
        with CaptureQueriesContext(connection) as asked:
            tell(
                school=school, kind="test", recipients=recipients, subject="x", by="login:test", at=clock.now(),
                student=child,
            )  # fmt: skip
        return len(asked)

    questions(people[:1])
    assert questions(people[1:2]) == questions(people)
    assert Delivery.objects.count() == 42


def test_the_try_is_written_down_before_the_wire_is_touched(cast, monkeypatch):
    """N13, N7: when the letter is handed over, the attempt is stored and no transaction is open."""
    from accord.delivery.channels import CHANNELS, Outcome, Result
    from accord.delivery.channels.email import EmailChannel
    from accord.delivery.sending import rounds

    seen = []

    class Watched(EmailChannel):
        def send(self, letter):
            attempt = Attempt.objects.get()
            seen.append((attempt.outcome, attempt.finished_at, rounds.transaction.get_connection().in_atomic_block))
            return Outcome(Result.ACCEPTED, "250")

    monkeypatch.setitem(CHANNELS, "email", Watched())
    told(cast, "amina")
    work()
    assert [(outcome, finished) for outcome, finished, _ in seen] == [("started", None)]
    assert Attempt.objects.get().outcome == "accepted"


def test_sending_inside_a_transaction_is_refused(cast):
    from accord.delivery.sending.claim import claim
    from accord.delivery.sending.rounds import hand_over

    told(cast, "amina")
    claimed = claim(Delivery.objects.get(channel="email").pk, at=datetime(2026, 11, 23, 10, 5, tzinfo=UTC))
    with pytest.raises(RuntimeError), transaction.atomic():
        hand_over(claimed)
