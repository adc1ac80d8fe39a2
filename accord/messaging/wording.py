"""What is written down of looking at wording: a fold for readers who wish it, and counts without names.

A step of the actions that store a message. No draft, no passage and no score comes here.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F

from accord.messaging.models import Message, StrongWording, WordingCount
from accord.schools.facts import settings_of


@dataclass(frozen=True)
class Looked:
    """What came of looking: strong wording as it was sent, whether the writer was asked, and whether it was changed."""

    strong: bool = False
    asked: bool = False
    changed: bool = False


def note_wording(message: Message, looked: Looked | None, at: datetime) -> None:
    """Write down for readers that a message holds strong wording, and count what its writer did when asked."""
    if looked is None:
        return
    if looked.strong:
        StrongWording.objects.get_or_create(message=message)
    if looked.asked:
        school = message.conversation.school
        month = at.astimezone(settings_of(school).zone).date().replace(day=1)
        row, _made = WordingCount.objects.get_or_create(school=school, month=month)
        done = "changed" if looked.changed else "sent_as_written"
        WordingCount.objects.filter(pk=row.pk).update(**{"asked": F("asked") + 1, done: F(done) + 1})
