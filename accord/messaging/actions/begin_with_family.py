"""The school writes to a family about a new matter."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from accord.core import audit
from accord.messaging import outgoing
from accord.messaging.actions.answer_family import Answered
from accord.messaging.actions.start_conversation import checked
from accord.messaging.facts.routes import topic_rule
from accord.messaging.facts.timing import charter_at
from accord.messaging.files import NewFile, keep_files
from accord.messaging.models import Assignment, Conversation, Message
from accord.messaging.wording import Looked, note_wording
from accord.people.models import Guardian, StaffMember, Student

BEGAN = "began"
"""Why the writer has the conversation."""


@transaction.atomic
def begin_with_family(
    *,
    guardian: Guardian,
    student: Student | None,
    staff: StaffMember,
    topic: str,
    subject: str,
    text: str,
    language: str,
    by: str,
    at: datetime,
    asks: bool = False,
    emergency_reason: str = "",
    files: Sequence[NewFile] = (),
    looked: Looked | None = None,
) -> Answered:
    """A member of staff writes to one guardian; outside working time it leaves at the next opening.

    `asks`: the school waits for an answer. Each guardian has a conversation of their own: none learns of another's.
    Raises DomainError for a text that is empty or too long.
    """
    words = checked(text)
    held = charter_at(guardian.school, at)
    conversation = Conversation.objects.create(
        school=guardian.school,
        guardian=guardian,
        student=student,
        topic=topic,
        subject=subject.strip()[:160] or words.splitlines()[0][:80],
        edition=held.edition,
        confidential=topic_rule(held.rules, topic).confidential,
        waiting_on=Conversation.WaitingOn.NOBODY,
        last_message_at=at,
        visible_to_staff_at=at,
        assigned_staff=staff,
        created_at=at,
    )
    Assignment.objects.create(conversation=conversation, staff=staff, because=BEGAN, by=staff, created_at=at)
    message = Message.objects.create(
        conversation=conversation,
        staff=staff,
        kind=Message.Kind.QUESTION if asks else Message.Kind.WORDS,
        language=language,
        text=words,
        written_at=at,
        created_at=at,
    )
    keep_files(message, files, at)
    note_wording(message, looked, at)
    decision = outgoing.send_out(message, emergency_reason=emergency_reason.strip())
    audit.record(
        by=by,
        verb="begin_with_family",
        subject=f"conversation:{conversation.ref}",
        school=guardian.school.ref,
        purpose="" if conversation.confidential else emergency_reason.strip()[:200],
        details={"topic": topic, "rule": decision.rule, "asks": asks},
    )
    return Answered(message, decision)
