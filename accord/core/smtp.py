"""Handing mail to an SMTP server that may be slow, silent or rude."""

import socket
import threading
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend

PATIENCE = 60.0
"""Seconds from the first greeting to the last word, however slowly the server drips them."""


class PatientBackend(EmailBackend):
    """Django's SMTP transport, with an end to its patience: the time-out of a socket counts silence only."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines: list[socket.socket] = []
        self.watch: threading.Timer | None = None

    @property
    def connection_class(self) -> Any:
        usual, lines = super().connection_class, self.lines

        class Watched(usual):  # type: ignore[misc, valid-type]
            def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
                line: socket.socket = super()._get_socket(host, port, timeout)
                lines.append(line)
                return line

        return Watched

    def open(self) -> bool | None:
        if self.watch is None:
            self.watch = threading.Timer(PATIENCE, self._cut)
            self.watch.daemon = True
            self.watch.start()
        return super().open()

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        return super().send_messages(email_messages) or 0

    def close(self) -> None:
        try:
            super().close()
        finally:
            if self.watch is not None:
                self.watch.cancel()
                self.watch = None

    def _parts(self) -> tuple[object, object]:
        return self.connection, getattr(self, "_partial_connection", None)

    def _cut(self) -> None:
        talking = (getattr(part, "sock", None) for part in self._parts())
        for line in (*talking, *self.lines):
            if line is not None:
                with suppress(OSError):
                    line.shutdown(socket.SHUT_RDWR)
