"""Where rooms meet that do not know each other. Read once in every process: pages, worker and incoming mail."""

from accord.delivery.inbound import receivers
from accord.messaging.receiving import LetterReceiver, ReplyReceiver


def wire() -> None:
    """Say which room takes which mail in."""
    receivers.register("conversation", ReplyReceiver())
    receivers.register(receivers.OFFICE, LetterReceiver())
