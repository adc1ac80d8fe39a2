"""The listener is killed at the worst moment: no yes without the mail, and no mail twice."""

import signal
import smtplib
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from os import kill
from pathlib import Path

import pytest

from accord.delivery.tests.inbound.torture import mail
from tests.faults.conftest import Installation

pytestmark = [pytest.mark.fault, pytest.mark.requirement("C5")]

OFFICE = "office@riverbank.example"

SET_UP = """
import django
django.setup()
from accord.delivery.models import InboundAddress
from accord.schools.models import School
school = School.objects.create(name="Riverbank", slug="riverbank")
InboundAddress.objects.create(school=school, address="office@riverbank.example")
"""

HOLD = """
import sys, django
django.setup()
from django.db import connection, transaction
with transaction.atomic():
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE delivery_inboundmail IN EXCLUSIVE MODE")
    print("held", flush=True)
    sys.stdin.readline()
"""

COUNT = """
import django
django.setup()
from django.conf import settings
from accord.core.models import Job
from accord.core.queue import Worker
from accord.delivery.models import InboundMail
from accord.messaging.models import Message
Worker(queues=("default",)).run_until_idle()
kept = list((settings.MEDIA_ROOT / "inbound").rglob("*.eml"))
print(InboundMail.objects.count(), Message.objects.count(), len(kept), Job.objects.exclude(state="done").count())
"""


def started(installation: Installation, *arguments: str) -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, *arguments], env=installation.environment | {"ACCORD_MAIL_DOMAINS": "riverbank.example"},
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip


@contextmanager
def listener(installation: Installation) -> Iterator[tuple[subprocess.Popen, int]]:
    """`accord mail-in` on a free port; gives the process and its port."""
    process = started(installation, "-m", "accord", "mail-in", "--lmtp", "127.0.0.1:0")
    try:
        yield process, int(process.stdout.readline().rsplit(":", 1)[1])
    finally:
        with suppress(ProcessLookupError):
            process.kill()
        process.communicate(timeout=20)


def brought(port: int) -> int:
    """Bring the one mail; returns the code of the answer, 0 when the line broke."""
    try:
        with smtplib.LMTP("127.0.0.1", port, timeout=60) as line:
            line.sendmail("a@example.org", [OFFICE], mail("Tom is ill"))
        return 250
    except smtplib.SMTPDataError as refusal:
        return refusal.smtp_code
    except (smtplib.SMTPRecipientsRefused, smtplib.SMTPServerDisconnected, OSError):
        return 0


def test_killed_at_any_moment_the_listener_loses_and_doubles_nothing(installation):
    installation.run(SET_UP)
    media = Path(installation.environment["ACCORD_HOME"]) / "media" / "inbound"
    with listener(installation) as (process, port):
        holder = started(installation, "-c", HOLD)
        assert holder.stdout.readline() == "held\n"
        with socket.create_connection(("127.0.0.1", port), 30) as line:
            say(line, b"", b"LHLO x", b"MAIL FROM:<a@example.org>", b"RCPT TO:<" + OFFICE.encode() + b">", b"DATA")
            line.sendall(mail("Tom is ill") + b"\r\n.\r\n")
            last = time.monotonic() + 20
            while not list(media.rglob("*.eml")):
                assert time.monotonic() < last, "the bytes never reached the disk"
                time.sleep(0.01)
            line.settimeout(0.3)
            with pytest.raises(TimeoutError):
                line.recv(100)
            kill(process.pid, signal.SIGKILL)
            line.settimeout(10)
            heard = b""
            with suppress(OSError):
                heard = line.recv(100)
            assert heard == b"", "no yes was said"
        holder.communicate("\n", timeout=20)
    assert installation.run(COUNT).split() == ["0", "0", "1", "0"]
    with listener(installation) as (_process, port):
        assert brought(port) == 250
        assert brought(port) == 250, "the sender did not hear the yes and asks once more"
    assert installation.run(COUNT).split() == ["1", "1", "1", "0"]
    killed_again_and_again(installation)


def killed_again_and_again(installation: Installation) -> None:
    """At whatever moment it is killed: a yes only with the mail, and in the end one mail more."""
    said_yes = 0
    for pause in (0.0, 0.01, 0.04):
        with listener(installation) as (process, port), socket.create_connection(("127.0.0.1", port), 30) as line:
            say(line, b"", b"LHLO x", b"MAIL FROM:<a@example.org>", b"RCPT TO:<" + OFFICE.encode() + b">", b"DATA")
            line.sendall(mail("Tom is well", Message_ID="<2@x>") + b"\r\n.\r\n")
            time.sleep(pause)
            kill(process.pid, signal.SIGKILL)
            line.settimeout(10)
            with suppress(OSError):
                said_yes += line.recv(100).startswith(b"250")
    mails, *_rest = map(int, installation.run(COUNT).split())
    assert mails <= 2
    assert mails == 2 or not said_yes, "a yes without the mail"
    with listener(installation) as (_process, port), smtplib.LMTP("127.0.0.1", port, timeout=60) as line:
        line.sendmail("a@example.org", [OFFICE], mail("Tom is well", Message_ID="<2@x>"))
    assert installation.run(COUNT).split() == ["2", "2", "2", "0"]


def say(line: socket.socket, *commands: bytes) -> None:
    """Say one command after the other, each after the answer to the one before."""
    for command in commands:
        if command:
            line.sendall(command + b"\r\n")
        said = b""
        while not said.endswith(b"\n") or b"\r\n250-" in b"\r\n" + said.splitlines(keepends=True)[-1]:
            said += line.recv(1000)


def test_while_the_database_is_away_the_answer_is_try_again(tmp_path):
    away = Installation(
        "away",
        {
            "PATH": "/usr/bin:/bin",
            "DJANGO_SETTINGS_MODULE": "accord.web.settings",
            "ACCORD_HOME": str(tmp_path),
            "DATABASE_URL": "postgres://nobody@127.0.0.1:1/none",
            "ACCORD_LOG_LEVEL": "ERROR",
        },
    )
    with listener(away) as (_process, port), smtplib.LMTP("127.0.0.1", port, timeout=60) as line:
        line.ehlo_or_helo_if_needed()
        line.mail("a@example.org")
        assert line.rcpt(OFFICE)[0] == 451
        assert line.noop()[0] == 250, "and the listener goes on"
