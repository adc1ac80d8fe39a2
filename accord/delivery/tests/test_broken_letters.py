"""Letters that a fault of ours keeps from leaving, and workers that die or wake too late: nobody else waits."""

from datetime import timedelta

import pytest
from django.db import connection

from accord.core import clock
from accord.core.models import Job
from accord.core.queue import Worker
from accord.core.tests.mail_sink import Sink, listening
from accord.delivery.channels import CHANNELS, Outcome, Result
from accord.delivery.channels.email import EmailChannel
from accord.delivery.models import Attempt, Unreached
from accord.delivery.sending.claim import claim
from accord.delivery.sending.rounds import finish
from accord.delivery.tasks import sweep_deliveries
from accord.delivery.tests.mailing import a_real_server, email, live, sent
from accord.delivery.tests.post import by_channel, told
from accord.web.schedule import DUTIES
from tests.cast import MONDAY

__all__ = ["a_real_server", "sent"]
pytestmark = [pytest.mark.django_db, pytest.mark.requirement("D2", "M1")]


def test_one_bad_address_delays_nobody_else(settings, cast):
    sink = Sink("550 no such person", "take")
    with listening(sink) as settings.EMAIL_PORT:
        told(cast, "amina", "siti", "grace")
        Worker().run_until_idle()
    assert len(sink.taken) == 2
    assert Unreached.objects.count() == 1


def test_a_lost_wake_up_costs_minutes_and_no_letter(settings, cast):
    """N4."""
    for key in ("amina", "siti", "grace", "ewa"):
        told(cast, key)
    Job.objects.all().delete()
    with listening(sink := Sink()) as settings.EMAIL_PORT, clock.travel_to(MONDAY + timedelta(minutes=4)):
        worker = Worker(duties=DUTIES)
        worker.plan_duties(clock.now())
        worker.run_until_idle()
    assert len(set(sink.taken)) == len(sink.taken) == 4


def test_what_a_dead_worker_held_is_found_within_five_minutes_and_noted_as_unknown(settings, cast):
    """N4, N13: the try was written down, its end was not."""
    told(cast, "amina")
    claimed = claim(email().pk, at=MONDAY)
    assert email().status == "sending"
    assert claim(email().pk, at=MONDAY) is None, "nobody else takes it meanwhile"
    with listening(sink := Sink()) as settings.EMAIL_PORT:
        live(5 / 60, timedelta(minutes=1))
    assert [name for _, name in sink.taken] == [claimed.letter.message_id]
    assert list(Attempt.objects.values_list("outcome", flat=True)) == ["unknown", "accepted"]


def test_a_worker_that_wakes_too_late_tells_only_what_is_certain(cast):
    told(cast, "amina")
    claimed = claim(email().pk, at=MONDAY)
    with clock.travel_to(MONDAY + timedelta(minutes=4)):
        sweep_deliveries()
    assert email().status == "failed_temporarily"
    late = MONDAY + timedelta(minutes=4)
    finish(claimed, Outcome(Result.DELAYED, "450"), at=late, lot=0.5)
    assert email().status == "failed_temporarily"
    finish(claimed, Outcome(Result.ACCEPTED, "250"), at=late, lot=0.5)
    assert email().status == "sent", "so it is not sent a second time"


@pytest.mark.in_turn
def test_a_letter_that_cannot_be_made_is_not_lost_and_stops_nobody(settings, monkeypatch, cast):
    class Broken(EmailChannel):
        def send(self, letter):
            if "amina" in letter.to:
                raise RuntimeError("a fault of ours")
            return super().send(letter)

    monkeypatch.setitem(CHANNELS, "email", Broken())
    with listening(sink := Sink()) as settings.EMAIL_PORT:
        told(cast, "amina")
        told(cast, "siti")
        live(1)
    assert [to for to, _ in sink.taken] == ["siti.rahman@home.example"]
    assert by_channel("amina", cast)["email"] == "failed_temporarily"


@pytest.mark.in_turn
def test_a_letter_that_cannot_be_written_stops_nobody_behind_it(settings, monkeypatch, cast):
    from accord.delivery.sending import claim as claiming

    def compose(delivery, address):
        if "amina" in address:
            raise RuntimeError("a fault of ours")
        return written(delivery, address)

    written = claiming.compose
    monkeypatch.setattr(claiming, "compose", compose)
    with listening(sink := Sink()) as settings.EMAIL_PORT:
        told(cast, "amina", "siti")
        live(1)
    assert [to for to, _ in sink.taken] == ["siti.rahman@home.example"]
    live(73, timedelta(hours=3))
    assert Unreached.objects.get().guardian == cast.guardians["amina"], "a person is told in the end"


@pytest.mark.django_db(transaction=True)
def test_no_transaction_is_open_while_the_mail_server_is_talked_to(settings, monkeypatch, cast):
    """N7: while the server takes its time, everybody else can write."""
    open_ones = []

    class Watched(EmailChannel):
        def send(self, letter):
            open_ones.append(connection.in_atomic_block)
            return super().send(letter)

    monkeypatch.setitem(CHANNELS, "email", Watched())
    with listening(Sink()) as settings.EMAIL_PORT:
        told(cast, "amina")
        Worker().run_until_idle()
    assert open_ones == [False]
    assert email().status == "sent"
