"""A guardian's conversation that still waits for the school, for the permission matrix."""

from datetime import timedelta

from accord.core import clock
from accord.core.models import Record
from accord.messaging.actions.start_conversation import start_conversation
from accord.rules.charter import EmergencyKind
from accord.web.demo import Cast


def written_at_night(cast: Cast, slug: str, student: str, guardian: str) -> dict[str, Record]:
    """Let a guardian write in the night before; at Riverbank it still waits, so that it can be taken back.

    The sister school's office has no hours in the matrix, so what is written there is an emergency.
    """
    at = clock.now() - timedelta(hours=12)
    sent = start_conversation(
        school=cast.schools[slug], guardian=cast.guardians[guardian], student=cast.students[student],
        topic="learning", subject="Matrix", text="Seen by the matrix", language="en", by="login:matrix", at=at,
        emergency=None if slug == "riverbank" else EmergencyKind.MEDICAL,
    )  # fmt: skip
    return {"own_conversation": sent.message.conversation, "written": sent.message}
