"""How fast letters are handed to a mail server: one announcement, personalised, to all guardians of a school.

    python bench/letters.py [LETTERS]

A new SQLite database with everything as it is shipped, one worker, and a mail server on loopback in a process of its
own that takes everything. Each letter is judged again, its try written down before the wire is touched, and its end
noted before the next. Two letters go before, so that the process has loaded what it needs.
"""

import json
import os
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from conversations_mail import sink  # noqa: E402

MEASURE = """
import json, sys, time
import django
django.setup()
from django.core.management import call_command
from django.db import transaction
call_command("migrate", verbosity=0, skip_checks=True)
from accord.core import clock
from accord.core.queue import Worker
from accord.delivery.actions import tell
from accord.delivery.models import Delivery
from accord.people.models import Guardian, Login
from accord.schools.models import School
letters = int(sys.argv[1])
school = School.objects.create(name="Riverbank Primary", slug="riverbank", time_zone="Europe/London")
names = [f"parent{number}@families.example" for number in range(letters)]
logins = Login.objects.bulk_create(Login(email=each, sign_in_name=each, name=each, password="!") for each in names)
guardians = Guardian.objects.bulk_create(
    Guardian(school=school, given_name="G", email=login.email, login=login) for login in logins
)
worker = Worker(queues=("mail",))

def announce(people):
    with transaction.atomic():
        tell(school=school, kind="news", recipients=people, subject="The summer fair is on Saturday",
             text="We open at ten. Bring a friend, and something to sit on.", by="login:bench", at=clock.now())

announce(guardians[:2])
worker.run_until_idle()
announce(guardians)
begun, used = time.perf_counter(), time.process_time()
worker.run_until_idle()
took, used = time.perf_counter() - begun, time.process_time() - used
assert Delivery.objects.filter(channel="email", status="sent").count() == letters + 2
print(json.dumps({"took": took, "used": used}))
"""


def main() -> None:
    """Measure once and print one line."""
    letters = int(sys.argv[1]) if len(sys.argv) > 1 else 1800
    with ExitStack() as stack:
        home = stack.enter_context(tempfile.TemporaryDirectory())
        server = sink(stack)
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "accord.web.settings",
            "ACCORD_HOME": home,
            "ACCORD_MAIL_TRANSPORT": "smtp",
            "ACCORD_SMTP_PORT": str(server.port),
            "ACCORD_LOG_LEVEL": "ERROR",
            "PYTHONPATH": str(ROOT),
        }
        told = subprocess.run(
            [sys.executable, "-c", MEASURE, str(letters)],
            env=environment,
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        ).stdout
        found = json.loads(told.splitlines()[-1])
        assert server.families() == letters + 2, "the mail server has counted otherwise"
    took, each = found["took"], found["used"] / letters * 1000
    print(f"{letters} letters in {took:.2f} s: {letters / took:.0f} a second, {each:.2f} ms of processor each")


if __name__ == "__main__":
    main()
