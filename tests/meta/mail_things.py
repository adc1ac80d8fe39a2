"""A file of a message, a mail of an unknown sender and one of a guardian without a sign-in, for the matrix."""

from accord.core import clock
from accord.core.models import Record
from accord.messaging.files import keep_files, read_file
from accord.messaging.models import Conversation, Message
from accord.people.models import Guardian
from accord.web.demo import Cast


def mailed(cast: Cast, slug: str, guardian: str, member: str) -> dict[str, Record]:
    """Put them into the school and return what their addresses name."""
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
    without_sign_in = Guardian.objects.create(school=school, given_name="Mata", family_name="Matrix")
    by_mail = Conversation.objects.create(
        school=school, guardian=without_sign_in, topic="learning", subject="Matrix", last_message_at=at,
        visible_to_staff_at=at, assigned_staff=cast.staff[member],
    )  # fmt: skip
    return {
        "mailed_conversation": by_mail,
        "attachment": keep_files(message, [read_file("page.txt", "text/plain", b"Matrix", number=1)], at)[0],
        "unconfirmed": unconfirmed,
    }
