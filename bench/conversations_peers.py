"""The help desk that stands beside Accord: its environment, data, server, mail server, and what is asked of it."""

import json
import os
import re
import subprocess
import urllib.parse
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import count
from pathlib import Path
from typing import Any

from conversations_asks import MAILED, POST, REQUEST_ALONE, answer_text, numbers
from conversations_client import Ask, shown_after
from conversations_drive import Asks, Server
from conversations_mail import sink
from conversations_processes import free_port, serving
from conversations_words import FREQUENT, RARE
from peers import environment

HERE = Path(__file__).resolve().parent
CSRF = "d" * 32
LIST = re.compile(rb"/datatables_ticket_list/[A-Za-z0-9+/=]+")
PAGE = 25
"""Rows of its list, as its settings have them for a new installation."""


def helpdesk(stack: ExitStack, home: Path, messages: int, database: str, pids: list[int], *, has_mail: bool) -> Server:
    """django-helpdesk with its data in `home`, filled unless it is.

    `database` is the URL of a PostgreSQL with the processes `pids`, where it gets a database of its own, or ''. With
    `has_mail` it sends its mail to a server that counts it, else to nowhere.
    """
    mail = sink(stack) if has_mail else None
    python = environment("helpdesk")
    variables = {
        **os.environ,
        "HELPDESK_HOME": str(home),
        "HELPDESK_POSTGRES": database and f"{database.rpartition('/')[0]}/helpdesk",
        "HELPDESK_SMTP_PORT": str(mail.port) if mail else "",
        "DJANGO_SETTINGS_MODULE": "peer_helpdesk.settings",
        "PYTHONPATH": str(HERE),
    }
    known = home / "asked.json"
    if not known.exists():
        home.mkdir(parents=True, exist_ok=True)
        if database:
            from tests.postgres import new_database

            new_database(database, "helpdesk")
        (home / "helpdesk.sqlite3").unlink(missing_ok=True)
        fill = [python, "-m", "peer_helpdesk.fill", str(messages)]
        known.write_text(subprocess.run(fill, env=variables, check=True, capture_output=True, text=True).stdout)
    port = free_port()
    command = [python, "-m", "gunicorn", "--workers", "2", "--threads", "4", "--bind", f"127.0.0.1:{port}"]
    command += ["--timeout", "300", "--log-level", "critical", "django.core.wsgi:get_wsgi_application()"]
    pid = stack.enter_context(serving(command, variables, port, HERE))
    rows = helpdesk_asks(json.loads(known.read_text()))
    if mail is None:
        del rows[MAILED]
        return Server("django-helpdesk 2.6.1, mail to nowhere", port, [pid], pids, rows)
    mailed = frozenset({POST, MAILED, REQUEST_ALONE})
    return Server("django-helpdesk 2.6.1", port, [pid], pids, rows, mail, mailed)


def helpdesk_asks(asked: dict[str, Any]) -> dict[str, Asks]:
    """The rows it can be compared in; a list is a page and the rows that the page asks for, counted as one."""
    staff, family = asked["sessions"]["staff"], asked["sessions"]["family"]
    opened, answered = asked["tickets"][::2], asked["tickets"][1::2]

    def cookies(key: str) -> str:
        return f"sessionid={key}; csrftoken={CSRF}"

    def listed(query: str, key: str, least: int = PAGE) -> Ask:
        def rows(shell: bytes) -> Ask:
            found = LIST.search(shell)
            path = found[0].decode() if found else "/no-rows-in-the-page"
            draw = f"?draw=1&start=0&length={PAGE}&search%5Bvalue%5D="
            return Ask(path + draw, cookies(key), b'"submitter": "parent', times=least)

        return Ask(f"/tickets/{query}", cookies(key), b"ticketTable", then=rows)

    def page(query: str) -> Asks:
        def asks(client: int) -> Iterator[Ask]:
            while True:
                yield listed(query, staff[client])

        return asks

    def open_one(client: int) -> Iterator[Ask]:
        for number in count(client * 23):
            yield Ask(f"/tickets/{opened[number % len(opened)][0]}/", cookies(staff[client]), b"commentBox")

    def search(client: int) -> Iterator[Ask]:
        for number in count(client):
            yield listed(f"?q={RARE[number % len(RARE)]}", staff[client], 1)

    def own(client: int) -> Iterator[Ask]:
        tickets = Ask("/api/user_tickets/?page=1", cookies(family[client]), f"parent{client}@".encode())
        while True:
            yield Ask("/tickets/my-tickets/", cookies(family[client]), b"ticketsTable", then=lambda _: tickets)

    def reply(*, shown: bool = True) -> Asks:
        def asks(client: int) -> Iterator[Ask]:
            for number in numbers():
                ticket, title, queue, owner = answered[number % len(answered)]
                text = answer_text(number, client)
                fields = {"csrfmiddlewaretoken": CSRF, "comment": text, "new_status": 1, "public": 1}
                fields |= {"title": title, "queue": queue, "owner": owner or 0, "priority": 3, "due_date": ""}
                path = f"/tickets/{ticket}/"
                body = urllib.parse.urlencode(fields).encode()
                then = shown_after(cookies(staff[client]), text.encode()) if shown else None
                yield Ask(f"{path}update/", cookies(staff[client]), path.encode(), body, status=302, then=then)

        return asks

    return {
        "inbox": page(""),
        "inbox, all": page("?sort=created&sortreverse=on"),
        "open a conversation": open_one,
        "search": search,
        "search, frequent word": page(f"?q={FREQUENT}"),
        "family home": own,
        POST: reply(),
        MAILED: reply(),
        REQUEST_ALONE: reply(shown=False),
    }
