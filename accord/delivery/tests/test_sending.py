"""Sending to a real mail server on a socket that refuses, delays, is slow, or cuts the line: nothing is lost."""

from datetime import timedelta

import pytest

from accord.core import clock, smtp
from accord.core.models import Job
from accord.core.queue import Worker
from accord.core.tests.mail_sink import Sink, dripping, listening
from accord.delivery.actions import mark_read, record_report
from accord.delivery.facts import delivery_of_message
from accord.delivery.models import Attempt, DeadAddress, Delivery, Unreached
from accord.delivery.tasks import sweep_deliveries, tidy_office_list
from accord.delivery.tests.mailing import a_real_server, email, live, sent
from accord.delivery.tests.post import by_channel, told
from accord.people.models import StudentContact
from tests.cast import MONDAY

__all__ = ["a_real_server", "sent"]
pytestmark = [pytest.mark.django_db, pytest.mark.requirement("D2", "M1")]


@pytest.mark.in_turn
def test_it_arrives_once_under_the_name_of_its_delivery(sent):
    sink = sent("take")
    assert sink.taken == [("amina.yusuf@home.example", email().message_id)]
    assert delivery_of_message(email().message_id.strip("<>")) == email()
    assert email().status == "sent"
    attempt = Attempt.objects.get()
    assert (attempt.outcome, attempt.code, attempt.number) == ("accepted", "250", 1)


@pytest.mark.in_turn
@pytest.mark.parametrize(
    "manner", ["450 4.2.0 greylisted", "421 too busy", "452 full", "data 451 later", "hang", "535 who"]
)
def test_what_cannot_be_taken_now_arrives_later_under_the_same_name(sent, manner):
    """N2, N12."""
    sink = sent(manner, manner, "take")
    assert len(sink.brought) == 3
    assert sink.taken == [("amina.yusuf@home.example", email().message_id)]
    assert email().status == "sent"
    assert Unreached.objects.count() == 0


@pytest.mark.in_turn
@pytest.mark.parametrize(
    ("manner", "dead"),
    [("550 5.1.1 no such person", True), ("550 no", True), ("552 5.2.2 full", False), ("data 554 5.7.1 spam", False)],
)
def test_what_is_refused_for_good_is_not_tried_again_and_stands_on_the_offices_list(sent, manner, dead):
    sink = sent(manner)
    assert len(sink.brought) == 1
    assert email().status == "failed_permanently"
    assert (Unreached.objects.get().why, Unreached.objects.get().channel) == ("refused", "email")
    assert DeadAddress.objects.exists() is dead


@pytest.mark.in_turn
def test_whoever_read_it_in_the_portal_needs_no_telephone_call(sent, cast):
    sent("550 5.1.1 no such person")
    mark_read(readers=[cast.guardians["amina"]], notice=email().notice, at=clock.now())
    assert Unreached.objects.get().how == "read"
    assert by_channel("amina", cast)["portal"] == "read"


def test_what_is_read_before_the_mail_leaves_needs_no_mail(settings, cast):
    notice = told(cast, "amina")
    mark_read(readers=[cast.guardians["amina"]], notice=notice, at=clock.now())
    with listening(Sink()) as settings.EMAIL_PORT:
        live(0.5)
    assert by_channel("amina", cast) == {"portal": "read", "email": "cancelled"}


@pytest.mark.in_turn
def test_after_a_torn_line_it_is_unknown_and_sent_again_under_the_same_name(sent, cast):
    """F4: shown to staff as unknown, repeated, and never twice on the screen."""
    sink = sent("take and drop", "take")
    assert len(sink.taken) == 2
    assert len(set(sink.taken)) == 1, "the same name, so that the reader's mail program can tell"
    assert list(Attempt.objects.values_list("outcome", flat=True)) == ["unknown", "accepted"]
    assert Delivery.objects.filter(channel="portal").count() == 1


@pytest.mark.in_turn
def test_while_no_server_listens_it_waits_for_two_days_and_then_the_office_is_told(settings, cast):
    """N2, N8: never silent."""
    settings.EMAIL_PORT = 1
    told(cast, "amina", "siti")
    live(47, timedelta(hours=1))
    assert set(Delivery.objects.filter(channel="email").values_list("status", flat=True)) == {"failed_temporarily"}
    assert Unreached.objects.count() == 0
    live(73, timedelta(hours=1))
    assert set(Delivery.objects.filter(channel="email").values_list("status", flat=True)) == {"failed_permanently"}
    assert set(Unreached.objects.values_list("why", flat=True)) == {"gave_up"}
    assert Unreached.objects.count() == 2


def test_nothing_is_open_after_three_days_although_nobody_ever_tried(cast):
    told(cast, "amina")
    with clock.travel_to(MONDAY + timedelta(hours=72, minutes=1)):
        sweep_deliveries()
    assert email().status == "failed_permanently"
    assert Unreached.objects.get().why == "gave_up"


def test_a_server_that_drips_is_cut_off_and_tried_again(settings, monkeypatch, cast):
    monkeypatch.setattr(smtp, "PATIENCE", 1.0)
    told(cast, "amina")
    with dripping() as settings.EMAIL_PORT:
        Worker().run_until_idle()
    assert email().status == "failed_temporarily"
    assert Attempt.objects.get().outcome == "delayed", "the letter was not even begun"


@pytest.mark.in_turn
def test_a_bounce_in_the_days_after_leads_to_the_office_and_ends_the_address(sent):
    sent("take")
    for _ in range(3):
        record_report(
            delivery=email(), report="refused", code="5.1.1", answer="no such user", address_fails=True, at=clock.now()
        )
    assert email().status == "failed_permanently"
    assert Unreached.objects.count() == DeadAddress.objects.count() == 1
    record_report(delivery=email(), report="delivered", at=clock.now())
    assert email().status == "failed_permanently"


@pytest.mark.in_turn
def test_the_office_is_not_asked_to_tell_whoever_may_no_longer_hear(sent, cast):
    sent("550 no such person", student=cast.students["idris"])
    StudentContact.objects.filter(guardian=cast.guardians["amina"]).update(ends_on=MONDAY.date())
    with clock.travel_to(MONDAY + timedelta(days=1)):
        tidy_office_list()
    assert Unreached.objects.get().how == "no_longer_entitled"


@pytest.mark.in_turn
@pytest.mark.parametrize(
    ("manner", "kept"),
    [
        ("550 5.1.1 <amina.yusuf@home.example>: Amina Nightingale is unknown", "550 5.1.1 (unknown)"),
        ("data 554 5.7.1 spam: nightingale of your letter", "554 5.7.1 (spam)"),
        ("450 4.2.0 Nightingale is greylisted", "450 4.2.0 (greylisted)"),
    ],
)
def test_of_a_refusal_nothing_is_kept_that_repeats_an_address_a_name_or_words(sent, manner, kept, caplog):
    sent(manner, hours=0)
    assert Attempt.objects.latest("id").answer == kept
    assert set(DeadAddress.objects.values_list("answer", flat=True)) <= {kept}
    assert "ightingale" not in caplog.text + str(list(Job.objects.values_list("last_error", flat=True)))
