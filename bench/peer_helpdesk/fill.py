"""The conversations of `conversations_words.py` as tickets: one ticket each, its first message the description.

    python -m peer_helpdesk.fill MESSAGES      # with DJANGO_SETTINGS_MODULE=peer_helpdesk.settings and HELPDESK_HOME

The later messages are its follow-ups; the answer of the staff is also the resolution, as when a ticket is closed with
it, because the search looks at description and resolution and not at follow-ups. It prints, as one line of JSON, the
sessions that are signed in and what to ask for.
"""

import json
import os
import sys
from datetime import UTC, datetime
from importlib import import_module
from typing import Any

import django
from conversations_words import GUARDIANS, SIGNED_IN, STAFF, Talk, talks
from django.conf import settings

OPEN, CLOSED = 1, 4


def main() -> None:
    """Write everything and say what to ask for."""
    django.setup()
    from django.core.management import call_command
    from django.db import connection, transaction

    call_command("migrate", verbosity=0)
    call_command("loaddata", "emailtemplate.json", verbosity=0)
    count = int(sys.argv[1]) * 2 // 5
    at = datetime.now(UTC).replace(minute=0, second=0, microsecond=0)
    with transaction.atomic():
        known = people()
        for batch in talks(count, at):
            tickets(batch, known)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    print(json.dumps(asked(known)))


def people() -> dict[str, Any]:
    """One queue, the staff, and the guardians who sign in; the others are addresses, as a help desk has them."""
    from django.contrib.auth import get_user_model
    from helpdesk.models import Queue

    account = get_user_model()

    def person(kind: str, number: int, *, is_staff: bool) -> Any:
        name = f"{kind}{number}"
        one = account(username=name, email=f"{name}@bench.example", first_name=kind.capitalize(), last_name=str(number))
        one.is_staff, one.password = is_staff, "!"
        one.save()  # one by one: its settings are made by a signal
        return one

    return {
        "queue": Queue.objects.create(title="Front door", slug="door", email_address="door@bench.example"),
        "staff": [person("staff", number, is_staff=True) for number in range(STAFF)],
        "families": [person("parent", number, is_staff=False) for number in range(SIGNED_IN)],
        "addresses": [f"parent{number}@bench.example" for number in range(GUARDIANS)],
    }


def tickets(batch: list[Talk], known: dict[str, Any]) -> None:
    """Tickets with their follow-ups and times."""
    from helpdesk.models import FollowUp, Ticket

    staff = known["staff"]
    Ticket._meta.get_field("created").auto_now_add = False  # the times are those of the conversations, not now
    Ticket._meta.get_field("modified").auto_now = False
    made = Ticket.objects.bulk_create(
        [
            Ticket(
                title=talk.subject, queue=known["queue"], submitter_email=known["addresses"][talk.guardian],
                assigned_to=None if talk.staff is None else staff[talk.staff], status=CLOSED if talk.closed else OPEN,
                description=talk.said[0].text, resolution=talk.said[1].text if talk.closed else None,
                created=talk.began, modified=talk.said[-1].at,
            )
            for talk in batch
        ],
        batch_size=500,
    )  # fmt: skip
    FollowUp.objects.bulk_create(
        [
            FollowUp(
                ticket=ticket, date=said.at, title="Comment", comment=said.text, public=True,
                user=(ticket.assigned_to or staff[0]) if said.by_staff else None,
                new_status=CLOSED if said.by_staff else None,
            )
            for talk, ticket in zip(batch, made, strict=True)
            for said in talk.said[1:]
        ],
        batch_size=500,
    )  # fmt: skip


def asked(known: dict[str, Any]) -> dict[str, Any]:
    """Signed-in sessions and the open tickets that are opened and answered."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from helpdesk.models import Ticket

    store = import_module(settings.SESSION_ENGINE).SessionStore

    def session(person: Any) -> str:
        one = store()
        one[SESSION_KEY] = str(person.pk)
        one[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
        one[HASH_SESSION_KEY] = person.get_session_auth_hash()
        one.create()
        return str(one.session_key)

    return {
        "sessions": {
            "staff": [session(one) for one in known["staff"][:SIGNED_IN]],
            "family": [session(one) for one in known["families"]],
        },
        "tickets": list(
            Ticket.objects.filter(status=OPEN)
            .order_by("-id")
            .values_list("id", "title", "queue_id", "assigned_to_id")[:4_000]
        ),
    }


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "peer_helpdesk.settings")
    main()
