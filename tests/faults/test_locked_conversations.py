"""Another writer holds the database while staff and families write: they wait, and nothing is lost or doubled."""

import subprocess
import sys
import threading
import time

import pytest

from tests.faults.conftest import Installation
from tests.faults.test_killed_releases import SET_UP

pytestmark = [pytest.mark.fault, pytest.mark.requirement("C2")]

HOLD = """
import sys, django
django.setup()
from django.db import connection, transaction
with transaction.atomic():
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE messaging_conversation IN EXCLUSIVE MODE")
    print("held", flush=True)
    sys.stdin.readline()
"""

WRITE = """
import django, time
django.setup()
from accord.core import clock
from accord.core.queue import Worker
from accord.messaging.actions.write_message import write_message
from accord.messaging.models import Conversation, Release
conversation = Conversation.objects.select_related("guardian", "school").order_by("id").first()
begun = time.monotonic()
write_message(conversation=conversation, guardian=conversation.guardian, text="One more thing.", language="en",
              by="login:test", at=clock.now())
waited = time.monotonic() - begun
Worker(queues=("default",)).run_until_idle()
print(conversation.messages.filter(text="One more thing.").count(), Release.objects.count(), waited > 1)
"""


def test_who_writes_while_the_database_is_locked_waits_and_loses_nothing(installation: Installation):
    installation.run(SET_UP, "10", "keep the calls")
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD],
        env=installation.environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert holder.stdout.readline() == "held\n"
        answers: list[str] = []
        writer = threading.Thread(target=lambda: answers.append(installation.run(WRITE)))
        writer.start()
        time.sleep(6)
        assert not answers, "nobody is told that it is written before it is"
        holder.communicate("\n", timeout=10)
        writer.join(60)
    finally:
        holder.kill()
        holder.wait(timeout=10)
    assert answers == ["1 10 True\n"]
