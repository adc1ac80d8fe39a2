"""Mail is stored with its cause, leaves once however rude the server, and keeps its name on every try."""

import time
from datetime import timedelta

import pytest
from django.core.mail import EmailMultiAlternatives, send_mail
from django.db import transaction

from accord.core import clock, smtp
from accord.core.models import Job
from accord.core.queue import Worker, dead_letters
from accord.core.tests.mail_sink import Sink, dripping, listening

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def real_transport(settings):
    settings.EMAIL_BACKEND = "accord.core.mail.OutboxBackend"
    settings.ACCORD_MAIL_TRANSPORT = "smtp"
    settings.ACCORD_BASE_URL = "https://accord.example.org"
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_TIMEOUT = 0.5


def write(to: str = "amina@example.org", words: str = "Good morning") -> None:
    send_mail("Hello", words, "school@example.org", [to])


def work(hours: int = 3) -> None:
    """Let the worker live through the next hours, a quarter of an hour at a time."""
    at = clock.now()
    for quarter in range(hours * 4):
        with clock.travel_to(at + timedelta(minutes=15 * quarter)):
            Worker().run_until_idle()


@pytest.fixture
def sent(settings):
    """Write one message, let a server with these manners take it, and return the server."""

    def send(*script: str) -> Sink:
        sink = Sink(*script)
        with listening(sink) as settings.EMAIL_PORT:
            write()
            work()
        return sink

    return send


def test_a_message_arrives_once_under_a_name_of_ours(sent):
    sink = sent("take")
    ((to, name),) = sink.taken
    assert to == "amina@example.org"
    assert name.endswith("@accord.example.org>")
    assert Job.objects.get().state == Job.State.DONE


@pytest.mark.parametrize(
    "manner", ["450 greylisted", "421 too busy", "451 out of order", "452 full", "data 451 later", "hang"]
)
def test_what_the_server_cannot_take_now_arrives_later_under_the_same_name(sent, manner):
    sink = sent(manner, manner, "take")
    assert len(sink.brought) == 3
    assert len(sink.taken) == 1
    assert Job.objects.get().state == Job.State.DONE


@pytest.mark.parametrize("manner", ["550 no such person", "553 not like that", "data 554 we do not like it"])
def test_what_the_server_refuses_for_good_is_laid_aside_for_a_person(sent, manner):
    sink = sent(manner)
    assert len(sink.brought) == 1, "asking again would not help"
    assert manner.removeprefix("data ")[:3] in dead_letters().get().last_error


def test_after_a_torn_line_it_is_sent_again_under_the_same_name(sent):
    sink = sent("take and drop", "take")
    assert len(sink.taken) == 2, "whether the first arrived cannot be known"
    assert len(set(sink.taken)) == 1


def test_a_rude_goodbye_does_not_send_it_twice(sent):
    sink = sent("take, then sulk", "take")
    assert len(sink.taken) == 1
    assert Job.objects.get().state == Job.State.DONE


def test_while_no_server_listens_mail_waits(settings):
    settings.EMAIL_PORT = 1
    write()
    work(hours=6)
    job = Job.objects.get()
    assert job.state == Job.State.READY
    assert "could not take it" in job.last_error
    with listening(sink := Sink()) as settings.EMAIL_PORT, clock.travel_to(job.run_at):
        Worker().run_until_idle()
    assert len(sink.taken) == 1


@pytest.mark.in_turn
def test_mail_is_tried_for_two_days_before_it_is_laid_aside(settings):
    settings.EMAIL_PORT = 1
    write()
    begun = Job.objects.get().created_at
    while (job := Job.objects.get()).state == Job.State.READY:
        with clock.travel_to(job.run_at):
            Worker().run_due()
    assert job.finished_at - begun >= timedelta(hours=48)


def test_a_server_that_drips_is_cut_off(settings, monkeypatch):
    monkeypatch.setattr(smtp, "PATIENCE", 1.0)
    with dripping() as settings.EMAIL_PORT:
        write()
        begun = time.monotonic()
        Worker().run_due()
    assert time.monotonic() - begun < 5
    assert Job.objects.get().state == Job.State.READY


def test_one_refused_address_delays_nobody_else(settings):
    sink = Sink("550 no such person", "take", "take")
    message = EmailMultiAlternatives(
        "Hello", "Good morning", "school@example.org", ["a@example.org"], bcc=["b@example.org", "c@example.org"]
    )
    with listening(sink) as settings.EMAIL_PORT:
        message.send()
        Worker().run_until_idle()
    assert [to for to, _ in sink.taken] == ["b@example.org", "c@example.org"]
    assert dead_letters().count() == 1


def test_mail_of_an_undone_request_is_never_sent(settings):
    with listening(sink := Sink()) as settings.EMAIL_PORT:
        with pytest.raises(RuntimeError), transaction.atomic():
            write()
            raise RuntimeError
        Worker().run_until_idle()
    assert sink.brought == []


def test_mail_in_every_script_and_with_pictures_arrives_as_it_was_written(settings, tmp_path):
    settings.ACCORD_MAIL_TRANSPORT = "file"
    settings.EMAIL_FILE_PATH = tmp_path / "mail"
    message = EmailMultiAlternatives("صباح الخير", "வணக்கம் 早上好 Dzień dobry", to=["a@example.org"])
    message.attach_alternative("<p>வணக்கம்</p>", "text/html")
    message.attach("crest.png", b"\x89PNG\r\n\x1a\n", "image/png")
    message.send()
    Worker().run_until_idle()
    (file,) = (tmp_path / "mail").iterdir()
    text = file.read_bytes()
    assert "வணக்கம் 早上好 Dzień dobry".encode() in text
    assert b"iVBORw0KGgo=" in text


def test_once_sent_the_text_of_a_message_is_kept_no_longer(sent):
    sent("take")
    assert Job.objects.get().arguments == {}
