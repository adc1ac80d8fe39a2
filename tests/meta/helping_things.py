"""A conversation that a member of staff has, an emergency in it and a ready answer, for the permission matrix."""

from accord.core import clock
from accord.core.models import Record
from accord.messaging.models import Conversation, Emergency, Message, MessageTemplate
from accord.web.demo import Cast


def helped(cast: Cast, slug: str, student: str, guardian: str, member: str) -> dict[str, Record]:
    """Put them into the school and return what the addresses of the helping pages name."""
    school, at = cast.schools[slug], clock.now()
    conversation = Conversation.objects.create(
        school=school, guardian=cast.guardians[guardian], student=cast.students[student], topic="learning",
        subject="Matrix", last_message_at=at, visible_to_staff_at=at, assigned_staff=cast.staff[member],
    )  # fmt: skip
    message = Message.objects.create(
        conversation=conversation, guardian=cast.guardians[guardian], text="Matrix", written_at=at, visible_at=at
    )
    return {
        "helped_conversation": conversation,
        "emergency": Emergency.objects.create(message=message, kind="medical", created_at=at),
        "message_template": MessageTemplate.objects.create(
            school=school, by=cast.staff[member], name="Matrix", wordings={school.main_language: "Matrix"}
        ),
    }
