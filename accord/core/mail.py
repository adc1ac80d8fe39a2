"""Mail leaves through the queue: stored in the transaction that causes it, sent by the worker.

One job is one message to one recipient, so that one bad address delays nobody and nobody is written to twice
for the sake of another. A message keeps its Message-ID through every attempt. What the mail server cannot take
now comes back for two days; what it refuses for good is laid aside, where a person sees it.
"""

import base64
import secrets
import smtplib
from collections.abc import Sequence
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.message import sanitize_address

from accord.core.faults import said
from accord.core.queue import NeverPossible, TryLater, task

TRANSPORTS = {
    "smtp": "accord.core.smtp.PatientBackend",
    "file": "django.core.mail.backends.filebased.EmailBackend",
    "console": "django.core.mail.backends.console.EmailBackend",
}


class OutboxBackend(BaseEmailBackend):
    """Enqueues each message; Django and allauth send through it without knowing."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            if not any(name.lower() == "message-id" for name in message.extra_headers):
                message.extra_headers["Message-ID"] = new_message_id()
            raw = base64.b64encode(message.message().as_bytes()).decode()
            sender = sanitize_address(message.from_email, "utf-8")
            for address in message.recipients():
                deliver_mail.enqueue(raw=raw, sender=sender, recipient=sanitize_address(address, "utf-8"))
        return len(email_messages)


def new_message_id() -> str:
    """Return a Message-ID under the product's own address; it asks no name server and tells no host name."""
    host = urlsplit(settings.ACCORD_BASE_URL).hostname or "localhost"
    return f"<{secrets.token_hex(16)}@{host}>"


class Built(EmailMessage):
    """A message that was built before, for one recipient."""

    def __init__(self, raw: bytes, sender: str, recipient: str) -> None:
        super().__init__(from_email=sender, to=[recipient])
        self.raw = raw

    def message(self, **_: Any) -> Any:
        return _Bytes(self.raw)


class _Bytes:
    """What Django's transports ask of a built message."""

    def __init__(self, raw: bytes) -> None:
        self.raw = raw

    def as_bytes(self, linesep: str = "\n") -> bytes:
        return self.raw.replace(b"\r\n", b"\n").replace(b"\n", linesep.encode())

    def get_charset(self) -> None:
        return None


@task(queue="mail", priority=5, max_attempts=64, atomic=False)
def deliver_mail(*, raw: str, sender: str, recipient: str) -> None:
    """Hand one stored message to the mail server."""
    message = Built(base64.b64decode(raw), sender, recipient)
    try:
        hand_over(message)
    except (smtplib.SMTPException, OSError) as failure:
        if _is_final(failure):
            raise NeverPossible(f"The mail server refused it for good. {said(failure)}") from None
        raise TryLater(f"The mail server could not take it. {said(failure)}") from None


def hand_over(message: EmailMessage) -> None:
    """Send one message; once the server has said that it took it, a rude goodbye counts for nothing."""
    transport = settings.ACCORD_MAIL_TRANSPORT
    if transport == "file":
        settings.EMAIL_FILE_PATH.mkdir(parents=True, exist_ok=True)
    connection = get_connection(TRANSPORTS[transport])
    try:
        connection.open()
        connection.send_messages([message])
    finally:
        with suppress(smtplib.SMTPException, OSError):
            connection.close()


def _is_final(failure: Exception) -> bool:
    """Whether the server refused this recipient or this text for good; all else may be mended, so it waits."""
    if isinstance(failure, smtplib.SMTPRecipientsRefused):
        return all(500 <= code < 600 for code, _ in failure.recipients.values())
    return isinstance(failure, smtplib.SMTPDataError) and 500 <= failure.smtp_code < 600
