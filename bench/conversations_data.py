"""The data set for `conversations.py`: a school of 1,200 children and years of conversations, the same each time.

    python bench/conversations_data.py MESSAGES        # into the database of ACCORD_HOME or DATABASE_URL

1,200 students in 40 forms, 1,800 guardians, 100 staff; of every five messages two conversations (2.5 messages each,
25 to 90 words). 5 % of the conversations are open at the front door, 5 % open with a member of staff, 90 % settled.
Words come from a vocabulary of 2,000; twenty `rare` words stand in about one message of 200 each. It prints, as one
line of JSON, the sessions that are signed in and what to ask for.
"""

import json
import os
import random
import sys
import time
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any

import django

STUDENTS, GUARDIANS, STAFF, CLASSES = 1_200, 1_800, 100, 40
SIGNED_IN = 16
BATCH = 2_000
SYLLABLES = tuple("ba ce di fo gu ha je ki lo mu na pe qui ro su ta ve wi xo zu".split())  # noqa: SIM905


def vocabulary(chance: random.Random) -> list[str]:
    """2,000 invented words, the frequent ones first."""
    words: dict[str, None] = {}
    while len(words) < 2_000:
        words["".join(chance.choices(SYLLABLES, k=chance.choice((1, 2, 2, 3, 3, 4))))] = None
    return list(words)


RARE = [f"marker{letter}" for letter in "abcdefghijklmnopqrst"]


