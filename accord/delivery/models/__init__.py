"""What goes out, to whom, by which channel, and what became of it; and what comes in by e-mail."""

from accord.delivery.models.delivery import Attempt, Delivery
from accord.delivery.models.inbound import (
    InboundAddress,
    InboundMail,
    InboundPlacement,
    InboundSorting,
    InboundStray,
    MailboxReading,
)
from accord.delivery.models.notice import Notice
from accord.delivery.models.preference import ChannelWish, QuietHours
from accord.delivery.models.trouble import DeadAddress, Unreached

__all__ = ["Attempt", "ChannelWish", "DeadAddress", "Delivery", "Notice", "QuietHours", "Unreached"]
__all__ += [
    "InboundAddress",
    "InboundMail",
    "InboundPlacement",
    "InboundSorting",
    "InboundStray",
    "MailboxReading",
]
