"""The listeners of one process: any number of addresses, LMTP or SMTP, until they are told to stop."""

import asyncio
import ssl
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from accord.delivery.inbound.listening.doorkeeper import Doorkeeper
from accord.delivery.inbound.listening.talk import LmtpTalk, Patience, SmtpTalk


@dataclass(frozen=True)
class Listening:
    """Where to listen, and how to speak there (`lmtp` or `smtp`)."""

    protocol: str
    host: str
    port: int


def listening(protocol: str, place: str) -> Listening:
    """Read `127.0.0.1:2424` or `[::1]:2424`. Raises ValueError when there is no port."""
    host, _, port = place.rpartition(":")
    if not host or not port.isdigit():
        raise ValueError(f"Write an address and a port, such as 127.0.0.1:2424, and not {place!r}.")
    return Listening(protocol, host.strip("[]"), int(port))


async def open_listener(
    place: Listening, keeper: Doorkeeper, *, patience: Patience | None = None, tls: ssl.SSLContext | None = None
) -> asyncio.Server:
    """Begin to listen, and let a doorkeeper answer; port 0 takes any free one."""
    loop = asyncio.get_running_loop()
    borne = patience or Patience(from_one_address=20 if place.protocol == "lmtp" else 5)
    talk = LmtpTalk if place.protocol == "lmtp" else SmtpTalk
    make: Callable[[], asyncio.Protocol] = lambda: talk(  # noqa: E731
        keeper.ask_recipient, keeper.take, borne, loop=loop, tls_context=tls
    )
    return await loop.create_server(make, place.host, place.port, backlog=64)


async def listen(places: Sequence[Listening], *, stop: asyncio.Event, tls: ssl.SSLContext | None = None) -> None:
    """Listen at all places until `stop` is set; mail that is just being taken is finished."""
    keepers = [Doorkeeper(place.protocol) for place in places]
    servers = [await open_listener(*each, tls=tls) for each in zip(places, keepers, strict=True)]
    for server in servers:
        for where in server.sockets:
            print(f"Listening for mail at {where.getsockname()[0]}:{where.getsockname()[1]}", flush=True)  # noqa: T201
    try:
        await stop.wait()
    finally:
        for server in servers:
            server.close()
        for keeper in keepers:
            await asyncio.to_thread(keeper.leave)
