"""Workers are killed while held messages are due: each reaches its reader, and nobody is told twice."""

import random
import signal
import subprocess
import time
from contextlib import suppress
from os import kill

import pytest

from tests.faults.conftest import Installation
from tests.faults.test_killed_senders import running

ROUNDS = [(40, 6), pytest.param(80, 12, marks=pytest.mark.thorough)]
"""How many messages are held, under how many kills."""
HANDS = 2

SET_UP = """
import sys, django
django.setup()
from datetime import timedelta
from accord.core import clock
from accord.core.models import Job
from accord.messaging.models import Conversation, Hold, Message
from accord.people.models import Guardian, Login, StaffMember
from accord.schools.models import HoursInterval, School, WeeklyHours
from accord.messaging.waking import be_there_for
many, at = int(sys.argv[1]), clock.now()
school = School.objects.create(name="Riverbank", slug="riverbank", time_zone="Europe/London")
week = WeeklyHours.objects.create(school=school, kind="school", starts_on=at.date() - timedelta(days=400))
HoursInterval.objects.bulk_create(
    HoursInterval(hours=week, weekday=day, opens_minute=0, closes_minute=1440) for day in range(1, 8)
)
login = Login.objects.create(email="tan@school.example", sign_in_name="tan", name="Tan", password="!")
tan = StaffMember.objects.create(school=school, given_name="Tan", email="tan@school.example", login=login)
amina = Guardian.objects.create(school=school, given_name="Amina")
for number in range(many):
    to_family = number % 2 == 1
    conversation = Conversation.objects.create(
        school=school, guardian=amina, topic="learning", subject=f"M {number}", assigned_staff=tan,
        last_message_at=at - timedelta(hours=8),
    )
    message = Message.objects.create(
        conversation=conversation, text=f"M {number}", written_at=at - timedelta(hours=8),
        **({"staff": tan} if to_family else {"guardian": amina}),
    )
    hold = Hold.objects.create(
        message=message, until=at - timedelta(seconds=5), rule="SEND-3" if to_family else "SEND-1",
        because="leaves_at_opening" if to_family else "staff_quiet_hours",
    )
    be_there_for(hold)
if sys.argv[2] == "lose the calls":
    Job.objects.all().delete()
"""
"""A school that is open day and night, so that what is due is due whenever the test runs."""

WORK = """
import sys
from datetime import timedelta
from tests.faults import labour
from accord.core.queue import Duty, Worker, worker
from accord.messaging.tasks import release_due
worker.PLANNING_PAUSE = timedelta(seconds=1)
started = Worker
def wound_up(**how):
    return started(duties=(Duty(release_due, every=timedelta(seconds=1)),), **how)
labour.Worker = wound_up
labour.keep_alive(int(sys.argv[1]), 10, 2.0)
"""

WATCH = """
import django, sys
django.setup()
from accord.messaging.models import Release
for line in sys.stdin:
    print(Release.objects.count(), flush=True)
"""

COUNT = """
import django
django.setup()
from django.db.models import Count
from accord.core.models import AuditEntry
from accord.delivery.models import Delivery, Notice
from accord.messaging.models import Message, Release
print(Release.objects.count(), Message.objects.filter(visible_at__isnull=False).count())
print(AuditEntry.objects.filter(verb="release_held_message").count())
told = Notice.objects.filter(about_kind="conversation")
print(told.count(), told.values("about_ref").distinct().count())
to_one = Delivery.objects.filter(notice__in=told).values("notice", "channel", "staff", "guardian")
twice = to_one.annotate(n=Count("id"))
print(sum(row["n"] > 1 for row in twice))
"""


def count(watcher: subprocess.Popen) -> int:
    watcher.stdin.write("\n")
    watcher.stdin.flush()
    return int(watcher.stdout.readline())


@pytest.mark.fault
@pytest.mark.requirement("C2")
@pytest.mark.parametrize(("held", "kills"), ROUNDS)
@pytest.mark.parametrize("calls", ["keep the calls", "lose the calls"])
def test_under_many_kills_each_held_message_is_released_once(
    installation: Installation, calls: str, held: int, kills: int
):
    draw = random.Random(2211)
    installation.run(SET_UP, str(held), calls)
    with running(installation, WORK, str(HANDS)) as keeper, running(installation, WATCH) as watcher:
        alive = [int(keeper.stdout.readline()) for _ in range(HANDS)]
        marks = sorted(draw.randrange(int(held * 0.03), int(held * 0.9)) for _ in range(kills))
        killed, limit = 0, time.monotonic() + 240
        while (released := count(watcher)) < held:
            assert time.monotonic() < limit, f"{held - released} messages still wait"
            time.sleep(draw.random() * 0.02)
            while killed < kills and released >= marks[killed]:
                victim = alive.pop(draw.randrange(len(alive)))
                with suppress(ProcessLookupError):
                    kill(victim, signal.SIGKILL)
                alive.append(int(keeper.stdout.readline()))
                killed += 1
    released, audited, told, twice = installation.run(COUNT).splitlines()
    assert killed == kills
    assert released == f"{held} {held}"
    assert audited == str(held), "one entry for each effect"
    assert told == f"{held} {held}", "each is told once"
    assert twice == "0"
