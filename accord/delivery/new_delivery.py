"""Making the record of one notice to one person by one channel, as it stands at its beginning."""

from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings

from accord.core.ids import new_ref
from accord.delivery.channels import CHANNELS
from accord.delivery.models import Delivery, Notice
from accord.delivery.person import Recipient, column_of
from accord.rules.channels import Channel, Moment
from accord.rules.delivery_status import Status


def message_id_of(ref: str) -> str:
    """Return the name that a delivery carries on every try (RFC 5322, 3.6.4), under the product's own address."""
    host = urlsplit(settings.ACCORD_BASE_URL).hostname or "localhost"
    return f"<accord.{ref}@{host}>"


def new_delivery(
    notice: Notice, person: Recipient, channel: Channel, moment: Moment, *, at: datetime, discreet: bool, reply_to: str
) -> Delivery:
    """Return a delivery, not stored yet: waiting, held until its moment, or there already where nothing is sent."""
    ref = new_ref()
    arrived = not moment.held and not CHANNELS[channel].uses_wire
    begun = Status.DELIVERED if arrived else Status.HELD if moment.held else Status.WAITING
    return Delivery(
        ref=ref,
        notice=notice,
        channel=channel,
        status=begun,
        discreet=discreet,
        reply_to=reply_to,
        message_id=message_id_of(ref),
        due_at=moment.go_at,
        go_at=moment.go_at,
        sent_at=at if arrived else None,
        created_at=at,
        **column_of(person),
    )


def cancelled_delivery(notice: Notice, person: Recipient, at: datetime) -> Delivery:
    """Return the record that somebody was not told, because they may not hear of it."""
    ref = new_ref()
    return Delivery(
        ref=ref,
        notice=notice,
        channel=Channel.PORTAL,
        status=Status.NO_LONGER_ENTITLED,
        message_id=message_id_of(ref),
        why="not_entitled",
        due_at=at,
        go_at=at,
        created_at=at,
        **column_of(person),
    )
