"""The channels: one small object each, all in one table. A new one is a file and a line here."""

from accord.delivery.channels.channel import Channel, Letter, Outcome, Result
from accord.delivery.channels.email import EmailChannel
from accord.delivery.channels.portal import PortalChannel
from accord.rules.channels import Channel as Name

CHANNELS: dict[str, Channel] = {
    Name.PORTAL: PortalChannel(),
    Name.EMAIL: EmailChannel(),
}
"""Every channel of this installation, by its name, in the order in which they are tried."""

__all__ = ["CHANNELS", "Channel", "Letter", "Outcome", "Result"]
