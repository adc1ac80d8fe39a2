"""A mail that arrives finds its place, or stands in the office's list with the reason; the same mail is one."""

from datetime import timedelta

import pytest

from accord.core import clock
from accord.core.models import Job
from accord.core.queue import Worker
from accord.delivery.inbound import receivers
from accord.delivery.inbound.arriving import Envelope, take_in
from accord.delivery.inbound.destinations import destination_of, house_address
from accord.delivery.inbound.keeping import read_kept
from accord.delivery.inbound.mail import IncomingMail
from accord.delivery.inbound.receivers import Outcome
from accord.delivery.inbound.reply_address import LASTS, reply_address
from accord.delivery.models import InboundMail, InboundPlacement, InboundStray
from accord.delivery.tests.inbound.torture import mail, multipart, part
from accord.people.tests.pages import noted
from accord.web.commands.mail_in import list_homeless

pytestmark = [pytest.mark.requirement("C5", "M1"), pytest.mark.django_db]

REF = "k" * 16


@pytest.fixture(autouse=True)
def house(settings, tmp_path, cast):
    """Mail comes in for one domain; its files lie in a folder of the test."""
    settings.ACCORD_MAIL_DOMAINS = ("riverbank.example",)
    settings.MEDIA_ROOT = tmp_path
    cast.riverbank.inbound_addresses.create(address="office@riverbank.example")
    usual = {kind: receivers.receiver_of(kind) for kind in ("conversation", receivers.OFFICE)}
    for kind in usual:
        receivers.forget(kind)
    yield
    for kind, receiver in usual.items():
        receivers.forget(kind)
        if receiver:
            receivers.register(kind, receiver)


class Room:
    """A room that takes every mail, or refuses it, or fails."""

    def __init__(self, outcome: Outcome | None = None) -> None:
        self.outcome, self.got = outcome, []

    def receive(self, mail: IncomingMail, record: InboundMail) -> Outcome:
        self.got.append((mail, record))
        if self.outcome is None:
            raise RuntimeError("a fault of the room")
        return self.outcome


def bring(raw: bytes, to: str = "office@riverbank.example", *, sender: str = "amina@example.org") -> InboundMail:
    """Let a mail arrive and be sorted."""
    at = clock.now()
    destination = destination_of(to, at=at)
    assert destination is not None
    (row,) = take_in(raw=raw, envelope=Envelope(sender, (destination,), "lmtp"), at=at)
    Worker(queues=("default",)).run_until_idle()
    row.refresh_from_db()
    return row


def address_for(person, kind: str = "guardian", *, at=None) -> str:
    return reply_address(kind="conversation", ref=REF, recipient=f"{kind}:{person.ref}", at=at or clock.now())


def reason(row: InboundMail) -> str:
    return row.stray.reason


def test_a_reply_from_the_proven_address_reaches_its_room_with_who_wrote_it(cast):
    amina, room = cast.guardians["amina"], Room(Outcome("message:abc"))
    receivers.register("conversation", room)
    row = bring(mail("Yes, we come.", From=f"Amina <{amina.login.email.upper()}>"), address_for(amina).upper())
    ((read, record),) = room.got
    assert read.said == "Yes, we come."
    assert (record.guardian, record.reply_kind, record.reply_ref) == (amina, "conversation", REF)
    assert row.placement.subject == "message:abc"
    assert row.school == cast.riverbank
    assert noted("take_in_mail")[0].details["placed"] == "message:abc"


def test_staff_answer_by_mail_too(cast):
    room = Room(Outcome("message:abc"))
    receivers.register("conversation", room)
    tan = cast.staff["tan"]
    bring(mail("Thank you", From=tan.login.email), address_for(tan, "staff"))
    assert room.got[0][1].staff == tan


def test_the_address_of_another_person_gives_a_stranger_nothing(cast):
    """A reply address that was passed on, stolen or guessed right: who writes must be whom it was given to."""
    room = Room(Outcome("message:abc"))
    receivers.register("conversation", room)
    to = address_for(cast.guardians["amina"])
    for sender in ("evil@example.org", cast.guardians["ewa"].login.email, cast.staff["tan"].login.email):
        row = bring(mail("Show me", From=sender, Message_ID=f"<{sender}>"), to)
        assert reason(row) == "unknown_sender"
        assert row.guardian is None
    assert room.got == []
    assert (
        InboundStray.objects.get(mail__sender_address=cast.guardians["ewa"].login.email).proposed
        == (cast.guardians["ewa"])
    )
    assert not Job.objects.filter(queue="mail").exists(), "nobody was answered"


