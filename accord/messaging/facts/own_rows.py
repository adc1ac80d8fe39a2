"""Which conversations are a guardian's own, as a question to the database."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import BooleanField, Case, Exists, OuterRef, Q, QuerySet, Value, When

from accord.messaging.models import Conversation, Message


@dataclass(frozen=True, slots=True)
class Own:
    """Whose conversations: of these guardians, about children whom they may see (or one of them) or about none."""

    guardian_ids: tuple[int, ...]
    children: tuple[int, ...]
    child_ref: str = ""


def own_rows(guardian_ids: Collection[int], children: Collection[int]) -> QuerySet[Conversation]:
    """The conversations of guardians, of which something has left them or the school; in no order yet."""
    return Conversation.objects.filter(_told(), _about(children), guardian_id__in=guardian_ids)


def listed_rows(guardian_id: int, children: Collection[int], child_ref: str) -> QuerySet[Conversation]:
    """The same of one guardian (and of one child, where its ref is given), in the order of their list.

    The database is kept from gathering all that is about the children: it goes along the list, for the first few.
    """
    about = Q(student_id__in=children, student__ref=child_ref) if child_ref else _about(children)
    is_about = Case(When(about, then=Value(True)), default=Value(False), output_field=BooleanField())
    rows = Conversation.objects.filter(_told(), is_about, guardian_id=guardian_id)
    return rows.order_by("family_rank", "-family_moved_at", "ref")


def _told() -> Exists:
    said = Message.objects.filter(conversation=OuterRef("pk"))
    return Exists(said.filter(Q(guardian__isnull=False) | Q(visible_at__isnull=False)))


def _about(children: Collection[int]) -> Q:
    return Q(student__isnull=True) | Q(student_id__in=children)
