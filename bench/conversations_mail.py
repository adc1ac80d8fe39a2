"""A mail server on loopback that takes everything, keeps nothing, and counts what came for families.

    python bench/conversations_mail.py PORT

It runs in a process of its own, so that its work is counted as nobody's. Asked for HELP it tells the count.
"""

import asyncio
import smtplib
import sys
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from conversations_processes import free_port, serving

FAMILY = b"<PARENT"
"""How the address of everyone in a family begins, in Accord and in its peers."""


class Talk(asyncio.Protocol):
    """One conversation in SMTP; a mail is counted when all of it has come, before that is confirmed."""

    families = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.line, self.came = transport, b""
        self.is_text, self.for_family = False, False
        self.line.write(b"220 localhost\r\n")

    def data_received(self, data: bytes) -> None:
        self.came += data
        while True:
            ends = b"\r\n.\r\n" if self.is_text else b"\r\n"
            said, found, rest = self.came.partition(ends)
            if not found:
                return
            self.came = rest
            self.line.write(self._took() if self.is_text else self._answer(said.upper()))

    def _took(self) -> bytes:
        Talk.families += self.for_family
        self.is_text = self.for_family = False
        return b"250 taken\r\n"

    def _answer(self, said: bytes) -> bytes:
        match said[:4]:
            case b"EHLO":
                return b"250-localhost\r\n250 8BITMIME\r\n"
            case b"RCPT":
                self.for_family |= FAMILY in said
            case b"DATA":
                self.is_text = True
                return b"354 go on\r\n"
            case b"HELP":
                return f"214 {Talk.families}\r\n".encode()
            case b"QUIT":
                self.line.write(b"221 goodbye\r\n")
                self.line.close()
                return b""
        return b"250 fine\r\n"


@dataclass(frozen=True)
class Sink:
    """The running mail server."""

    port: int

    def families(self) -> int:
        """How many mails for families it has taken."""
        with smtplib.SMTP("127.0.0.1", self.port, local_hostname="localhost") as line:
            return int(line.help())


def sink(stack: ExitStack) -> Sink:
    """Start one; it ends with the stack."""
    port = free_port()
    stack.enter_context(serving([sys.executable, __file__, str(port)], {}, port, Path(__file__).parent))
    return Sink(port)


async def _serve(port: int) -> None:
    server = await asyncio.get_running_loop().create_server(Talk, "127.0.0.1", port, backlog=256)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(_serve(int(sys.argv[1])))