def test_a_mail_with_two_senders_is_nobody_s(cast):
    amina = cast.guardians["amina"]
    receivers.register("conversation", Room(Outcome("message:abc")))
    row = bring(mail("x", From=f"{amina.login.email}, evil@example.org"), address_for(amina))
    assert reason(row) == "unknown_sender"


def test_a_sender_whose_own_domain_disowns_the_mail_is_not_believed(cast):
    amina = cast.guardians["amina"]
    receivers.register("conversation", Room(Outcome("message:abc")))
    head = "Authentication-Results: mx.riverbank.example; spf=pass; dmarc=fail header.from=example.org\r\n"
    row = bring(mail("x", From=amina.login.email, head=head), address_for(amina))
    assert reason(row) == "unproven"


def test_that_a_mail_server_approves_proves_nobody(cast):
    receivers.register("conversation", Room(Outcome("message:abc")))
    head = "Authentication-Results: mx.riverbank.example; spf=pass; dkim=pass; dmarc=pass\r\n"
    row = bring(mail("x", From="evil@example.org", head=head), address_for(cast.guardians["amina"]))
    assert reason(row) == "unknown_sender"


def test_who_has_left_no_longer_gets_into_the_conversation(cast):
    amina = cast.guardians["amina"]
    room = Room(Outcome("message:abc"))
    receivers.register("conversation", room)
    amina.ends_on = (clock.now() - timedelta(days=1)).date()
    amina.save(update_fields=["ends_on"])
    assert reason(bring(mail("x", From=amina.login.email), address_for(amina))) == "left"
    assert room.got == []


def test_an_old_reply_goes_to_the_office(cast):
    amina = cast.guardians["amina"]
    to = address_for(amina, at=clock.now() - LASTS - timedelta(days=2))
    row = bring(mail("x", From=amina.login.email), to)
    assert (reason(row), row.stray.proposed) == ("expired", amina)


def test_without_a_receiver_or_when_it_refuses_or_fails_the_office_has_the_mail(cast):
    amina = cast.guardians["amina"]
    told = []
    for number, room in enumerate((None, Room(Outcome(refused="This conversation is closed.")), Room())):
        if room:
            receivers.register("conversation", room)
        row = bring(mail("x", From=amina.login.email, Message_ID=f"<{number}@x>"), address_for(amina))
        told.append((reason(row), row.stray.words))
    assert told == [("no_receiver", ""), ("refused", "This conversation is closed."), ("refused", "")]


def test_mail_to_the_office_proves_nobody_but_proposes(cast):
    room = Room(Outcome(refused="No."))
    receivers.register(receivers.OFFICE, room)
    amina = cast.guardians["amina"]
    row = bring(mail("Hello", From=amina.login.email))
    assert room.got[0][1].guardian is None
    assert row.stray.proposed == amina
    assert bring(mail("Hi", From="who@example.org", Message_ID="<2@x>")).stray.proposed is None


def test_the_proposal_never_crosses_schools(cast):
    owen = cast.guardians["owen"]
    assert owen.school != cast.riverbank
    assert bring(mail("Hello", From=owen.login.email)).stray.proposed is None


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (mail("away", head="Auto-Submitted: auto-replied\r\n"), "automatic"),
        (mail("news", head="List-Id: <a.b>\r\n"), "list"),
        (mail("x", head="Received: a\r\n" * 40), "loop"),
        (b"\x00\x01 garbage", "not_understood"),
        (mail("x", Content_Type="application/pkcs7-mime"), "not_understood"),
    ],
)
def test_machines_and_riddles_stand_in_the_list_and_reach_no_room(cast, raw, why):
    room = Room(Outcome("message:abc"))
    receivers.register(receivers.OFFICE, room)
    row = bring(raw)
    assert reason(row) == why
    assert room.got == []
    assert row.stray.from_machine == (why not in ("not_understood",))
    assert read_kept(row.path) == raw


@pytest.mark.in_turn
def test_too_much_from_one_sender_is_taken_for_a_machine(cast):
    room = Room(Outcome("message:abc"))
    receivers.register(receivers.OFFICE, room)
    for number in range(35):
        row = bring(mail("again", Message_ID=f"<{number}@x>"))
    assert reason(row) == "loop"
    assert len(room.got) == 30


