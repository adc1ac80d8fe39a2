"""An answer that a member of staff has written and that has not left yet, for the permission matrix."""

from datetime import timedelta

from accord.core import clock
from accord.core.models import Record
from accord.messaging.models import Conversation, Hold, Message
from accord.web.demo import Cast


def answered_late(cast: Cast, slug: str, student: str, guardian: str, member: str) -> dict[str, Record]:
    """Put it into the school and return what the addresses of the desk name."""
    school, at = cast.schools[slug], clock.now()
    conversation = Conversation.objects.create(
        school=school, guardian=cast.guardians[guardian], student=cast.students[student], topic="learning",
        subject="Matrix", last_message_at=at, visible_to_staff_at=at, assigned_staff=cast.staff[member],
    )  # fmt: skip
    message = Message.objects.create(
        conversation=conversation, staff=cast.staff[member], text="Seen by the matrix", written_at=at
    )
    Hold.objects.create(message=message, until=at + timedelta(days=1), because="leaves_at_opening", rule="SEND-3")
    return {"answered_conversation": conversation, "message": message}
