"""A mail that arrived is read and given to whom it is for; what finds no place stands in the office's list.

No machine is answered, nothing is shown to a sender, and nothing is thrown away. One transaction holds the place
of a mail and whatever a receiver made of it.
"""

import logging
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.db import DatabaseError, transaction

from accord.core import audit
from accord.delivery.inbound.bounce_reports import report_bounce, school_of_message
from accord.delivery.inbound.destinations import house_address
from accord.delivery.inbound.guards import guard_of
from accord.delivery.inbound.keeping import read_kept
from accord.delivery.inbound.mail import IncomingMail, Nature
from accord.delivery.inbound.reading import read_mail
from accord.delivery.inbound.receivers import OFFICE, Outcome, receiver_of
from accord.delivery.inbound.reply_address import ReplyAddress, is_reply_address, read_reply_address
from accord.delivery.inbound.senders import comes_in_a_burst, given_to, guardian_with, proved
from accord.delivery.models import InboundMail, InboundPlacement, InboundStray
from accord.people.models import Guardian
from accord.schools.models import School

log = logging.getLogger("accord.delivery.inbound")

Reason = InboundStray.Reason
BY_MACHINES = {
    Nature.LOOP: Reason.LOOP,
    Nature.AUTOMATIC: Reason.AUTOMATIC,
    Nature.RECEIPT: Reason.AUTOMATIC,
    Nature.LIST: Reason.LIST,
}


@dataclass(frozen=True)
class _Stands:
    """Why a mail finds no place."""

    reason: Reason
    words: str = ""


@transaction.atomic
def sort_mail(*, mail_id: int, at: datetime) -> None:
    """Read one mail and find its place, once: a mail that has a place or stands in the list is left alone."""
    record = InboundMail.objects.select_for_update(of=("self",)).get(id=mail_id)
    if InboundPlacement.objects.filter(mail=record).exists() or InboundStray.objects.filter(mail=record).exists():
        return
    mail = _read(record, at)
    school = _school_of(record, mail, at)
    subject, stands = _place(record, mail, school, at)
    record.save()
    if subject:
        InboundPlacement.objects.create(mail=record, subject=subject, placed_at=at)
    else:
        proposed = guardian_with(record.sender_address, school, at) if school else None
        _stray(record, mail, stands, proposed, at)
        if guard := guard_of(record.reply_kind):
            guard.stands_in_list(mail, record)
    audit.record(
        by="mail", verb="take_in_mail", subject=f"mail:{record.ref}", school=school.ref if school else audit.HOUSE,
        details={"placed": subject, "reason": str(stands.reason) if not subject else "", "nature": str(mail.nature)},
    )  # fmt: skip


def _read(record: InboundMail, at: datetime) -> IncomingMail:
    host = urlsplit(settings.ACCORD_BASE_URL).hostname or "localhost"
    sender = record.envelope_sender if record.via != InboundMail.Via.IMAP else None
    mail = read_mail(read_kept(record.path), envelope_sender=sender, own_hosts=frozenset({host}))
    record.read_at, record.understood, record.why, record.nature = at, mail.understood, mail.why, mail.nature
    record.sender_address, record.sender_name = mail.sender.address[:320], mail.sender.name
    record.subject = mail.subject
    if mail.nature is Nature.LETTER and (mail.sender.address == house_address() or comes_in_a_burst(record)):
        mail = replace(mail, nature=Nature.LOOP, signs=(*mail.signs, "too-many-from-one"))
        record.nature = mail.nature
    return mail


def _school_of(record: InboundMail, mail: IncomingMail, at: datetime) -> School | None:
    """Return the school; for mail to the product's own address it is that of the message which it answers."""
    if record.school_id is None:
        about = (*mail.in_reply_to, *mail.references, *((mail.bounce.message_id,) if mail.bounce else ()))
        schools = [school_of_message(each) for each in about if each]
        record.school = next((school for school in schools if school), None) or _only_school(mail, at)
    if record.school is None:
        log.error("A mail to the product's own address belongs to no school: %s", record.ref)
    return record.school


def _only_school(mail: IncomingMail, at: datetime) -> School | None:
    """Return the one school of the house, or the one at which the sender is known."""
    schools = list(School.objects.order_by("id"))
    if len(schools) == 1:
        return schools[0]
    knowing = [school for school in schools if guardian_with(mail.sender.address, school, at)]
    return knowing[0] if len(knowing) == 1 else None


def _place(record: InboundMail, mail: IncomingMail, school: School | None, at: datetime) -> tuple[str, _Stands]:
    """Return what the mail became part of, or nothing and why it stands in the list."""
    if mail.bounce and mail.nature is Nature.BOUNCE:
        return report_bounce(mail.bounce, reply=_reply(record, at), at=at), _Stands(Reason.BOUNCE)
    if mail.nature in BY_MACHINES:
        return "", _Stands(BY_MACHINES[mail.nature])
    if not mail.understood:
        return "", _Stands(Reason.NOT_UNDERSTOOD)
    if is_reply_address(record.address):
        return _place_reply(record, mail, school, at)
    return _received(OFFICE, record, mail, Reason.GENERAL)


def _reply(record: InboundMail, at: datetime) -> ReplyAddress | None:
    return read_reply_address(record.address, at=at)


def _place_reply(record: InboundMail, mail: IncomingMail, school: School | None, at: datetime) -> tuple[str, _Stands]:
    """A reply belongs to a person only if it comes from the address which that person proved."""
    reply = read_reply_address(record.address, at=record.received_at)
    if reply is None or school is None:
        return "", _Stands(Reason.UNKNOWN_SENDER)
    if reply.expired:
        return "", _Stands(Reason.EXPIRED)
    person = given_to(reply, school, at)
    if person is None:
        return "", _Stands(Reason.LEFT)
    if "several-senders" in mail.notes or not proved(person, mail.sender.address):
        return "", _Stands(Reason.UNKNOWN_SENDER)
    if is_disowned(mail):
        return "", _Stands(Reason.UNPROVEN)
    if isinstance(person, Guardian):
        record.guardian = person
    else:
        record.staff = person
    return _received(reply.kind, record, mail, Reason.NO_RECEIVER)


def is_disowned(mail: IncomingMail) -> bool:
    """Whether our mail server noted that the sender's own domain disowns the mail (RFC 8601, the topmost line).

    That it approves (`dmarc=pass`, `spf=pass`) counts for nothing here: only the proven address does.
    """
    return any("dmarc=fail" in line.lower().replace(" ", "") for line in mail.authentication[:1])


def _received(kind: str, record: InboundMail, mail: IncomingMail, without: Reason) -> tuple[str, _Stands]:
    """Hand a mail to the room that receives its kind. A room that fails keeps nothing, and the mail is not lost."""
    receiver = receiver_of(kind)
    if receiver is None:
        return "", _Stands(without)
    try:
        with transaction.atomic():
            outcome = receiver.receive(mail, record)
    except DatabaseError:
        raise
    except Exception:
        log.exception("The receiver of %s failed on mail %s", kind, record.ref)
        outcome = Outcome()
    if outcome.taken:
        return outcome.subject[:80], _Stands(Reason.REFUSED)
    return "", _Stands(Reason.REFUSED, outcome.refused[:300])


def _stray(record: InboundMail, mail: IncomingMail, stands: _Stands, proposed: Guardian | None, at: datetime) -> None:
    InboundStray.objects.create(
        mail=record,
        reason=stands.reason,
        words=stands.words,
        from_machine=mail.nature is not Nature.LETTER,
        proposed=proposed,
        since=at,
    )
