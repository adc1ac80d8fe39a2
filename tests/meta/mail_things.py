"""A file of a message and a mail whose sender nobody has confirmed, for the permission matrix."""

from accord.core import clock
from accord.core.models import Record
from accord.messaging.files import keep_files, read_file
from accord.messaging.models import Conversation, Message
from accord.web.demo import Cast


def mailed(cast: Cast, slug: str, guardian: str, member: str) -> dict[str, Record]:
    """Put both into the school and return what their addresses name."""
    school, at = cast.schools[slug], clock.now()
    conversation = Conversation.objects.create(
        school=school, guardian=cast.guardians[guardian], topic="learning", subject="Matrix", last_message_at=at,
        visible_to_staff_at=at, assigned_staff=cast.staff[member],
    )  # fmt: skip
    message = Message.objects.create(
        conversation=conversation, guardian=cast.guardians[guardian], text="Matrix", written_at=at, visible_at=at
    )
    unconfirmed = Conversation.objects.create(
        school=school, topic="something_else", subject="Matrix", unknown_sender="matrix@elsewhere.example",
        last_message_at=at, visible_to_staff_at=at,
    )  # fmt: skip
    return {
        "attachment": keep_files(message, [read_file("page.txt", "text/plain", b"Matrix", number=1)], at)[0],
        "unconfirmed": unconfirmed,
    }
