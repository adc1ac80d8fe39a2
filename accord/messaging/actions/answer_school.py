"""A guardian writes again, with files and whom else it should reach."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from accord.messaging.actions.start_conversation import Sent
from accord.messaging.actions.write_message import write_message
from accord.messaging.actions.write_to_school import Letter, write_to_school
from accord.messaging.files import NewFile, keep_files
from accord.messaging.models import Conversation
from accord.messaging.topics import SAFEGUARDING
from accord.messaging.wording import Looked
from accord.people.models import Guardian
from accord.rules.charter import EmergencyKind


@transaction.atomic
def answer_school(
    *,
    conversation: Conversation,
    text: str,
    language: str,
    by: str,
    at: datetime,
    files: Sequence[NewFile] = (),
    emergency: EmergencyKind | None = None,
    tells_safeguarding: bool = False,
    looked: Looked | None = None,
) -> Sent:
    """A guardian writes again in their conversation; where they wish, the safeguarding lead gets the same words too.

    Raises DomainError for a text that is empty or too long, and ValueError for a conversation without a guardian.
    """
    if conversation.guardian is None:
        raise ValueError("Only a guardian writes by this way.")
    if tells_safeguarding:
        Guardian.objects.select_for_update(of=("self",)).get(pk=conversation.guardian.pk)  # before all, as a new letter
    sent = write_message(
        conversation=conversation, guardian=conversation.guardian, text=text, language=language, by=by, at=at,
        emergency=emergency, looked=looked,
    )  # fmt: skip
    keep_files(sent.message, files, at)
    if tells_safeguarding and conversation.topic != SAFEGUARDING:
        concerned = tuple(row.staff for row in conversation.concerned.select_related("staff"))
        letter = Letter(
            school=conversation.school, guardian=conversation.guardian, student=conversation.student,
            topic=SAFEGUARDING, text=text, language=language, concerned=concerned, emergency=emergency,
        )  # fmt: skip
        write_to_school(letter=letter, by=by, at=at, files=files)
    return sent
