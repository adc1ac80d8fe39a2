"""One conversation with a mail server that brings mail: SMTP (RFC 5321) or LMTP (RFC 2033), with an end to patience.

The library speaks the protocol. The text of a mail is read here: in one buffer, so that a mail of many short lines
needs no more memory than its size, with long lines let through, and with one answer for each recipient in LMTP.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any, cast

from aiosmtpd.lmtp import LMTP
from aiosmtpd.smtp import SMTP

from accord.delivery.inbound.limits import MESSAGE_BYTES

TRY_AGAIN = "451 4.3.0 We cannot take mail just now, please try again"
TOO_LARGE = f"552 5.3.4 A mail may have at most {MESSAGE_BYTES // (1024 * 1024)} MB"
OFTEN = {"*": 2000, "NOOP": 50, "RSET": 200, "VRFY": 5}
BUSY = b"421 4.7.0 Too many at a time, please come again\r\n"


@dataclass
class Patience:
    """How much one listener bears."""

    connections: int = 20
    from_one_address: int = 10
    command_seconds: float = 300.0
    session_seconds: float = 900.0
    recipients: int = 50
    message_bytes: int = MESSAGE_BYTES
    open: dict[str, int] = field(default_factory=dict)

    def admits(self, peer: str) -> bool:
        """Whether one more from this address may come in; counts it if so."""
        if sum(self.open.values()) >= self.connections or self.open.get(peer, 0) >= self.from_one_address:
            return False
        self.open[peer] = self.open.get(peer, 0) + 1
        return True

    def leaves(self, peer: str) -> None:
        """One from this address has left."""
        self.open[peer] = self.open.get(peer, 1) - 1
        if not self.open[peer]:
            del self.open[peer]


AskRecipient = Callable[[Any, str], Awaitable[str]]
TakeMail = Callable[[Any], Awaitable[str]]


log = logging.getLogger("accord.delivery.inbound")
logging.getLogger("mail.log").setLevel(logging.CRITICAL)
"""The library writes down what the other side says, addresses and all; of that nothing belongs into a log."""


class _Talk(SMTP):
    """What SMTP and LMTP have in common."""

    line_length_limit = 65_536
    answers_each = False
    turned_away = False

    def __init__(self, ask: AskRecipient, take: TakeMail, patience: Patience, **more: Any) -> None:
        self.take, self.patience = take, patience
        self.admitted_as: str | None = None
        self.deadline: asyncio.TimerHandle | None = None

        async def recipient(_server: Any, _session: Any, envelope: Any, address: str, _options: Any) -> str:
            if len(envelope.rcpt_tos) >= patience.recipients:
                return "452 4.5.3 Too many recipients, send the others later"
            return await ask(envelope, address)

        async def fault(error: Exception) -> str:
            log.error("A mail could not be taken; its sender will try again.", exc_info=error)
            return TRY_AGAIN

        super().__init__(
            SimpleNamespace(handle_RCPT=recipient, handle_exception=fault),
            data_size_limit=patience.message_bytes, enable_SMTPUTF8=True, ident="mail", hostname="accord",
            timeout=patience.command_seconds, command_call_limit=OFTEN, **more,
        )  # fmt: skip

    def connection_made(self, transport: Any) -> None:
        """Let the other side in, if there is room."""
        if self.transport is None:
            peer = transport.get_extra_info("peername")
            name = str(peer[0]) if isinstance(peer, tuple) else "local"
            if not self.patience.admits(name):
                transport.write(BUSY)
                transport.close()
                self.turned_away = True
                return
            self.admitted_as = name
            self.deadline = self.loop.call_later(self.patience.session_seconds, transport.abort)
        super().connection_made(transport)

    def connection_lost(self, error: Exception | None) -> None:
        """Make room for the next."""
        if self.turned_away:
            return
        if self.admitted_as is not None:
            self.patience.leaves(self.admitted_as)
            self.admitted_as = None
        if self.deadline:
            self.deadline.cancel()
        super().connection_lost(error)

    def data_received(self, data: bytes) -> None:
        """Hear nobody who was turned away."""
        if not self.turned_away:
            super().data_received(data)

    def eof_received(self) -> Any:
        """The other side has hung up."""
        return None if self.turned_away else super().eof_received()

    async def smtp_DATA(self, arg: str) -> None:  # noqa: N802
        """Take the text of one mail; the answer tells whether we have it, for good."""
        envelope: Any = self.envelope
        if await self.check_helo_needed():
            return
        if not envelope.rcpt_tos:
            await self.push("503 5.5.1 First say for whom (RCPT)")
            return
        if arg:
            await self.push("501 5.5.4 DATA stands alone")
            return
        await self.push("354 Go on; end with a dot on a line of its own")
        envelope.original_content = await self._text()
        status = TOO_LARGE if envelope.original_content is None else await self.take(envelope)
        self._set_post_data_state()  # type: ignore[no-untyped-call]
        for _ in envelope.rcpt_tos if self.answers_each else ("all",):
            await self.push(status)

    async def _text(self) -> bytes | None:
        """Read to the lone dot; None when it was too much. The rest of that is listened to, up to a point."""
        kept, size, at_line_start = bytearray(), 0, True
        while True:
            try:
                piece = await self._reader.readuntil(b"\r\n")
            except asyncio.LimitOverrunError as long_line:
                piece = await self._reader.read(max(1, long_line.consumed))
            if at_line_start and piece == b".\r\n":
                return bytes(kept) if size <= self.patience.message_bytes else None
            if at_line_start and piece.startswith(b"."):
                piece = piece[1:]
            size += len(piece)
            if size <= self.patience.message_bytes:
                kept += piece
            elif size > 4 * self.patience.message_bytes:
                cast(asyncio.Transport, self.transport).abort()
                raise ConnectionResetError("far too much")
            else:
                kept.clear()
            at_line_start = piece.endswith(b"\r\n")


class SmtpTalk(_Talk):
    """SMTP: one answer for the whole mail."""


class LmtpTalk(_Talk, LMTP):
    """LMTP: one answer for each recipient."""

    answers_each = True
