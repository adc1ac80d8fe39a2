"""Keep a copy of a conversation."""

from datetime import datetime

from django.db import transaction

from accord.core import audit
from accord.messaging.copying import Copy, copy_of
from accord.messaging.models import Conversation


@transaction.atomic
def keep_copy(
    *,
    conversation: Conversation,
    for_family: bool,
    with_notes: bool,
    form: str,
    topic: str,
    by: str,
    at: datetime,
) -> Copy:
    """Somebody takes a copy of a conversation out of the house; who did, and in which form, is written down."""
    copy = copy_of(conversation, for_family=for_family, with_notes=with_notes, topic=topic, at=at)
    audit.record(
        by=by,
        verb="keep_copy",
        subject=f"conversation:{conversation.ref}",
        school=conversation.school.ref,
        details={"form": form, "notes": copy.with_notes, "side": "family" if for_family else "school"},
    )
    return copy
