"""Which conversations are a guardian's own, as a question to the database."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from accord.messaging.models import Conversation, Message


@dataclass(frozen=True, slots=True)
class Own:
    """Whose conversations: of these guardians, about children whom they may see (or one of them) or about none."""

    guardian_ids: tuple[int, ...]
    children: tuple[int, ...]
    child_ref: str = ""


def own_rows(guardian_ids: Collection[int], children: Collection[int]) -> QuerySet[Conversation]:
    """The conversations of guardians, of which something has left them or the school; in no order yet."""
    told = Message.objects.filter(Q(guardian__isnull=False) | Q(visible_at__isnull=False), conversation=OuterRef("pk"))
    about = Q(student__isnull=True) | Q(student_id__in=children)
    return Conversation.objects.filter(Exists(told), about, guardian_id__in=guardian_ids)
