"""What tests of sending share: a real mail server on a socket, and a worker that lives through hours."""

from datetime import timedelta

import pytest

from accord.core import clock
from accord.core.queue import Worker
from accord.core.tests.mail_sink import Sink, listening
from accord.delivery.models import Delivery
from accord.delivery.tasks import sweep_deliveries, tidy_office_list
from accord.delivery.tests.post import told
from accord.web.schedule import DUTIES
from tests.cast import MONDAY

OF_THE_POST = tuple(duty for duty in DUTIES if duty.task in (sweep_deliveries, tidy_office_list))


@pytest.fixture(autouse=True)
def a_real_server(settings):
    """Letters go to a mail server on a socket of this machine."""
    settings.ACCORD_MAIL_TRANSPORT = "smtp"
    settings.ACCORD_BASE_URL = "https://accord.example.org"
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_TIMEOUT = 0.5


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
    """The one delivery by mail."""
    return Delivery.objects.get(channel="email")
