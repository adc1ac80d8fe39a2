"""Real faults repeat data: what an operator is told of them, in jobs and in the log, holds none of it."""

import asyncio
import json
import logging
import socket
import threading
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.core.mail import send_mail
from django.db import IntegrityError, connection, transaction
from django.test import Client

from accord.core import faults, logs
from accord.core.models import Job
from accord.core.queue import Worker, dead_letters, task
from accord.core.tests.mail_sink import Sink, listening
from accord.core.tests.test_logs import written

__all__ = ["written"]
pytestmark = [pytest.mark.django_db, pytest.mark.requirement("K1")]

CANARY = "canary4711nightingale"


@task(max_attempts=1)
def store_twice(*, email: str) -> None:
    for name in ("first", "second"):
        get_user_model().objects.create(email=email, sign_in_name=f"{name}-{email}", name=name, password="!")


@task(max_attempts=1)
def read_a_letter(*, letter: str) -> None:
    json.loads(letter)


def all_tables() -> str:
    """Everything that the job table holds but the arguments, which a job needs to be done again."""
    with connection.cursor() as asked:
        asked.execute("SELECT task, state, last_error, dedupe_key, leased_by FROM core_job")
        return str(asked.fetchall())


def test_a_doubled_value_is_told_by_its_code_and_constraint_alone(written):
    store_twice.enqueue(email=f"{CANARY}@example.org")
    repeated = CANARY if connection.vendor == "postgresql" else "email"
    with pytest.raises(IntegrityError, match=repeated), transaction.atomic():
        store_twice(email=f"{CANARY}@example.org")
    Worker().run_until_idle()
    (job,) = dead_letters()
    code = "23505" if connection.vendor == "postgresql" else "SQLITE_CONSTRAINT"
    for told in (job.last_error, written.getvalue()):
        assert code in told
        assert "login_email_" in told
        assert "test_faults.py" in told
        assert "store_twice" in told
        assert CANARY not in told
    assert f"(job {job.id})" in written.getvalue()
    assert CANARY not in all_tables()


def test_the_words_of_a_letter_that_breaks_a_parser_are_not_kept(written):
    read_a_letter.enqueue(letter=CANARY)
    Worker().run_until_idle()
    assert dead_letters().get().last_error.startswith("json.decoder.JSONDecodeError in accord/core/tests/")
    assert CANARY not in written.getvalue() + all_tables()


@pytest.mark.parametrize("manner", ["550 5.1.1 <{0}@example.org> {0}: user unknown", "data 554 5.7.1 spam: {0}"])
def test_a_mail_servers_refusal_is_kept_without_the_address_and_the_words_that_it_repeats(settings, written, manner):
    settings.EMAIL_BACKEND = "accord.core.mail.OutboxBackend"
    settings.ACCORD_MAIL_TRANSPORT = "smtp"
    settings.EMAIL_HOST = "127.0.0.1"
    said = manner.format(CANARY)
    with listening(Sink(said)) as settings.EMAIL_PORT:
        send_mail("Hello", CANARY, "school@example.org", [f"{CANARY}@example.org"])
        Worker().run_until_idle()
    kept = dead_letters().get().last_error
    assert "refused it for good" in kept
    assert ("550 5.1.1 (unknown)" if said.startswith("550") else "554 5.7.1 (spam)") in kept
    assert CANARY not in kept + all_tables() + written.getvalue()


@pytest.mark.parametrize(
    "headers",
    [{"Host": f"{CANARY}.example.org"}, {"Referer": f"https://{CANARY}.example.org/join/{CANARY}/"},
     {"Origin": f"https://{CANARY}.example.org"}],
)  # fmt: skip
@pytest.mark.urls("accord.core.tests.open_doors")
def test_where_somebody_came_from_is_not_logged(settings, written, headers):
    settings.ALLOWED_HOSTS = ["testserver"]
    strict = Client(raise_request_exception=False, enforce_csrf_checks=True)
    assert strict.post("/kernel/open/", {}, headers=headers, secure=True).status_code in (400, 403)
    assert CANARY not in written.getvalue()
    assert "django.security" in written.getvalue()


def test_what_libraries_write_of_a_fault_loses_its_words(written):
    async def forget_a_fault() -> None:
        async def fail() -> None:
            raise ValueError(CANARY)

        task_of_nobody = asyncio.get_running_loop().create_task(fail())
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        del task_of_nobody

    asyncio.run(forget_a_fault())
    logging.getLogger("_granian").error(
        f'Application callable raised an exception\n  File "/x/app.py", line 8, in application\n'
        f'    raise ValueError("{CANARY}")\nValueError: {CANARY}'
    )
    logging.getLogger("any").error("It failed: %s", ValueError(CANARY))
    logging.getLogger("any").error(ValueError(CANARY))
    told = written.getvalue()
    assert "ValueError" in told
    assert "line 8, in application" in told
    assert "never retrieved" in told
    assert CANARY not in told


def test_a_thread_that_fails_says_where_and_no_words(capfd, monkeypatch):
    monkeypatch.setattr(threading, "excepthook", logs._thread_ended)
    thread = threading.Thread(target=int, args=(CANARY,), name="worker")
    thread.start()
    thread.join()
    told = capfd.readouterr().err
    assert "The thread worker ended by a fault: ValueError" in told
    assert CANARY not in told


def test_a_command_that_fails_says_where_and_no_words(capfd, monkeypatch):
    from accord.web import commands
    from accord.web.commands import check

    monkeypatch.setattr(check, "run", lambda _options: store_twice(email=f"{CANARY}@example.org"))
    with pytest.MonkeyPatch.context() as unchanged, transaction.atomic():
        unchanged.setattr(commands, "keep_words_off_the_terminal", lambda: None)
        assert commands.main(["check"]) == 1
        transaction.set_rollback(True)
    told = capfd.readouterr().err
    assert "IntegrityError" in told
    assert "(store_twice)" in told
    assert CANARY not in told


def test_an_operator_still_learns_what_to_mend():
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        with pytest.raises(OSError) as nobody:
            socket.create_connection(unused.getsockname(), 1)
    assert faults.said(nobody.value) == "ConnectionRefusedError: ECONNREFUSED"
    with pytest.raises(FileNotFoundError) as missing:
        Path(f"/nowhere/{CANARY}").read_text()
    assert faults.said(missing.value) == "FileNotFoundError: ENOENT"


def test_only_sentences_of_ours_are_kept_as_they_are():
    from accord.core.errors import DomainError

    assert faults.told(DomainError("too-late", f"Dear {CANARY}, the office has closed.")) == "DomainError: too-late"
    assert Job._meta.get_field("last_error").blank
