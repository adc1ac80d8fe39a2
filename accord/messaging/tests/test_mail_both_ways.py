"""One matter from end to end over real sockets: written at night, released, mailed, answered, the clock met."""

import re
import smtplib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from itertools import chain, repeat
from typing import Any

import pytest
from aiosmtpd.smtp import SMTP, Envelope, Session

from accord.core import clock
from accord.core.queue import Worker
from accord.core.tests.mail_sink import Sink, listening
from accord.delivery.models import Attempt, Delivery, InboundStray, Unreached
from accord.delivery.tasks import sweep_deliveries
from accord.delivery.tests.inbound.test_listening import open_at
from accord.delivery.tests.post import all_of
from accord.messaging.actions.answer_family import answer_family
from accord.messaging.actions.write_message import write_message
from accord.messaging.models import Conversation, Message, ResponseClock
from accord.messaging.tests.told import reached
from accord.messaging.tests.written import FRIDAY_NIGHT, TEXT, with_charter, write
from tests.cast import MONDAY, Cast

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.requirement("C2", "C4", "C5")]

OPENING = datetime(2026, 11, 23, 7, 45, tzinfo=UTC)


class Postbox(Sink):
    """Keeps whole mails, as the mail servers of families and of staff would get them."""

    def __init__(self) -> None:
        super().__init__()
        self.mails: list[EmailMessage] = []
        self.manners: dict[str, Iterator[str]] = {}

    async def handle_RCPT(self, server: SMTP, session: Session, envelope: Envelope, address: str, options: Any) -> str:
        if address in self.manners:
            return next(self.manners[address])
        return await super().handle_RCPT(server, session, envelope, address, options)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        answer = await super().handle_DATA(server, session, envelope)
        if not self.met[session].startswith("data "):
            mail = message_from_bytes(bytes(envelope.content or b""), policy=policy.default)
            assert isinstance(mail, EmailMessage)
            self.mails.append(mail)
        return answer

    def to(self, address: str, *, about: str) -> list[EmailMessage]:
        return [mail for mail in self.mails if address in mail["To"] and about in mail["Subject"]]


@pytest.fixture
def postbox(settings, tmp_path) -> Iterator[Postbox]:
    """A mail server to which the product sends, on a real socket."""
    box = Postbox()
    settings.ACCORD_MAIL_DOMAINS = ("mail.accord.example",)
    settings.MEDIA_ROOT = tmp_path
    settings.ACCORD_MAIL_TRANSPORT = "smtp"
    with listening(box) as port:
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
        yield box


def work(at: datetime) -> None:
    with clock.travel_to(at):
        Worker().run_until_idle()


def leave_only_conversations() -> None:
    """Take back what else is on its way to the cast, such as the charter to be signed."""
    others = Delivery.objects.exclude(notice__about_kind="conversation")
    others.filter(status__in=["waiting", "held", "failed_temporarily"]).update(status="cancelled")


def plain(mail: EmailMessage) -> str:
    body = mail.get_body(("plain",))
    assert body is not None
    return body.get_content()


def reply_to(mail: EmailMessage, sender: str, text: str) -> EmailMessage:
    """The reply that a mail program makes: new words above, the whole mail quoted below."""
    reply = EmailMessage()
    reply["From"], reply["To"] = sender, mail["Reply-To"]
    reply["Subject"] = f"Re: {mail['Subject']}"
    reply["Message-ID"], reply["In-Reply-To"] = "<answer@school.example>", mail["Message-ID"]
    reply["References"] = f"{mail['References']} {mail['Message-ID']}"
    reply["Date"] = "Mon, 23 Nov 2026 10:20:00 +0000"
    quoted = "\n".join(f"> {line}" for line in plain(mail).splitlines())
    reply.set_content(f"{text}\n\nOn Mon, 23 Nov 2026 at 07:45, {mail['From']} wrote:\n{quoted}\n")
    return reply


def hand_in(reply: EmailMessage, at: datetime) -> None:
    """The school's mail server hands the reply over by LMTP."""
    with clock.travel_to(at), clock.stand_still_at(at), open_at("lmtp") as port:
        with smtplib.LMTP("127.0.0.1", port, local_hostname="mx.example", timeout=20) as line:
            assert line.sendmail(reply["From"], [reply["To"]], reply.as_bytes()) == {}
        Worker(queues=("default",)).run_until_idle()


