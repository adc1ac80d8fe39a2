"""Where rooms meet that do not know each other. Read once in every process: pages, worker and incoming mail."""

from accord.conduct.announced import follow_restrictions
from accord.delivery.inbound import guards, receivers
from accord.messaging.limit_follower import follow_restriction
from accord.messaging.receiving import LetterReceiver, ReplyGuard, ReplyReceiver


def wire() -> None:
    """Say which room takes which mail in, and what else happens once a limit on contact was imposed."""
    receivers.register("conversation", ReplyReceiver())
    guards.register("conversation", ReplyGuard())
    receivers.register(receivers.OFFICE, LetterReceiver())
    follow_restrictions(follow_restriction)
