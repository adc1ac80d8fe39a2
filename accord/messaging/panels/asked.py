"""What waits under /asked/ of emergencies: those about a child at risk that nobody at a school can look back at."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from accord.messaging.access.emergencies import emergencies_above
from accord.people.viewer import Viewer


@dataclass(frozen=True)
class ToLookBackAt:
    """One emergency: at which school, when it was written, and where it is looked back at; never a word of it."""

    school: str
    at: datetime
    reviewed: bool
    url: str


def to_look_back_at(viewer: Viewer, at: datetime) -> list[ToLookBackAt]:
    """What the person looks back at for their district, what waits first; one query for everybody else."""
    found = [
        ToLookBackAt(
            school=one.message.conversation.school.name,
            at=one.created_at,
            reviewed=hasattr(one, "review"),
            url=reverse("asked_emergencies:emergency", args=[one.ref]),
        )
        for one in emergencies_above(viewer, at)
    ]
    return sorted(found, key=lambda one: one.reviewed)
