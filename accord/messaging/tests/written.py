"""What tests of messages begin with: the code of the trust in force, and a message of Amina about Idris."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from accord.charters.tests.making import LAST_MONDAY, with_charter
from accord.core import clock
from accord.messaging.actions.release_held_message import release_held_message
from accord.messaging.actions.start_conversation import Sent, start_conversation
from accord.messaging.models import Message
from tests.cast import MONDAY, Cast

__all__ = ["FRIDAY_NIGHT", "LAST_MONDAY", "TEXT", "release", "with_charter", "write"]

FRIDAY_NIGHT = datetime(2026, 11, 20, 22, 10, tzinfo=UTC)
TEXT = "Idris came home in tears tonight."


def write(
    cast: Cast, at: datetime = MONDAY, *, who: str = "amina", child: str | None = "idris", topic: str = "friendships",
    concerned: Sequence[str] = (), **more: Any,
) -> Sent:  # fmt: skip
    """A guardian writes about a child."""
    with clock.travel_to(at):
        return start_conversation(
            **{
                "school": cast.riverbank,
                "guardian": cast.guardians[who],
                "student": cast.students[child] if child else None,
                "topic": topic,
                "subject": "Playground",
                "text": TEXT,
                "language": "en",
                "by": f"login:{who}",
                "at": at,
                "concerned": [cast.staff[key] for key in concerned],
                **more,
            }
        )


def release(message: Message, at: datetime) -> bool:
    """The worker tries to release a message."""
    with clock.travel_to(at):
        return release_held_message(hold=message.hold, by="house:worker", at=at) is not None