@pytest.mark.in_turn
def test_from_a_friday_night_to_an_answer_by_mail(cast: Cast, postbox: Postbox):
    with_charter(cast)
    tan, amina = cast.staff["tan"], cast.guardians["amina"]
    work(FRIDAY_NIGHT - timedelta(minutes=1))
    postbox.mails.clear()
    conversation = write(cast, FRIDAY_NIGHT).message.conversation

    work(OPENING - timedelta(minutes=1))
    assert not postbox.to(tan.email, about="Playground"), "nobody hears of it over the weekend"
    work(OPENING)
    [told] = postbox.to(tan.email, about="Playground")
    assert TEXT in plain(told)
    assert plain(told).lstrip().startswith("~~~ Write your answer above this line ~~~")
    assert told["References"].split() == [f"<conversation.{conversation.ref}@mail.accord.example>"]
    assert re.fullmatch(r"reply\+[a-z2-7]+@mail\.accord\.example", told["Reply-To"])

    answered_at = MONDAY + timedelta(minutes=20)
    hand_in(reply_to(told, cast.login("tan").email, "We spoke with both children."), answered_at)
    assert not list(InboundStray.objects.values_list("reason", "words"))
    message = Message.objects.get(staff=tan)
    assert (message.text, message.channel, message.visible_at) == ("We spoke with both children.", "email", answered_at)
    assert TEXT in message.folded
    assert ResponseClock.objects.get(conversation=conversation, kind="answer").stopped_at == answered_at
    conversation.refresh_from_db()
    assert conversation.waiting_on == Conversation.WaitingOn.NOBODY

    work(answered_at)
    [answer] = postbox.to(amina.email, about="Playground")
    assert "We spoke with both children." in plain(answer)
    assert answer["References"] == told["References"], "both mails stand in one conversation"
    assert answer["Message-ID"] != told["Message-ID"]
    assert answer["Reply-To"] != told["Reply-To"]
    people = {one.email for one in (*cast.staff.values(), *cast.guardians.values()) if one.email}
    for mail in postbox.mails:
        others = people - {mail["To"]}
        assert not {address for address in others if address in all_of(mail)}, "nobody's own address leaves"


@pytest.mark.in_turn
@pytest.mark.requirement("D2")
def test_a_server_that_asks_for_patience_and_then_refuses_leads_to_the_office(cast, postbox):
    """450 is tried again under the same name; 550 ends it, stands in the conversation and on the office's list."""
    with_charter(cast)
    work(MONDAY - timedelta(minutes=5))
    conversation = write(cast).message.conversation
    work(MONDAY)
    leave_only_conversations()
    patience = ["450 4.2.0 come back later", "450 4.2.0 later still"]
    postbox.manners[cast.guardians["amina"].email] = chain(patience, repeat("550 5.1.1 no such mailbox"))
    with clock.travel_to(MONDAY):
        message = answer_family(
            conversation=conversation,
            staff=cast.staff["tan"],
            text="We spoke.",
            language="en",
            by="login:tan",
            at=MONDAY,
        ).message
    for minutes in range(0, 24 * 60, 20):
        with clock.travel_to(MONDAY + timedelta(minutes=minutes)):
            sweep_deliveries.enqueue()
        work(MONDAY + timedelta(minutes=minutes))
        if Delivery.objects.get(notice__once=f"message:{message.ref}", channel="email").status == "failed_permanently":
            break
    sent = Delivery.objects.get(notice__once=f"message:{message.ref}", channel="email")
    assert Attempt.objects.filter(delivery=sent).count() == 3
    said = reached(message)
    assert said is not None
    assert said.failed
    assert "returned" in said.words
    assert Unreached.objects.filter(notice=sent.notice, guardian=cast.guardians["amina"]).exists()


@pytest.mark.in_turn
def test_a_confidential_matter_leaves_without_its_words(cast, postbox):
    with_charter(cast)
    work(MONDAY - timedelta(minutes=5))
    postbox.mails.clear()
    conversation = write(cast).message.conversation
    Conversation.objects.filter(pk=conversation.pk).update(confidential=True)
    conversation.refresh_from_db()
    work(MONDAY)
    leave_only_conversations()
    later = MONDAY + timedelta(minutes=5)
    write_again(cast, conversation, later)
    postbox.mails.clear()
    work(later)
    [mail] = [one for one in postbox.mails if one["To"] == cast.staff["tan"].email]
    assert "It was worse today" not in all_of(mail)
    assert "Playground" not in all_of(mail)
    assert mail["Reply-To"] is None


def write_again(cast: Cast, conversation: Conversation, at: datetime) -> None:
    with clock.travel_to(at):
        write_message(
            conversation=conversation, guardian=cast.guardians["amina"], text="It was worse today.", language="en",
            by="login:amina", at=at,
        )  # fmt: skip
