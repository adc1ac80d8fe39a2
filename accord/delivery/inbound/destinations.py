"""For which school a recipient address is, and what it says; an address that is none of ours leads nowhere."""

from dataclasses import dataclass
from datetime import datetime
from email.utils import parseaddr

from django.conf import settings

from accord.delivery.inbound.mailboxes import plain_address
from accord.delivery.inbound.reply_address import ReplyAddress, is_reply_address, read_reply_address
from accord.delivery.models import InboundAddress
from accord.people.models import Guardian, StaffMember, Student

PEOPLE: dict[str, type[Guardian] | type[StaffMember] | type[Student]] = {
    "guardian": Guardian,
    "staff": StaffMember,
    "student": Student,
}


@dataclass(frozen=True)
class Destination:
    """Where a mail is to go: a school's address, a reply address, or the product's own sender address (`house`)."""

    address: str
    school_id: int | None
    inbound_address_id: int | None = None
    reply: ReplyAddress | None = None
    house: bool = False


def house_address() -> str:
    """Return the address in whose name the product writes; bounces come back to it."""
    return plain_address(parseaddr(settings.DEFAULT_FROM_EMAIL)[1])


def destination_of(address: str, *, at: datetime) -> Destination | None:
    """Return where mail to this address goes, or None: then it is refused, for we pass nothing on."""
    plain = plain_address(address)
    if not plain:
        return None
    if is_reply_address(plain):
        return _of_reply(plain, at)
    known = InboundAddress.objects.filter(address=plain, ended_at__isnull=True).first()
    if known:
        return Destination(plain, known.school_id, known.id)
    return Destination(plain, None, house=True) if plain == house_address() else None


def _of_reply(plain: str, at: datetime) -> Destination | None:
    reply = read_reply_address(plain, at=at)
    if reply is None or reply.recipient_kind not in PEOPLE:
        return None
    person = PEOPLE[reply.recipient_kind].objects.filter(ref=reply.recipient_ref).only("school_id").first()
    return Destination(plain, person.school_id, reply=reply) if person else None
