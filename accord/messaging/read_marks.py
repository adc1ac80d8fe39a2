"""Up to which moment somebody has read a conversation."""

from django.db import transaction

from accord.core.new_rows import insert_unless_known
from accord.messaging.models import ReadMark


def remember(mark: ReadMark) -> None:
    """Keep a mark in the place of the earlier one of the same reader; mostly there is none."""
    with transaction.atomic(savepoint=False):
        if not insert_unless_known(mark):
            earlier = ReadMark.objects.filter(conversation=mark.conversation_id)
            earlier.filter(staff=mark.staff_id, guardian=mark.guardian_id).update(read_at=mark.read_at)
