"""Mail to families, three workers killed without warning again and again, a rude mail server: nobody is left out,
whatever comes twice comes under one name, and on the screen everything stands once."""

import asyncio
import math
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from contextlib import contextmanager
from os import kill
from typing import Any

import pytest
from aiosmtpd.smtp import SMTP, Envelope, Session

from accord.core.tests.mail_sink import Sink, listening
from tests.faults.conftest import Installation

ROUNDS = [(100, 6), pytest.param(300, 12, marks=pytest.mark.thorough)]
"""How many families are told, under how many kills."""
HANDS = 3

TELL = """
import sys, django
django.setup()
from django.db import transaction
from accord.core import clock
from accord.core.models import Job
from accord.delivery.actions import tell
from accord.people.models import Guardian, Login
from accord.schools.models import School
many = int(sys.argv[1])
school = School.objects.create(name="Riverbank Primary", slug="riverbank", time_zone="Europe/London")
Login.objects.bulk_create(
    Login(email=f"g{n}@home.example", sign_in_name=f"g{n}", name=f"G {n}", password="!") for n in range(many)
)
logins = {login.email: login for login in Login.objects.all()}
Guardian.objects.bulk_create(
    Guardian(school=school, given_name=f"G{n}", email=f"g{n}@home.example", login=logins[f"g{n}@home.example"])
    for n in range(many)
)
with transaction.atomic():
    tell(school=school, kind="test", recipients=Guardian.objects.all(), subject="The trip is on Friday",
         text="We leave at nine.", by="login:test", at=clock.now())
if sys.argv[2] == "lose the call":
    Job.objects.all().delete()
"""

WORK = "import sys; from tests.faults.postmen import keep_alive; keep_alive(int(sys.argv[1]))"

WATCH = """
import django, sys
django.setup()
from accord.delivery.models import Delivery
for line in sys.stdin:
    open_ones = Delivery.objects.filter(status__in=["waiting", "held", "sending", "failed_temporarily"])
    print(open_ones.count(), flush=True)
"""

COUNT = """
import django
django.setup()
from django.db.models import Count
from accord.delivery.models import Attempt, Delivery, Unreached
from accord.delivery.facts import news_of
from accord.core import clock
from accord.people.models import Guardian
print(*(f"{row['channel']}:{row['status']}:{row['many']}" for row in Delivery.objects.values("channel", "status")
        .annotate(many=Count("id")).order_by("channel", "status")))
print(Unreached.objects.count())
print(Attempt.objects.filter(outcome="started").count(), Attempt.objects.filter(outcome="unknown").count())
print(*{len(news_of([guardian], clock.now())) for guardian in Guardian.objects.select_related("school__district")})
"""


class RudeServer(Sink):
    """Takes most mail, asks for patience at times, and now and then takes a letter and cuts the line.

    From `slow_from` letters on it lets everybody wait, so that no worker is too quick to be killed.
    """

    def __init__(self, draw: random.Random) -> None:
        super().__init__()
        self.dropped = 0
        self.slow_from = math.inf
        self.script = self._manners(draw)

    async def handle_RCPT(self, server: SMTP, session: Session, envelope: Envelope, address: str, options: Any) -> str:
        while len(self.taken) >= self.slow_from:
            await asyncio.sleep(0.01)
        return await super().handle_RCPT(server, session, envelope, address, options)

    def _manners(self, draw: random.Random):
        while True:
            lot = draw.random()
            if lot < 0.02:
                self.dropped += 1
                yield "take and drop"
            else:
                yield "450 4.2.0 come back later" if lot < 0.12 else "take"


@contextmanager
def running(installation: Installation, code: str, *arguments: str):
    """A process that ends when nobody listens any more."""
    process = subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        env=installation.environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        process.stdin.close()
        process.wait(timeout=30)
        process.stdout.close()


def told(watcher: subprocess.Popen) -> int:
    watcher.stdin.write("\n")
    watcher.stdin.flush()
    return int(watcher.stdout.readline())


@pytest.fixture
def posting(installation):
    """The installation, and a rude mail server to which its workers send."""
    server = RudeServer(random.Random(1305))
    with listening(server) as port:
        installation.environment.update(ACCORD_SMTP_PORT=str(port), ACCORD_MAIL_TRANSPORT="smtp")
        yield installation, server


@pytest.mark.fault
@pytest.mark.requirement("D2", "M1")
@pytest.mark.parametrize(("families", "kills"), ROUNDS)
def test_under_many_kills_every_family_is_told_and_nothing_stands_twice_on_the_screen(posting, families, kills):
    """F1, F4: N1, N4, N5, N12, N13 together; the call that wakes the workers is lost as well."""
    installation, server = posting
    draw = random.Random(2211)
    installation.run(TELL, str(families), "lose the call")
    with running(installation, WORK, str(HANDS)) as keeper, running(installation, WATCH) as watcher:
        alive = [int(keeper.stdout.readline()) for _ in range(HANDS)]
        limit = time.monotonic() + 240
        for mark in sorted(draw.randrange(int(families * 0.03), int(families * 0.95)) for _ in range(kills)):
            server.slow_from = mark + draw.randrange(HANDS * 3)
            while len(server.taken) < mark:
                assert time.monotonic() < limit, f"only {len(server.taken)} letters have come"
                time.sleep(0.01)
            time.sleep(draw.random() * 0.03)
            kill(alive.pop(draw.randrange(len(alive))), signal.SIGKILL)
            alive.append(int(keeper.stdout.readline()))
        server.slow_from = math.inf
        while left := told(watcher):
            assert time.monotonic() < limit, f"{left} letters have not left"
            time.sleep(0.05)
    states, unreached, open_tries, on_screen = installation.run(COUNT).splitlines()
    assert states == f"email:sent:{families} portal:delivered:{families}"
    assert unreached == "0"
    assert on_screen == "1", "once on everybody's screen"
    assert open_tries.split()[0] == "0", "no try is left without its end"
    arrived = Counter(server.taken)
    assert len({address for address, _ in arrived}) == families, "nobody is left out"
    assert len(arrived) == families, "whatever comes twice comes under one name"
    assert sum(arrived.values()) - families <= kills + server.dropped, "at most one more for each kill and each cut"


@pytest.mark.fault
def test_the_counting_would_notice_a_letter_that_was_lost(posting):
    """The positive control: a delivery that is said to be sent and was not."""
    installation, server = posting
    installation.run(TELL, "20", "keep the call")
    installation.run(
        "import django; django.setup()\n"
        "from accord.delivery.models import Delivery\n"
        "row = Delivery.objects.filter(channel='email').first()\n"
        "row.status = 'sent'; row.save()"
    )
    with running(installation, WORK, "1") as keeper, running(installation, WATCH) as watcher:
        keeper.stdout.readline()
        limit = time.monotonic() + 60
        while told(watcher) and time.monotonic() < limit:
            time.sleep(0.1)
    assert len({address for address, _ in server.taken}) == 19
