"""A mail arrives: its bytes go to the disk, then one row for each of our addresses and the work that follows.

Only when this has returned may a sender be told that we have the mail.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from accord.delivery.inbound.destinations import Destination
from accord.delivery.inbound.keeping import Kept, keep
from accord.delivery.inbound.tasks import sort_arrived_mail
from accord.delivery.models import InboundMail

LONGEST_SENDER = 320


@dataclass(frozen=True)
class Envelope:
    """What the mail system says of a mail: from whom (empty: nobody may answer) and to which of our addresses."""

    sender: str
    destinations: Sequence[Destination]
    via: str


def take_in(*, raw: bytes, envelope: Envelope, at: datetime) -> list[InboundMail]:
    """Keep a mail and enqueue its sorting; the same mail to the same address again changes nothing.

    Raises OSError when the disk and DatabaseError when the database cannot keep it: the sender must try again.
    """
    kept = keep(raw)
    with transaction.atomic():
        return [_row(kept, envelope, destination, at) for destination in envelope.destinations]


def _row(kept: Kept, envelope: Envelope, destination: Destination, at: datetime) -> InboundMail:
    same = {"message_id": kept.message_id, "fingerprint": kept.fingerprint, "address": destination.address}
    try:
        with transaction.atomic():
            mail = InboundMail.objects.create(
                **same,
                school_id=destination.school_id,
                inbound_address_id=destination.inbound_address_id,
                via=envelope.via,
                envelope_sender=envelope.sender[:LONGEST_SENDER],
                sha256=kept.sha256,
                size=kept.size,
                path=kept.path,
                received_at=at,
                reply_kind=destination.reply.kind if destination.reply else "",
                reply_ref=destination.reply.ref if destination.reply else "",
            )
    except IntegrityError:
        return InboundMail.objects.get(**same)
    sort_arrived_mail.enqueue(mail_id=mail.id)
    return mail
