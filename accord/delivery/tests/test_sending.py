"""Sending to a real mail server on a socket that refuses, delays, is slow, or cuts the line: nothing is lost."""

from datetime import timedelta

import pytest
from django.db import connection

from accord.core import clock, smtp
from accord.core.models import Job
from accord.core.queue import Worker
from accord.core.tests.mail_sink import Sink, dripping, listening
from accord.delivery.actions import mark_read, record_report
from accord.delivery.channels import CHANNELS, Outcome, Result
from accord.delivery.channels.email import EmailChannel
from accord.delivery.facts import delivery_of_message
from accord.delivery.models import Attempt, DeadAddress, Delivery, Unreached
from accord.delivery.sending.claim import claim
from accord.delivery.sending.rounds import finish
from accord.delivery.tasks import sweep_deliveries, tidy_office_list
from accord.delivery.tests.post import by_channel, told
from accord.people.models import StudentContact
from accord.web.schedule import DUTIES
from tests.cast import MONDAY

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("D2", "M1")]


@pytest.fixture(autouse=True)
def a_real_server(settings):
    settings.ACCORD_MAIL_TRANSPORT = "smtp"
    settings.ACCORD_BASE_URL = "https://accord.example.org"
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_TIMEOUT = 0.5


OF_THE_POST = tuple(duty for duty in DUTIES if duty.task in (sweep_deliveries, tidy_office_list))


def live(hours: float, step: timedelta = timedelta(minutes=10)) -> None:
    """Let the worker, with all its duties of the post, live through some hours from MONDAY on."""
    assert len(OF_THE_POST) == 2
    at = MONDAY
    while at <= MONDAY + timedelta(hours=hours):
        with clock.travel_to(at):
            worker = Worker(duties=OF_THE_POST)
            worker.plan_duties(at)
            worker.run_until_idle()
        at += step


@pytest.fixture
def sent(settings, cast):
    """Tell Amina something while a server with these manners listens, and return the server."""

    def send(*script: str, hours: float = 2, **more) -> Sink:
        sink = Sink(*script)
        with listening(sink) as settings.EMAIL_PORT:
            told(cast, "amina", **more)
            live(hours)
        return sink

    return send


def email() -> Delivery:
    return Delivery.objects.get(channel="email")


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


class Messenger(EmailChannel):
    """A channel as those to come: it gives receipts, and a doubtful try is left to a person."""

    name = "sms"
    gives_receipts = True
    repeats_unknown = False

    def __init__(self, result: Result) -> None:
        self.result, self.sent = result, []

    def address_of(self, person) -> str:
        return getattr(person, "phone", "")

    def send(self, letter) -> Outcome:
        self.sent.append(letter)
        return Outcome(self.result, provider_reference="SM1")


def with_messenger(monkeypatch, result: Result) -> Messenger:
    from accord.delivery.sending import claim as claiming
    from accord.delivery.sending import sweep

    messenger = Messenger(result)
    monkeypatch.setitem(CHANNELS, "sms", messenger)
    monkeypatch.setattr(claiming, "WIRED", ("email", "sms"))
    monkeypatch.setattr(sweep, "WITH_RECEIPTS", ("sms",))
    return messenger


def test_what_fails_by_mail_goes_by_the_next_channel_before_the_office(settings, monkeypatch, cast):
    messenger = with_messenger(monkeypatch, Result.ACCEPTED)
    with listening(Sink("550 no such person")) as settings.EMAIL_PORT:
        told(cast, "amina")
        live(0.5)
    assert by_channel("amina", cast) == {"portal": "delivered", "email": "failed_permanently", "sms": "sent"}
    assert [letter.to for letter in messenger.sent] == [cast.guardians["amina"].phone]
    assert Unreached.objects.count() == 0


@pytest.mark.in_turn
def test_without_a_receipt_in_three_days_it_counts_as_not_delivered(settings, monkeypatch, cast):
    """N8, F5."""
    with_messenger(monkeypatch, Result.ACCEPTED)
    with listening(Sink("550 no such person")) as settings.EMAIL_PORT:
        told(cast, "amina")
        live(0.5)
        live(74, timedelta(hours=6))
    assert by_channel("amina", cast)["sms"] == "failed_permanently"
    assert Unreached.objects.get().why == "gave_up"


@pytest.mark.in_turn
def test_a_doubtful_text_message_is_left_to_a_person(settings, monkeypatch, cast):
    """N13: what costs money or paper is not repeated by itself."""
    messenger = with_messenger(monkeypatch, Result.UNKNOWN)
    with listening(Sink("550 no such person")) as settings.EMAIL_PORT:
        told(cast, "amina")
        live(3)
    assert len(messenger.sent) == 1
    assert Unreached.objects.get().why == "unknown"


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


@pytest.mark.in_turn
def test_the_office_is_not_asked_to_tell_whoever_may_no_longer_hear(sent, cast):
    sent("550 no such person", student=cast.students["idris"])
    StudentContact.objects.filter(guardian=cast.guardians["amina"]).update(ends_on=MONDAY.date())
    with clock.travel_to(MONDAY + timedelta(days=1)):
        tidy_office_list()
    assert Unreached.objects.get().how == "no_longer_entitled"


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
