"""Staff note something for colleagues."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accord.core import audit
from accord.core.errors import DomainError
from accord.messaging.as_seen import locked_as_seen
from accord.messaging.models import Conversation, InternalNote
from accord.people.models import StaffMember

LONGEST = 4_000
"""Signs of one note."""


@transaction.atomic
def add_note(*, conversation: Conversation, staff: StaffMember, text: str, by: str, at: datetime) -> InternalNote:
    """A note stands beside the conversation for colleagues who may read it; the family never sees it.

    Raises DomainError for a note that is empty or too long, and where the conversation was passed on meanwhile.
    """
    words = text.strip()
    if not words or len(words) > LONGEST:
        sentence = (
            ngettext("A note has at most %(most)s character.", "A note has at most %(most)s characters.", LONGEST)
            % {"most": LONGEST}
            if words
            else _("Write what colleagues should know.")
        )
        raise DomainError("note_unfit", sentence, status=422, fields={"note": sentence})
    conversation = locked_as_seen(conversation)
    note = InternalNote.objects.create(conversation=conversation, by=staff, text=words, created_at=at)
    audit.record(
        by=by,
        verb="add_note",
        subject=f"conversation:{conversation.ref}",
        school=conversation.school.ref,
        details={"note": note.ref},
    )
    return note
