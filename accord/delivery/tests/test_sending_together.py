"""Letters in hand together, on one line to the mail server: whatever happens to one of them, each leaves once."""

from collections import Counter
from datetime import timedelta
from typing import Any

import pytest
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accord.core import clock
from accord.core.models import Job
from accord.core.queue import Worker
from accord.core.tests.mail_sink import Sink, listening
from accord.delivery.channels import Outcome, Result
from accord.delivery.models import Attempt, Delivery
from accord.delivery.sending import rounds
from accord.delivery.sending.claim import claim_together, next_due
from accord.delivery.tasks import sweep_deliveries
from accord.delivery.tests.post import told
from tests.cast import MONDAY, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("D2", "M1")]

FAMILIES = ("amina", "siti", "grace", "ewa")


class Line(Sink):
    """Counts the lines on which it is talked to, and ends each after so many letters."""

    def __init__(self, *script: str, most: int = 100) -> None:
        super().__init__(*script)
        self.most = most
        self.letters: list[tuple[Session, int]] = []

    async def handle_RCPT(self, server: SMTP, session: Session, envelope: Envelope, address: str, options: Any) -> str:
        if sum(1 for known, _ in self.letters if known is session) >= self.most:
            return "421 4.7.0 enough letters on one line"
        self.letters.append((session, len(self.letters)))
        return await super().handle_RCPT(server, session, envelope, address, options)

    @property
    def lines(self) -> int:
        return len({id(session) for session, _ in self.letters})


@pytest.fixture(autouse=True)
def a_real_server(settings: Any) -> None:
    settings.ACCORD_MAIL_TRANSPORT = "smtp"
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_TIMEOUT = 0.5


@pytest.fixture
def sent(settings: Any, cast: Cast) -> Any:
    """Tell four families something, each by itself, and let the worker work once while this server listens."""

    def send(server: Line) -> Line:
        for key in FAMILIES:
            told(cast, key)
        with listening(server) as settings.EMAIL_PORT:
            Worker().run_until_idle()
        return server

    return send


def stand() -> list[str]:
    return sorted(Delivery.objects.filter(channel="email").values_list("status", flat=True))


def outcomes() -> Counter[str]:
    return Counter(Attempt.objects.values_list("outcome", flat=True))


def test_all_go_over_one_line_and_one_call_stands_for_four(sent: Any) -> None:
    server = sent(Line())
    assert (server.lines, len(server.taken), len(set(server.taken))) == (1, 4, 4)
    assert stand() == ["sent"] * 4
    assert outcomes() == {"accepted": 4}
    assert set(Job.objects.values_list("state", flat=True)) == {"done"}


def test_what_one_reader_cannot_take_now_does_not_end_the_line(sent: Any) -> None:
    server = sent(Line("take", "450 4.2.0 come later", "take"))
    assert (server.lines, len(server.taken)) == (1, 3)
    assert stand() == ["failed_temporarily", "sent", "sent", "sent"]
    assert outcomes() == {"accepted": 3, "delayed": 1}


def test_a_line_cut_at_the_third_letter_leaves_only_that_one_in_doubt(sent: Any) -> None:
    server = sent(Line("take", "take", "take and drop", "take"))
    assert (server.lines, len(server.taken)) == (2, 4), "the fourth goes over a new line"
    assert stand() == ["failed_temporarily", "sent", "sent", "sent"]
    assert outcomes() == {"accepted": 3, "unknown": 1}


def test_a_server_that_takes_few_letters_on_a_line_gets_each_once(sent: Any) -> None:
    server = sent(Line(most=3))
    assert (server.lines, len(server.taken), len(set(server.taken))) == (2, 4, 4)
    assert stand() == ["sent"] * 4
    assert outcomes() == {"accepted": 4}, "nobody waits for the next try"


def test_a_server_that_is_away_costs_one_try_and_the_others_none(settings: Any, cast: Cast) -> None:
    settings.EMAIL_PORT = 1
    for key in FAMILIES:
        told(cast, key)
    Worker().run_until_idle()
    assert stand() == ["failed_temporarily", "waiting", "waiting", "waiting"]
    assert outcomes() == {"delayed": 1}
    assert Delivery.objects.filter(tries=0, claim="", channel="email").count() == 3


def test_what_a_slow_server_keeps_back_is_judged_again(
    sent: Any, cast: Cast, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """N11: nobody gets a letter because the one before it took long."""
    monkeypatch.setattr(rounds, "FRESH", 0.0)
    brought = rounds.hand_over

    def leaving_meanwhile(claimed: Any) -> Outcome:
        cast.guardians["ewa"].ends_on = MONDAY.date() - timedelta(days=1)
        cast.guardians["ewa"].save()
        return brought(claimed)

    monkeypatch.setattr(rounds, "hand_over", leaving_meanwhile)
    server = sent(Line())
    assert len(server.taken) == 3
    assert stand() == ["cancelled_no_longer_entitled", "sent", "sent", "sent"]
    assert outcomes() == {"accepted": 3}, "a try that was not made is not counted"
    assert set(Attempt.objects.values_list("number", flat=True)) == {1}


def test_what_was_taken_before_its_worker_died_does_not_go_again(settings: Any, cast: Cast) -> None:
    """N13: only what nobody knows of is repeated."""
    for key in FAMILIES:
        told(cast, key)
    claims = claim_together(next_due(MONDAY, 10), at=MONDAY)
    rounds.note_accepted(claims[0], Outcome(Result.ACCEPTED, "250"), at=MONDAY)
    later = MONDAY + timedelta(minutes=4)
    with listening(server := Line()) as settings.EMAIL_PORT, clock.travel_to(later):
        sweep_deliveries()
        Worker().run_until_idle()
    assert sorted(server.taken) == sorted((each.letter.to, each.letter.message_id) for each in claims[1:])
    assert stand() == ["sent"] * 4
    assert outcomes() == {"accepted": 4, "unknown": 3}
    first = Delivery.objects.get(pk=claims[0].delivery_id)
    assert (first.tries, first.sent_at) == (1, MONDAY)


def test_a_worker_that_wakes_too_late_settles_nothing_twice(cast: Cast) -> None:
    for key in FAMILIES:
        told(cast, key)
    claims = claim_together(next_due(MONDAY, 10), at=MONDAY)
    Delivery.objects.filter(pk=claims[0].delivery_id).update(status="read", claim="")
    rounds.settle_accepted(claims, at=MONDAY)
    assert stand() == ["read", "sent", "sent", "sent"]


def test_what_decides_is_read_once_for_all(cast: Cast) -> None:
    def asked(*keys: str) -> int:
        told(cast, *keys)
        with CaptureQueriesContext(connection) as caught:
            assert len(claim_together(next_due(MONDAY, 10), at=MONDAY)) == len(keys)
        return len(caught)

    asked("amina")
    assert asked(*FAMILIES) == asked("siti")
