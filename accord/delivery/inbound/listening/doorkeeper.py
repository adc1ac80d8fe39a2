"""What a listener asks the product: is this address ours, and do we have this mail for good?

The database and the disk are asked in threads, so that one slow commit keeps nobody else waiting.
"""

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from django.db import DEFAULT_DB_ALIAS, DatabaseError, close_old_connections, connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from accord.core import clock
from accord.core.faults import told
from accord.delivery.inbound.arriving import Envelope, take_in
from accord.delivery.inbound.destinations import Destination, destination_of
from accord.delivery.inbound.listening.talk import TRY_AGAIN

log = logging.getLogger("accord.delivery.inbound")
Answer = TypeVar("Answer")

UNKNOWN = "550 5.1.1 Nobody here has this address"
HANDS = 4


class Doorkeeper:
    """Answers for the product. One serves all the conversations of a listener."""

    def __init__(self, via: str) -> None:
        self.via = via
        self.hands = ThreadPoolExecutor(max_workers=HANDS, thread_name_prefix="mail-in")
        self.lines: set[BaseDatabaseWrapper] = set()

    async def ask_recipient(self, envelope: Any, address: str) -> str:
        """Accept a recipient that is ours, and nobody else's: we pass nothing on."""
        try:
            found = await self._ask(lambda: destination_of(address, at=clock.now()))
        except DatabaseError:
            return TRY_AGAIN
        if found is None:
            return UNKNOWN
        envelope.rcpt_tos.append(address)
        envelope.destinations = {**getattr(envelope, "destinations", {}), found.address: found}
        return "250 2.1.5 This address is ours"

    async def take(self, envelope: Any) -> str:
        """Say yes only when the mail is on the disk and in the database."""
        destinations: dict[str, Destination] = envelope.destinations
        sender = "" if envelope.mail_from in (None, "", "<>") else str(envelope.mail_from)
        said = Envelope(sender=sender, destinations=tuple(destinations.values()), via=self.via)
        try:
            rows = await self._ask(lambda: take_in(raw=envelope.original_content, envelope=said, at=clock.now()))
        except (DatabaseError, OSError) as trouble:
            log.warning("A mail could not be kept (%s); its sender will try again.", told(trouble))
            return TRY_AGAIN
        return f"250 2.0.0 We have it as {rows[0].ref}"

    def leave(self) -> None:
        """Finish what is in hand, take nothing more, and leave no line to the database open."""
        self.hands.shutdown()
        for line in self.lines:
            line.inc_thread_sharing()
            line.close()

    async def _ask(self, question: Callable[[], Answer]) -> Answer:
        return await asyncio.get_running_loop().run_in_executor(self.hands, self._asked, question)

    def _asked(self, question: Callable[[], Answer]) -> Answer:
        self.lines.add(connections[DEFAULT_DB_ALIAS])
        close_old_connections()
        try:
            return question()
        except DatabaseError:
            connection.close()
            raise
