"""Mail leaves through the queue: stored in the transaction that causes it, sent by the worker."""

import base64
from collections.abc import Sequence
from email import message_from_bytes
from email.policy import SMTP
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.message import sanitize_address

from accord.core.queue import task

TRANSPORTS = {
    "smtp": "django.core.mail.backends.smtp.EmailBackend",
    "file": "django.core.mail.backends.filebased.EmailBackend",
    "console": "django.core.mail.backends.console.EmailBackend",
}


class OutboxBackend(BaseEmailBackend):
    """Enqueues each message; Django and allauth send through it without knowing."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            raw = message.message().as_bytes()
            deliver_mail.enqueue(
                raw=base64.b64encode(raw).decode(),
                sender=sanitize_address(message.from_email, "utf-8"),
                recipients=[sanitize_address(address, "utf-8") for address in message.recipients()],
            )
        return len(email_messages)


class _Raw(EmailMessage):
    """A message that is already built, with the same Message-ID on every try."""

    def __init__(self, raw: bytes, sender: str, recipients: list[str]) -> None:
        super().__init__(from_email=sender, to=recipients)
        self.raw = raw

    def message(self) -> Any:  # type: ignore[override]
        return _Parsed(self.raw)


class _Parsed:
    def __init__(self, raw: bytes) -> None:
        self.raw = raw
        self.parsed = message_from_bytes(raw, policy=SMTP)

    def as_bytes(self, linesep: str = "\n") -> bytes:
        return self.raw if linesep == "\n" else self.raw.replace(b"\r\n", b"\n").replace(b"\n", linesep.encode())

    def get_charset(self) -> None:
        return None


@task(queue="default", priority=5, max_attempts=20, atomic=False)
def deliver_mail(*, raw: str, sender: str, recipients: list[str]) -> None:
    """Hand one stored message to the mail server."""
    if settings.EMAIL_FILE_PATH and settings.ACCORD_MAIL_TRANSPORT == "file":
        settings.EMAIL_FILE_PATH.mkdir(parents=True, exist_ok=True)
    with get_connection(TRANSPORTS[settings.ACCORD_MAIL_TRANSPORT]) as connection:
        connection.send_messages([_Raw(base64.b64decode(raw), sender, recipients)])
