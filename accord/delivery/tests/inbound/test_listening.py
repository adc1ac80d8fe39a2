"""Mail comes in over real sockets: LMTP and SMTP, with everything that a bad client does."""

import asyncio
import smtplib
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from accord.core import clock
from accord.core.models import Job
from accord.delivery.inbound.listening.doorkeeper import Doorkeeper
from accord.delivery.inbound.listening.server import Listening, listening, open_listener
from accord.delivery.inbound.listening.talk import Patience
from accord.delivery.inbound.reply_address import reply_address
from accord.delivery.models import InboundMail
from accord.delivery.tests.inbound.torture import mail

pytestmark = [pytest.mark.requirement("C5", "M1"), pytest.mark.django_db(transaction=True)]

OFFICE = "office@riverbank.example"


@contextmanager
def open_at(protocol: str, **patience) -> Iterator[int]:
    """A listener on a free port, gone afterwards."""
    keeper = Doorkeeper(protocol)
    with asyncio.Runner() as runner:
        opening = open_listener(Listening(protocol, "127.0.0.1", 0), keeper, patience=Patience(**patience))
        server, loop = runner.run(opening), runner.get_loop()
        thread = threading.Thread(target=loop.run_forever, daemon=True)
        thread.start()
        try:
            yield server.sockets[0].getsockname()[1]
        finally:
            loop.call_soon_threadsafe(server.close)
            loop.call_soon_threadsafe(loop.stop)
            thread.join(10)
            keeper.leave()


@pytest.fixture
def house(settings, tmp_path, cast):
    settings.ACCORD_MAIL_DOMAINS = ("riverbank.example",)
    settings.MEDIA_ROOT = tmp_path
    cast.riverbank.inbound_addresses.create(address=OFFICE)
    return cast


@pytest.fixture
def client(house) -> Iterator[smtplib.SMTP]:
    with open_at("smtp") as port, smtplib.SMTP("127.0.0.1", port, local_hostname="client.example", timeout=20) as line:
        yield line


def test_a_mail_by_smtp_is_on_the_disk_and_in_the_database_before_the_yes(client, settings):
    assert client.sendmail("amina@example.org", [OFFICE], mail("Hello\r\n.dot\r\n..")) == {}
    row = InboundMail.objects.get()
    assert (row.via, row.address, row.envelope_sender) == ("smtp", OFFICE, "amina@example.org")
    assert (Path(settings.MEDIA_ROOT) / row.path).read_bytes() == mail("Hello\r\n.dot\r\n..\r\n")
    assert Job.objects.filter(task__endswith="sort_arrived_mail").count() == 1


@pytest.mark.requirement("K1")
def test_no_address_stands_in_the_log_however_much_it_is_asked_to_say(client, caplog):
    """A reply address is a key; and a mail that is read as commands would stand there word for word."""
    caplog.set_level("INFO")
    address = reply_address(kind="conversation", ref="k" * 16, recipient=f"guardian:{'g' * 16}", at=clock.now())
    client.ehlo_or_helo_if_needed()
    assert client.mail("amina@home.example")[0] == 250
    assert client.rcpt(address)[0] == 550
    assert client.docmd("Idris", "is ill")[0] == 500
    logged = caplog.text.lower()
    for said in ("amina@home.example", address, "idris"):
        assert said not in logged


def test_by_lmtp_each_recipient_has_an_answer_of_its_own(house):
    house.riverbank.inbound_addresses.create(address="head@riverbank.example")
    with open_at("lmtp") as port, smtplib.LMTP("127.0.0.1", port, local_hostname="mx.example", timeout=20) as line:
        line.ehlo_or_helo_if_needed()
        line.mail("amina@example.org")
        codes = [line.rcpt(each)[0] for each in (OFFICE, "nobody@riverbank.example", "head@riverbank.example")]
        assert codes == [250, 550, 250]
        first = line.data(mail("Hello"))
        second = line.getreply()
        assert (first[0], second[0]) == (250, 250)
        assert line.noop()[0] == 250, "and no third answer"
    assert InboundMail.objects.count() == 2


def test_a_bounce_comes_in_with_the_empty_sender(client):
    assert client.sendmail("", [OFFICE], mail("x")) == {}
    assert InboundMail.objects.get().envelope_sender == ""


def test_we_pass_nothing_on_and_nobody_finds_out_who_is_here(client, house):
    client.ehlo()
    client.mail("a@example.org")
    person = house.guardians["amina"]
    ours = reply_address(kind="conversation", ref="k" * 16, recipient=f"guardian:{person.ref}", at=clock.now())
    assert client.rcpt(OFFICE.upper())[0] == 250
    assert client.rcpt(ours.upper())[0] == 250
    forged = ours.replace(ours[10], "a" if ours[10] != "a" else "b", 1)
    for stranger in ("somebody@gmail.example", "office@elsewhere.example", person.login.email, forged,
                     "office%elsewhere.example@riverbank.example", "reply+@riverbank.example"):  # fmt: skip
        assert client.rcpt(stranger)[0] == 550, stranger
    assert client.verify(OFFICE)[0] == 252


