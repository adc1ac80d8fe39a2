"""The data set for `conversations.py`: a school of 1,200 children and years of conversations, the same each time.

    python bench/conversations_data.py MESSAGES        # into the database of ACCORD_HOME or DATABASE_URL

1,200 students in 40 forms, 1,800 guardians, 100 staff; the words, counts and shares are those of
`conversations_words.py`. It prints, as one line of JSON, the sessions that are signed in and what to ask for.
"""

import json
import os
import sys
import time
from datetime import UTC, datetime, timedelta
from typing import Any

import django
from conversations_asks import answered_of
from conversations_words import CLASSES, GUARDIANS, SIGNED_IN, STAFF, STUDENTS, talks


def school_of(at: datetime) -> dict[str, Any]:
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
    return {"school": school, "staff": staff, "students": students, "guardians": guardians, "logins": logins}


def conversations(known: dict[str, Any], count: int, at: datetime) -> None:
    """Write the conversations with their messages, who has them, their promises and their ends."""
    from accord.charters.facts import edition_in_force
    from accord.messaging.models import Assignment, Closing, Conversation, Message, ResponseClock

    school, guardians, staff = known["school"], known["guardians"], known["staff"]
    edition = edition_in_force(school, at.date())
    topics = ("learning", "friendships", "attendance", "transport", "money", "something_else")
    for batch in talks(count, at):
        written = Conversation.objects.bulk_create(
            [
                Conversation(
                    school=school, guardian=guardians[talk.guardian],
                    student=known["students"][talk.guardian % STUDENTS],
                    topic=topics[talk.number % 6], subject=talk.subject, edition=edition,
                    confidential=talk.number % 50 == 49,
                    waiting_on="nobody" if talk.closed else "school",
                    due_at=None if talk.closed else talk.began + timedelta(days=4),
                    last_message_at=min(talk.began + timedelta(days=1), at), visible_to_staff_at=talk.began,
                    closed_at=talk.closed, assigned_staff=None if talk.staff is None else staff[talk.staff],
                    family_news_at=max((said.at for said in talk.said if said.by_staff), default=None),
                    created_at=talk.began,
                )
                for talk in batch
            ],
            batch_size=500,
        )  # fmt: skip
        messages = Message.objects.bulk_create(
            [
                Message(
                    conversation=one, guardian=None if said.by_staff else one.guardian,
                    staff=(one.assigned_staff or staff[0]) if said.by_staff else None,
                    text=said.text, language="en", written_at=said.at, visible_at=said.at, created_at=said.at,
                )
                for talk, one in zip(batch, written, strict=True)
                for said in talk.said
            ],
            batch_size=500,
        )  # fmt: skip
        first = {message.conversation_id: message for message in reversed(messages)}
        answers = {message.conversation_id: message for message in messages if message.staff_id}
        Assignment.objects.bulk_create(
            [
                Assignment(
                    conversation=one, staff=one.assigned_staff, because="form_teacher", created_at=one.created_at
                )
                for one in written
            ],
            batch_size=500,
        )
        ResponseClock.objects.bulk_create(
            [
                ResponseClock(
                    conversation=one, message=first[one.pk], kind="answer", edition=edition, clause_key="answers",
                    within="3 working_days", counts="from_first_school_day", started_at=one.created_at,
                    due_at=one.created_at + timedelta(days=4), created_at=one.created_at,
                    stopped_at=one.closed_at and answers[one.pk].written_at, stopped_by=answers.get(one.pk),
                )
                for one in written
            ],
            batch_size=500,
        )  # fmt: skip
        Closing.objects.bulk_create(
            [
                Closing(conversation=one, by=one.assigned_staff, created_at=one.closed_at)
                for one in written
                if one.closed_at
            ],
            batch_size=500,
        )


def opened_by(staff: list[Any], refs: list[str], at: datetime) -> None:
    """Let each of some staff have opened each of some conversations, as people do before they answer."""
    from accord.messaging.models import Conversation, ReadMark

    opened = Conversation.objects.filter(ref__in=refs).values_list("pk", flat=True)
    ReadMark.objects.bulk_create(
        (ReadMark(conversation_id=one, staff=person, read_at=at) for one in opened for person in staff),
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

    from accord.core.table_counts import count_tables
    from accord.messaging.models import Conversation

    began = time.perf_counter()
    at = datetime.now(UTC).replace(minute=0, second=0, microsecond=0)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA cache_size=-1000000")  # 1 GB while a million messages and their index are written
    with transaction.atomic():
        known = school_of(at)
    with transaction.atomic():
        conversations(known, messages * 2 // 5, at)
    sessions = sign_in(known["logins"])
    count_tables()
    own = [
        list(
            Conversation.objects.filter(guardian=guardian)
            .order_by("-last_message_at")
            .values_list("ref", flat=True)[:40]
        )
        for guardian in known["guardians"][:SIGNED_IN]
    ]
    desk = list(
        Conversation.objects.filter(school=known["school"], closed_at__isnull=True, confidential=False)
        .order_by("-id")
        .values_list("ref", flat=True)[:4_000]
    )
    opened_by(known["staff"][:SIGNED_IN], answered_of(desk), at)
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