def test_the_same_mail_by_whatever_way_is_one(cast):
    first = bring(mail("Hello"))
    again = bring(b"Received: from a by b\r\nDelivered-To: office@riverbank.example\r\n" + mail("Hello"))
    other_ends = bring(mail("Hello").replace(b"\r\n", b"\n"))
    assert first == again == other_ends
    assert InboundMail.objects.count() == InboundStray.objects.count() == 1
    assert bring(mail("Hello, again")) != first


def test_a_mail_to_two_of_our_addresses_stands_at_both(cast):
    cast.riverbank.inbound_addresses.create(address="head@riverbank.example")
    at = clock.now()
    both = [destination_of(each, at=at) for each in ("office@riverbank.example", "head@riverbank.example")]
    rows = take_in(raw=mail("Hello"), envelope=Envelope("", both, "lmtp"), at=at)
    assert [row.address for row in rows] == ["office@riverbank.example", "head@riverbank.example"]
    assert rows[0].path == rows[1].path


def test_a_task_that_is_done_twice_sorts_once(cast):
    room = Room(Outcome("message:abc"))
    receivers.register(receivers.OFFICE, room)
    row = bring(mail("Hello"))
    from accord.delivery.inbound.tasks import sort_arrived_mail

    sort_arrived_mail(mail_id=row.id)
    assert len(room.got) == 1
    assert InboundPlacement.objects.count() == 1


def test_what_the_room_wrote_is_undone_with_its_fault(cast):
    class HalfDone:
        def receive(self, mail: IncomingMail, record: InboundMail) -> Outcome:
            record.school.teams.create(name="Half done")
            raise RuntimeError("a fault of the room")

    receivers.register(receivers.OFFICE, HalfDone())
    assert reason(bring(mail("Hello"))) == "refused"
    assert not cast.riverbank.teams.filter(name="Half done").exists()


def test_only_our_addresses_are_ours(cast):
    at = clock.now()
    amina = address_for(cast.guardians["amina"])
    assert destination_of("Office@Riverbank.Example", at=at).school_id == cast.riverbank.id
    assert destination_of(amina, at=at).reply.ref == REF
    assert destination_of(house_address(), at=at).house
    nobody = address_for(type("Nobody", (), {"ref": "z" * 16})())
    for stranger in ("x@riverbank.example", "office@other.example", amina.replace("+", "+a"), nobody, "", "no address"):
        assert destination_of(stranger, at=at) is None, stranger


def test_a_returned_mail_is_told_to_the_delivery_that_it_is_about(cast):
    from accord.delivery.models import Delivery
    from accord.delivery.tests.post import told, work

    amina = cast.guardians["amina"]
    told(cast, "amina")
    work()
    delivery = Delivery.objects.get(guardian=amina, channel="email")
    assert delivery.status == "sent"
    status = f"Reporting-MTA: dns; mx\r\n\r\nFinal-Recipient: rfc822; {amina.email}\r\nAction: failed\r\nStatus: 5.1.1"
    back = part(f"Message-ID: {delivery.message_id}\r\n\r\nx", "message/rfc822")
    raw = multipart("report", part("failed"), part(status, "message/delivery-status"), back, From="mailer-daemon@mx.x")
    row = bring(raw, house_address(), sender="")
    delivery.refresh_from_db()
    assert delivery.status == "failed_permanently"
    assert row.placement.subject == f"delivery:{delivery.ref}"
    assert row.school == cast.riverbank
    unknown = raw.replace(delivery.message_id.encode(), b"<other@localhost>")
    assert reason(bring(unknown, sender="")) == "bounce"


def test_mail_to_the_product_s_own_address_finds_its_school(cast, capsys):
    """By the message that it answers, or by the one school at which the sender is known; else it is listed."""
    from accord.delivery.models import Delivery
    from accord.delivery.tests.post import told, work

    told(cast, "amina")
    work()
    ours = Delivery.objects.get(guardian=cast.guardians["amina"], channel="email").message_id
    answered = bring(mail("x", From="who@example.org", In_Reply_To=ours), house_address())
    known = bring(mail("x", From=cast.guardians["owen"].login.email, Message_ID="<2@x>"), house_address())
    homeless = bring(mail("x", From="who@example.org", Message_ID="<3@x>", Subject="Lost"), house_address())
    assert (answered.school, known.school, homeless.school) == (cast.riverbank, cast.guardians["owen"].school, None)
    assert list_homeless() == 0
    assert f"who@example.org 'Lost' {homeless.path}" in capsys.readouterr().out