class Writer:
    """Texts of 25 to 90 words."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.words = vocabulary(chance)
        self.weights = [1 / (rank + 3) for rank in range(len(self.words))]
        self.sums: list[float] = []
        total = 0.0
        for weight in self.weights:
            total += weight
            self.sums.append(total)

    def text(self) -> str:
        """One message."""
        words = self.chance.choices(self.words, cum_weights=self.sums, k=self.chance.randint(25, 90))
        if self.chance.random() < 0.1:
            words[self.chance.randrange(len(words))] = self.chance.choice(RARE)
        return " ".join(words).capitalize() + "."

    def subject(self) -> str:
        """A few words."""
        return " ".join(self.chance.choices(self.words, k=3)).capitalize()


def school_of(at: datetime, chance: random.Random) -> dict[str, Any]:
    """The cast with its charter, and the many others around it."""
    from accord.people.models import (
        Enrolment,
        Guardian,
        Login,
        RoleHolding,
        SchoolClass,
        StaffMember,
        Student,
        StudentContact,
        Teaching,
    )
    from accord.web.demo import stage
    from accord.web.demo.charter import agree_on_charter

    cast = stage(at=at)
    agree_on_charter(at=at)
    school, begun = cast.riverbank, at.date() - timedelta(days=900)
    year = cast.classes["4B"].year
    logins = [
        Login(
            sign_in_name=f"bench.{kind}.{number}",
            email=f"{kind}{number}@bench.example",
            name=f"Bench {kind} {number}",
            language="en",
            password="!",
        )
        for kind in ("staff", "family")
        for number in range(SIGNED_IN)
    ]
    logins = Login.objects.bulk_create(logins)
    staff = StaffMember.objects.bulk_create(
        StaffMember(
            school=school, given_name=f"Staff{number}", family_name=f"Teaching{number}", title="Ms", starts_on=begun,
            login=logins[number] if number < SIGNED_IN else None, job_title="Office" if number < 20 else "Teacher",
        )
        for number in range(STAFF)
    )  # fmt: skip
    RoleHolding.objects.bulk_create(
        RoleHolding(staff=one, role="office" if number < 20 else "teacher", starts_on=begun)
        for number, one in enumerate(staff)
    )
    classes = SchoolClass.objects.bulk_create(
        SchoolClass(
            school=school, name=f"Z{number}", kind=cast.classes["4B"].kind, year=year, year_group=str(number % 7)
        )
        for number in range(CLASSES)
    )
    Teaching.objects.bulk_create(
        Teaching(school_class=one, staff=staff[20 + number], starts_on=begun, part="form_teacher")
        for number, one in enumerate(classes)
    )
    students = Student.objects.bulk_create(
        Student(
            school=school, given_name=f"Child{number}", family_name=f"Family{number % GUARDIANS}",
            year_group=str(number % 7), starts_on=begun,
        )
        for number in range(STUDENTS)
    )  # fmt: skip
    Enrolment.objects.bulk_create(
        Enrolment(student=one, school_class=classes[number % CLASSES], starts_on=begun)
        for number, one in enumerate(students)
    )
    guardians = Guardian.objects.bulk_create(
        Guardian(
            school=school, given_name=f"Parent{number}", family_name=f"Family{number}", language="en",
            email=f"parent{number}@families.example", starts_on=begun,
            login=logins[SIGNED_IN + number] if number < SIGNED_IN else None,
        )
        for number in range(GUARDIANS)
    )  # fmt: skip
    child_of = {number: number % STUDENTS for number in range(GUARDIANS)}
    StudentContact.objects.bulk_create(
        StudentContact(
            school=school, student=students[child_of[number]], guardian=one, relationship="parent",
            parental_responsibility=True,
            lives_with=True, may_be_contacted=True, may_collect=True, starts_on=begun,
        )
        for number, one in enumerate(guardians)
    )  # fmt: skip
    del chance
    return {"school": school, "staff": staff, "students": students, "guardians": guardians, "logins": logins}


def conversations(known: dict[str, Any], count: int, at: datetime, chance: random.Random) -> None:
    """Write the conversations with their messages, who has them, their promises and their ends."""
    from accord.charters.facts import edition_in_force
    from accord.messaging.models import Assignment, Closing, Conversation, Message, ResponseClock

    writer = Writer(chance)
    school = known["school"]
    edition = edition_in_force(school, at.date())
    topics = ("learning", "friendships", "attendance", "transport", "money", "something_else")
    numbers = iter(range(count))
    while batch := list(islice(numbers, BATCH)):
        talks, kinds = [], []
        for number in batch:
            kind = number % 20
            guardian = number % GUARDIANS
            began = at - timedelta(minutes=(count - number) * (700 * 24 * 60) // count + 60)
            closed = None if kind < 2 else min(began + timedelta(days=2), at)
            staff = None if kind == 0 else known["staff"][number * 7 % STAFF]
            talks.append(
                Conversation(
                    school=school, guardian=known["guardians"][guardian],
                    student=known["students"][guardian % STUDENTS],
                    topic=topics[number % 6], subject=writer.subject(), edition=edition, confidential=number % 50 == 49,
                    waiting_on="school" if kind < 2 else "nobody",
                    due_at=began + timedelta(days=4) if kind < 2 else None,
                    last_message_at=min(began + timedelta(days=1), at), visible_to_staff_at=began, closed_at=closed,
                    assigned_staff=staff, created_at=began,
                )
            )  # fmt: skip
            kinds.append(kind)
        talks = Conversation.objects.bulk_create(talks, batch_size=500)
        written = []
        for number, talk, kind in zip(batch, talks, kinds, strict=True):
            for turn in range(2 + number % 2):
                said = min(talk.created_at + timedelta(hours=7 * turn), at)
                by_staff = turn == 1 and kind >= 2
                written.append(
                    Message(
                        conversation=talk, guardian=None if by_staff else talk.guardian,
                        staff=(talk.assigned_staff or known["staff"][0]) if by_staff else None,
                        text=writer.text(), language="en", written_at=said, visible_at=said, created_at=said,
                    )
                )  # fmt: skip
        written = Message.objects.bulk_create(written, batch_size=500)
        first = {message.conversation_id: message for message in reversed(written)}
        answers = {message.conversation_id: message for message in written if message.staff_id}
        Assignment.objects.bulk_create(
            [
                Assignment(
                    conversation=talk, staff=talk.assigned_staff, because="form_teacher", created_at=talk.created_at
                )
                for talk in talks
            ],
            batch_size=500,
        )
        ResponseClock.objects.bulk_create(
            [
                ResponseClock(
                    conversation=talk, message=first[talk.pk], kind="answer", edition=edition, clause_key="answers",
                    within="3 working_days", counts="from_first_school_day", started_at=talk.created_at,
                    due_at=talk.created_at + timedelta(days=4), created_at=talk.created_at,
                    stopped_at=talk.closed_at and answers[talk.pk].written_at, stopped_by=answers.get(talk.pk),
                )
                for talk in talks
            ],
            batch_size=500,
        )  # fmt: skip
        Closing.objects.bulk_create(
            [
                Closing(conversation=talk, by=talk.assigned_staff, created_at=talk.closed_at)
                for talk in talks
                if talk.closed_at
            ],
            batch_size=500,
        )


def sign_in(logins: list[Any]) -> dict[str, list[str]]:
    """A session for each of the signed-in, as the sign-in would leave it."""
    from importlib import import_module

    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

    store = import_module(settings.SESSION_ENGINE).SessionStore
    keys = []
    for login in logins:
        session = store()
        session[SESSION_KEY] = str(login.pk)
        session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
        session[HASH_SESSION_KEY] = login.get_session_auth_hash()
        session.create()
        keys.append(session.session_key)
    return {"staff": keys[:SIGNED_IN], "family": keys[SIGNED_IN:]}


def main() -> None:
    """Write everything and say what to ask for."""
    messages = int(sys.argv[1])
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "accord.web.settings")
    django.setup()
    from django.db import connection, transaction

    from accord.messaging.models import Conversation

    began = time.perf_counter()
    at = datetime.now(UTC).replace(minute=0, second=0, microsecond=0)
    chance = random.Random(2026)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA cache_size=-1000000")  # 1 GB while a million messages and their index are written
    with transaction.atomic():
        known = school_of(at, chance)
    with transaction.atomic():
        conversations(known, messages * 2 // 5, at, chance)
    sessions = sign_in(known["logins"])
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    own = [
        list(
            Conversation.objects.filter(guardian=guardian, closed_at__isnull=False)
            .order_by("-last_message_at")
            .values_list("ref", flat=True)[:40]
        )
        for guardian in known["guardians"][:SIGNED_IN]
    ]
    desk = list(
        Conversation.objects.filter(school=known["school"], closed_at__isnull=True, confidential=False)
        .order_by("-id")
        .values_list("ref", flat=True)[:400]
    )
    print(
        json.dumps(
            {
                "sessions": sessions,
                "family_conversations": own,
                "desk_conversations": desk,
                "seconds": round(time.perf_counter() - began, 1),
            }
        )
    )


if __name__ == "__main__":
    main()
