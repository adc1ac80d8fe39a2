"""The worker is killed in the middle of letters that it has in hand together, on one line to the mail server: all
families are told, and at most the one letter that was on the wire comes twice, under one name."""

import os
import signal
import time
from collections import Counter
from contextlib import suppress

import pytest
from aiosmtpd.smtp import SMTP, Envelope, Session

from accord.core.tests.mail_sink import Sink, listening
from tests.faults.conftest import Installation
from tests.faults.test_killed_senders import COUNT, TELL, WATCH, WORK, running, told

FAMILIES, FATAL = 16, 7


class Killer(Sink):
    """Takes everything, and kills its worker when it has taken so many letters, before it says so."""

    victim = 0

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        answer = await super().handle_DATA(server, session, envelope)
        if self.victim and len(self.taken) == FATAL:
            with suppress(ProcessLookupError):
                os.kill(self.victim, signal.SIGKILL)
            self.victim = 0
        return answer


@pytest.mark.fault
@pytest.mark.requirement("D2", "M1")
def test_only_the_letter_on_the_wire_comes_twice(installation: Installation) -> None:
    """N5, N12, N13: of seven letters that were taken the server's word for six is kept, although no batch was ended."""
    server = Killer()
    with listening(server) as port:
        installation.environment.update(ACCORD_SMTP_PORT=str(port), ACCORD_MAIL_TRANSPORT="smtp")
        installation.run(TELL, str(FAMILIES), "lose the call")
        with running(installation, WORK, "1") as keeper, running(installation, WATCH) as watcher:
            server.victim = int(keeper.stdout.readline())
            limit = time.monotonic() + 90
            while left := told(watcher):
                assert time.monotonic() < limit, f"{left} letters have not left"
                time.sleep(0.1)
            assert int(keeper.stdout.readline()), "another worker took over"
    states, unreached, tries, on_screen = installation.run(COUNT).splitlines()
    assert states == f"email:sent:{FAMILIES} portal:delivered:{FAMILIES}"
    assert (unreached, tries.split()[0], on_screen) == ("0", "0", "1")
    arrived = Counter(server.taken)
    assert len({address for address, _ in arrived}) == len(arrived) == FAMILIES
    assert sum(arrived.values()) == FAMILIES + 1, "nobody can know whether the seventh was taken"