def test_the_size_is_announced_and_held_to(house):
    with open_at("smtp", message_bytes=20_000) as port, smtplib.SMTP("127.0.0.1", port, timeout=20) as line:
        line.ehlo()
        assert line.esmtp_features["size"] == "20000"
        assert line.mail("a@example.org", ["size=30000"])[0] == 552
        assert line.mail("a@example.org")[0] == 250
        assert line.rcpt(OFFICE)[0] == 250
        assert line.data(mail("x" * 60 + "\r\n" + "word " * 8000))[0] == 552
        assert line.sendmail("a@example.org", [OFFICE], mail("small")) == {}, "the line stays usable"
    assert InboundMail.objects.count() == 1


def test_a_sender_who_never_stops_is_cut_off(house):
    with open_at("smtp", message_bytes=5_000) as port, socket.create_connection(("127.0.0.1", port), 20) as line:
        _begin(line)
        with pytest.raises(OSError):
            for _ in range(2000):
                line.sendall(b"x" * 60 + b"\r\n")
            if not line.recv(100):
                raise ConnectionResetError
    assert not InboundMail.objects.exists()


def test_long_lines_are_let_through_whole(client, settings):
    body = "word " * 60_000
    assert client.sendmail("a@example.org", [OFFICE], mail(body)) == {}
    assert (Path(settings.MEDIA_ROOT) / InboundMail.objects.get().path).read_bytes() == mail(body + "\r\n")


def test_a_dot_between_bare_line_ends_ends_nothing(house):
    """Nobody smuggles a second mail in behind the first."""
    smuggled = mail("one\n.\nMAIL FROM:<evil@example.org>\n.\r\nRCPT TO:<x>\r.\r two")
    with open_at("smtp") as port, socket.create_connection(("127.0.0.1", port), 20) as line:
        _begin(line)
        line.sendall(smuggled + b"\r\n.\r\n")
        assert _reply(line).startswith(b"250")
    assert InboundMail.objects.count() == 1


def test_slow_clients_are_given_a_time_and_no_more(house):
    slow = {"command_seconds": 30, "session_seconds": 0.5}
    with open_at("smtp", **slow) as port, socket.create_connection(("127.0.0.1", port), 10) as line:
        _begin(line)
        began = time.monotonic()
        line.settimeout(10)
        with suppress(OSError):
            assert line.recv(100) == b""
        assert time.monotonic() - began < 5


def test_more_than_can_be_served_are_told_to_come_again(house):
    with open_at("smtp", connections=2, from_one_address=2) as port:
        lines = [socket.create_connection(("127.0.0.1", port), 10) for _ in range(4)]
        greetings = sorted(_reply(line)[:3] for line in lines)
        assert greetings == [b"220", b"220", b"421", b"421"]
        for line in lines:
            line.close()
        deadline = time.monotonic() + 5
        while time.monotonic() < deadline:
            with socket.create_connection(("127.0.0.1", port), 10) as line:
                if _reply(line).startswith(b"220"):
                    return
        pytest.fail("those who left made no room")


def test_too_many_recipients_are_taken_in_turns(house):
    for number in range(5):
        house.riverbank.inbound_addresses.create(address=f"a{number}@riverbank.example")
    with open_at("smtp", recipients=3) as port, smtplib.SMTP("127.0.0.1", port, timeout=20) as line:
        line.ehlo()
        line.mail("a@example.org")
        assert [line.rcpt(f"a{n}@riverbank.example")[0] for n in range(5)] == [250, 250, 250, 452, 452]


def test_a_disk_that_cannot_keep_it_is_answered_with_try_again(client, settings, tmp_path):
    (tmp_path / "file").write_text("in the way")
    settings.MEDIA_ROOT = tmp_path / "file"
    with pytest.raises(smtplib.SMTPDataError) as refusal:
        client.sendmail("a@example.org", [OFFICE], mail("x"))
    assert refusal.value.smtp_code == 451
    assert not InboundMail.objects.exists()


@pytest.mark.in_turn
def test_twenty_at_a_time_all_arrive_once(house):
    with open_at("lmtp", from_one_address=20) as port:

        def bring(number: int) -> None:
            with smtplib.LMTP("127.0.0.1", port, timeout=60) as line:
                line.sendmail("a@example.org", [OFFICE], mail(f"{number // 2}", Message_ID=f"<{number // 2}@x>"))

        threads = [threading.Thread(target=bring, args=(number,)) for number in range(20)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert InboundMail.objects.count() == 10
    assert Job.objects.filter(task__endswith="sort_arrived_mail").count() == 10


def test_an_address_to_listen_at_is_read():
    assert listening("lmtp", "127.0.0.1:2424") == Listening("lmtp", "127.0.0.1", 2424)
    assert listening("smtp", "[::1]:25").host == "::1"
    for wrong in ("2424", "localhost", ":x", "a:"):
        with pytest.raises(ValueError):
            listening("smtp", wrong)


def _reply(line: socket.socket) -> bytes:
    line.settimeout(20)
    said = b""
    while not said.endswith(b"\n") and (piece := line.recv(1000)):
        said += piece
    return said


def _begin(line: socket.socket) -> None:
    _reply(line)
    for words in (b"EHLO x", b"MAIL FROM:<a@example.org>", b"RCPT TO:<" + OFFICE.encode() + b">", b"DATA"):
        line.sendall(words + b"\r\n")
        said = _reply(line)
        while words.startswith(b"EHLO") and b"250 " not in said:
            said += _reply(line)
