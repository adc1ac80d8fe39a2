"""Mail that becomes a message: replies in conversations, and letters to the school's own address."""

from accord.messaging.receiving.guarding import ReplyGuard
from accord.messaging.receiving.letters import LetterReceiver
from accord.messaging.receiving.replies import ReplyReceiver

__all__ = ["LetterReceiver", "ReplyGuard", "ReplyReceiver"]
