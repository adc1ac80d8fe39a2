"""A conversation under the wrong child, for the tests of how that is put right."""

from datetime import datetime, timedelta

from django.db.models import QuerySet

from accord.core import clock
from accord.messaging.actions.name_child import name_child
from accord.messaging.actions.redirect_conversation import redirect_conversation
from accord.messaging.models import ChildNaming, Conversation, ResponseClock
from accord.messaging.timeline import timeline_of
from tests.cast import MONDAY, Cast

SOON = MONDAY + timedelta(minutes=20)


def says(
    cast: Cast, conversation: Conversation, child: str | None = "sara", at: datetime = SOON, was: str | None = "idris"
) -> ChildNaming:
    """The guardian says which child it is about."""
    with clock.travel_to(at):
        return name_child(
            conversation=conversation, was=cast.students[was] if was else None,
            student=cast.students[child] if child else None, by="login:amina", at=at,
        )  # fmt: skip


def fresh(conversation: Conversation) -> Conversation:
    return Conversation.objects.get(pk=conversation.pk)


def has_it(conversation: Conversation) -> str:
    staff = fresh(conversation).assigned_staff
    return staff.family_name if staff else ""


def passed_to(cast: Cast, conversation: Conversation, key: str) -> None:
    redirect_conversation(
        conversation=conversation, to_staff=cast.staff[key], to_team=None, by_staff=cast.staff["office"],
        by="login:office", at=MONDAY,
    )  # fmt: skip


def story_for(conversation: Conversation, at: datetime, *, family: bool) -> list[str]:
    return [str(one.text) for one in timeline_of(fresh(conversation), for_family=family, at=at)]


def running(conversation: Conversation) -> QuerySet[ResponseClock]:
    return ResponseClock.objects.filter(conversation=conversation, stopped_at__isnull=True, dropped_at__isnull=True)
