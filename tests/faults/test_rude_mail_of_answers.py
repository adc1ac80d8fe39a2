"""The school answers families while the mail server hangs, cuts the line after taking a letter, or asks for patience:
each family hears of the answer, whatever comes twice comes under one name, and on the screen it stands once."""

import time
from collections import Counter

import pytest

from accord.core.tests.mail_sink import Sink, listening
from tests.faults.conftest import Installation
from tests.faults.test_killed_senders import WATCH, running, told

FAMILIES = 6
MANNERS = (
    "take and drop", "hang", "450 4.2.0 come later", "take, then sulk", "take and drop", "data 451 4.3.0 no", "take",
)  # fmt: skip
CUT = MANNERS.count("take and drop")

ANSWER = """
import sys, django
django.setup()
from datetime import timedelta
from accord.core import clock
from accord.messaging.actions.answer_family import answer_family
from accord.messaging.models import Conversation, Message
from accord.people.models import Guardian, Login, StaffMember
from accord.schools.models import HoursInterval, School, WeeklyHours
at = clock.now()
school = School.objects.create(name="Riverbank", slug="riverbank", time_zone="Europe/London")
week = WeeklyHours.objects.create(school=school, kind="school", starts_on=at.date() - timedelta(days=400))
HoursInterval.objects.bulk_create(
    HoursInterval(hours=week, weekday=day, opens_minute=0, closes_minute=1440) for day in range(1, 8)
)
login = Login.objects.create(email="tan@school.example", sign_in_name="tan", name="Tan", password="!")
tan = StaffMember.objects.create(school=school, given_name="Tan", email="tan@school.example", login=login)
for number in range(int(sys.argv[1])):
    email = f"g{number}@home.example"
    own = Login.objects.create(email=email, sign_in_name=f"g{number}", name=f"G {number}", password="!")
    guardian = Guardian.objects.create(school=school, given_name=f"G{number}", email=email, login=own)
    asked = at - timedelta(hours=1)
    conversation = Conversation.objects.create(
        school=school, guardian=guardian, topic="learning", subject="Reading", assigned_staff=tan,
        last_message_at=asked, visible_to_staff_at=asked,
    )
    Message.objects.create(conversation=conversation, guardian=guardian, text="?", written_at=asked, visible_at=asked)
    answer_family(
        conversation=conversation, staff=tan, text="He reads well now.", language="en", by="login:tan", at=at,
        emergency_reason="It cannot wait.",
    )
"""
"""A school that is open day and night, and answers that no quiet hours keep: the test runs whenever it runs."""

WORK = """
import sys, django
django.setup()
from django.conf import settings
settings.EMAIL_TIMEOUT = 1.8
from tests.faults.postmen import keep_alive
keep_alive(int(sys.argv[1]))
"""

SEEN = """
import django
django.setup()
from accord.core import clock
from accord.delivery.facts import news_of
from accord.delivery.models import Attempt, Delivery, Unreached
from accord.messaging.models import Message
from accord.people.models import Guardian
mail = Delivery.objects.filter(channel="email", guardian__isnull=False)
print(mail.count(), mail.filter(status="sent").count(), Unreached.objects.count())
print(Attempt.objects.filter(outcome="started").count())
print(*{len(news_of([one], clock.now())) for one in Guardian.objects.select_related("school__district")})
print(Message.objects.filter(staff__isnull=False).count(), Message.objects.count())
"""


@pytest.mark.fault
@pytest.mark.requirement("C5", "M1")
def test_each_family_hears_of_its_answer_and_reads_it_once(installation: Installation) -> None:
    server = Sink(*MANNERS)
    with listening(server) as port:
        installation.environment.update(ACCORD_SMTP_PORT=str(port), ACCORD_MAIL_TRANSPORT="smtp")
        installation.run(ANSWER, str(FAMILIES))
        with running(installation, WORK, "2") as keeper, running(installation, WATCH) as watcher:
            assert keeper.stdout.readline()
            limit = time.monotonic() + 90
            while left := told(watcher):
                assert time.monotonic() < limit, f"{left} letters have not left"
                time.sleep(0.1)
    mail, open_tries, on_screen, messages = installation.run(SEEN).splitlines()
    assert mail == f"{FAMILIES} {FAMILIES} 0"
    assert open_tries == "0", "no try is left without its end"
    assert on_screen == "1", "once on everybody's screen"
    assert messages == f"{FAMILIES} {2 * FAMILIES}", "one answer to each family"
    arrived = Counter(server.taken)
    assert {address for address, _ in arrived} == {f"g{number}@home.example" for number in range(FAMILIES)}
    assert len(arrived) == FAMILIES, "whatever comes twice comes under one name"
    assert 1 <= sum(arrived.values()) - FAMILIES <= CUT, "only a cut line brings a letter twice"
