"""A word about a child at risk reaches the safeguarding lead, or who has it in the lead's place, and nobody else."""

from datetime import timedelta

import pytest
from django.http import Http404

from accord.messaging.access import get_conversation_for
from accord.messaging.actions.start_conversation import Sent, start_conversation
from accord.messaging.models import Emergency
from accord.people.models import Duty
from accord.people.viewer import Post, viewer_of
from accord.rules.charter import EmergencyKind
from tests.cast import MONDAY, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("K5")]


def told(cast: Cast, *, about: str = "", emergency: EmergencyKind | None = None) -> Sent:
    return start_conversation(
        school=cast.riverbank, guardian=cast.guardians["amina"], student=cast.students["idris"], topic="safeguarding",
        subject="A worry", text="A neighbour hurts a child in our street.", language="en", by="login:amina", at=MONDAY,
        concerned=[cast.staff[about]] if about else [], emergency=emergency,
    )  # fmt: skip


def post_of(cast: Cast, key: str) -> Post:
    post = viewer_of(cast.login(key)).post_at("riverbank")
    assert post
    return post


def test_an_emergency_is_told_to_the_lead_and_not_to_the_person_on_duty(cast: Cast) -> None:
    Duty.objects.create(
        school=cast.riverbank, kind=Duty.Kind.DUTY_PERSON, staff=cast.staff["deputy"],
        starts_at=MONDAY - timedelta(hours=1), ends_at=MONDAY + timedelta(hours=1),
    )  # fmt: skip
    told(cast, emergency=EmergencyKind.CHILD_SAFETY)
    assert Emergency.objects.get().told == cast.staff["safeguarding"]


def test_what_is_about_the_lead_is_read_by_whoever_has_it_instead(cast: Cast) -> None:
    sent = told(cast, about="safeguarding")
    instead = sent.message.conversation.assigned_staff
    assert instead
    assert instead != cast.staff["safeguarding"]
    key = next(key for key, one in cast.staff.items() if one == instead)
    assert get_conversation_for(post_of(cast, key), sent.message.conversation.ref)
    for other in {"safeguarding", "deputy", "head", "office", "tan"} - {key}:
        with pytest.raises(Http404):
            get_conversation_for(post_of(cast, other), sent.message.conversation.ref)
