"""Handing mail to an SMTP server that may be slow, silent or rude."""

import socket
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend

PATIENCE = 60.0
"""Seconds for one letter, from the first greeting to the last word, however slowly the server drips them."""


class PatientBackend(EmailBackend):
    """Django's SMTP transport, with an end to its patience: the time-out of a socket counts silence only."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines: list[socket.socket] = []
        self.watch: threading.Thread | None = None
        self._over = threading.Event()
        self._until = 0.0

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
        self.be_patient_again()
        if self.watch is None:
            self._over.clear()
            self.watch = threading.Thread(target=self._cut_in_time, daemon=True)
            self.watch.start()
        return super().open()

    def be_patient_again(self) -> None:
        """Give the server all its time for what comes next on this line."""
        self._until = time.monotonic() + PATIENCE

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        return super().send_messages(email_messages) or 0

    def close(self) -> None:
        try:
            super().close()
        finally:
            self._over.set()
            self.watch = None

    def _cut_in_time(self) -> None:
        while not self._over.wait(max(0.0, self._until - time.monotonic())):
            if time.monotonic() >= self._until:
                self._cut()
                return

    def _parts(self) -> tuple[object, object]:
        return self.connection, getattr(self, "_partial_connection", None)

    def _cut(self) -> None:
        talking = (getattr(part, "sock", None) for part in self._parts())
        for line in (*talking, *self.lines):
            if line is not None:
                with suppress(OSError):
                    line.shutdown(socket.SHUT_RDWR)
