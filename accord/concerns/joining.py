"""When two records of one person are joined, their concerns and worries follow; nobody is told how many there were."""

from collections.abc import Mapping
from datetime import datetime

from accord.concerns.models import (
    Agreement,
    AskedView,
    Concern,
    ConcernAbout,
    Handing,
    TalkOffer,
    View,
    Worry,
    WorryAbout,
    WorryNote,
)
from accord.people.joining.kinds import Person
from accord.people.models import Guardian, StaffMember, Student


def carry_concerns(kept: Person, away: Person, at: datetime) -> Mapping[str, int]:
    """Carry over what a person raised, has, said and was asked; a join says nothing of it to whoever joins."""
    if isinstance(kept, Guardian) and isinstance(away, Guardian):
        Concern.objects.filter(guardian=away).update(guardian=kept)
        View.objects.filter(guardian=away).update(guardian=kept)
        Worry.objects.filter(guardian=away).update(guardian=kept)
    if isinstance(kept, Student) and isinstance(away, Student):
        Concern.objects.filter(student=away).update(student=kept)
        Worry.objects.filter(student=away).update(student=kept)
        Worry.objects.filter(author_student=away).update(author_student=kept)
    if isinstance(kept, StaffMember) and isinstance(away, StaffMember):
        _carry_staff(kept, away)
    return {}


def _carry_staff(kept: StaffMember, away: StaffMember) -> None:
    Concern.objects.filter(held_by=away).update(held_by=kept)
    Handing.objects.filter(to=away).update(to=kept)
    View.objects.filter(staff=away).update(staff=kept)
    AskedView.objects.filter(staff=away).update(staff=kept)
    AskedView.objects.filter(by=away).update(by=kept)
    TalkOffer.objects.filter(by=away).update(by=kept)
    Agreement.objects.filter(by=away).update(by=kept)
    Worry.objects.filter(staff=away).update(staff=kept)
    Worry.objects.filter(held_by=away).update(held_by=kept)
    WorryNote.objects.filter(by=away).update(by=kept)
    named = ConcernAbout.objects.filter(staff=kept).values("concern")
    ConcernAbout.objects.filter(staff=away).exclude(concern__in=named).update(staff=kept)
    known = WorryAbout.objects.filter(staff=kept).values("worry")
    WorryAbout.objects.filter(staff=away).exclude(worry__in=known).update(staff=kept)
