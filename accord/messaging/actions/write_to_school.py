"""A guardian sends what they have written and looked at."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import translation

from accord.messaging.actions.start_conversation import start_conversation
from accord.messaging.files import NewFile, keep_files
from accord.messaging.models import Message
from accord.messaging.topics import SAFEGUARDING, topic_words
from accord.messaging.wording import Looked
from accord.people.models import Guardian, StaffMember, Student
from accord.rules.charter import CharterRules, EmergencyKind
from accord.schools.models import School

SAME_AGAIN = timedelta(minutes=30)
"""For so long the same words about the same matter are taken for the same message, sent twice by mistake."""


@dataclass(frozen=True)
class Letter:
    """What a guardian has written, to whom it may not go, and what came of looking at it.

    `lesson` names a subject of the child. `tells_safeguarding`: the safeguarding lead gets the same words too.
    """

    school: School
    guardian: Guardian
    student: Student | None
    topic: str
    text: str
    language: str
    concerned: tuple[StaffMember, ...] = ()
    emergency: EmergencyKind | None = None
    lesson: str = ""
    tells_safeguarding: bool = False
    looked: Looked | None = None


@transaction.atomic
def write_to_school(*, letter: Letter, by: str, at: datetime, files: Sequence[NewFile] = ()) -> Message:
    """A guardian's message goes to the school once, however often it is sent; where they wish, the safeguarding lead
    gets the same words in a conversation of its own, which takes nothing from the first. An emergency is one for both.

    Raises DomainError for a text that is empty or too long.
    """
    Guardian.objects.select_for_update(of=("self",)).get(pk=letter.guardian.pk)
    message = _sent_before(letter, letter.topic, files, at) or _send(letter, letter.topic, files, by, at)
    if letter.tells_safeguarding and letter.topic != SAFEGUARDING and not _sent_before(letter, SAFEGUARDING, files, at):
        _send(letter, SAFEGUARDING, files, by, at)
    return message


def _send(letter: Letter, topic: str, files: Sequence[NewFile], by: str, at: datetime) -> Message:
    added = topic == SAFEGUARDING and letter.topic != SAFEGUARDING
    sent = start_conversation(
        school=letter.school,
        guardian=letter.guardian,
        student=letter.student,
        topic=topic,
        subject=_heading(letter, topic),
        text=letter.text,
        language=letter.language,
        by=by,
        at=at,
        concerned=letter.concerned,
        emergency=letter.emergency,
        about=letter.lesson,
        looked=None if added else letter.looked,
    )
    keep_files(sent.message, files, at)
    return sent.message


def _heading(letter: Letter, topic: str) -> str:
    """The heading of a conversation: its beginning, or the topic where a reader may wish to be spared the words."""
    if letter.looked is None or not letter.looked.strong:
        return ""
    with translation.override(letter.school.main_language):
        return topic_words(topic, CharterRules(""))


def _sent_before(letter: Letter, topic: str, files: Sequence[NewFile], at: datetime) -> Message | None:
    """The same words about the same matter, sent a moment ago; an emergency is never taken for what was none."""
    rows = Message.objects.filter(
        guardian=letter.guardian,
        written_at__gt=at - SAME_AGAIN,
        text=letter.text.strip(),
        withdrawal__isnull=True,
        conversation__student=letter.student,
        conversation__topic=topic,
    )
    if letter.emergency:
        rows = rows.filter(emergency__kind=letter.emergency)
    concerned = {staff.pk for staff in letter.concerned}
    for row in rows.select_related("conversation").order_by("-written_at", "-id"):
        same_files = set(row.attachments.values_list("sha256", flat=True)) == {file.sha256 for file in files}
        if same_files and set(row.conversation.concerned.values_list("staff_id", flat=True)) == concerned:
            return row
    return None
