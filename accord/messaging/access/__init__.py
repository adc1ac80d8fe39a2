"""The only way in which a view obtains a conversation."""

from accord.messaging.access.conversations import (
    conversations_for,
    conversations_of,
    get_conversation_for,
    get_own_conversation_for,
)

__all__ = ["conversations_for", "conversations_of", "get_conversation_for", "get_own_conversation_for"]
