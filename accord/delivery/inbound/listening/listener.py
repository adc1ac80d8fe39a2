"""The process that brings mail in: its servers in one loop, its mailbox in a thread beside it."""

import asyncio
import imaplib
import logging
import signal
import ssl
import threading
from collections.abc import Sequence

from django.db import DatabaseError, close_old_connections, connection

from accord.core import clock
from accord.core.faults import said
from accord.delivery.inbound.listening.mailbox import AT_A_TIME, Mailbox, MailboxTrouble, read_mailbox
from accord.delivery.inbound.listening.server import Listening, listen

log = logging.getLogger("accord.delivery.inbound")


def read_once(mailbox: Mailbox) -> int:
    """Read the mailbox to its end; 1 when that was not possible."""
    try:
        while read_mailbox(mailbox, at=clock.now()) == AT_A_TIME:
            pass
    except (OSError, imaplib.IMAP4.error, MailboxTrouble, DatabaseError) as trouble:
        log.error("The mailbox could not be read: %s", said(trouble))
        return 1
    return 0


class Listener:
    """Listens and reads until the process is told to stop."""

    def __init__(
        self, places: Sequence[Listening], *, mailbox: Mailbox | None, every: float, certificate: tuple[str, str]
    ) -> None:
        self.places, self.mailbox, self.every = places, mailbox, max(1.0, every)
        self.tls: ssl.SSLContext | None = None
        if certificate[0]:
            self.tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
            self.tls.load_cert_chain(certificate[0], certificate[1] or None)
        self.stopping = threading.Event()

    def run(self) -> int:
        """Run until a signal; 1 when a port could not be had."""
        reader = threading.Thread(target=self._read_again_and_again, name="imap", daemon=True)
        if self.mailbox:
            reader.start()
        try:
            asyncio.run(self._listen())
        except OSError as trouble:
            log.error("Mail cannot come in: %s", said(trouble))
            return 1
        finally:
            self.stopping.set()
        return 0

    async def _listen(self) -> None:
        stop = asyncio.Event()
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, stop.set)
        await listen(self.places, stop=stop, tls=self.tls)

    def _read_again_and_again(self) -> None:
        assert self.mailbox is not None
        while not self.stopping.is_set():
            close_old_connections()
            if read_once(self.mailbox):
                connection.close()
            self.stopping.wait(self.every)
