"""A roster that names a guardian or a child otherwise: their messages are found by the new names."""

import pytest

from accord.messaging.models import Conversation, Findable, Message
from accord.messaging.spelling import asked_for
from accord.people.models import Guardian, Student
from accord.people.tests.roster.bundles import small_school
from accord.people.tests.roster.conftest import NOW, bring, own_folder, school

__all__ = ["bring", "own_folder", "school"]
pytestmark = [pytest.mark.django_db, pytest.mark.requirement("A4", "C8")]


def test_names_that_a_roster_changes_are_found_at_once(bring, school) -> None:
    bring(small_school())
    mother, lena = Guardian.objects.get(source_id="u-mother"), Student.objects.get(source_id="u-lena")
    conversation = Conversation.objects.create(
        school=school, guardian=mother, student=lena, topic="learning", subject="Reading", last_message_at=NOW
    )
    Message.objects.create(
        conversation=conversation, guardian=mother, text="The heron story.", written_at=NOW, visible_at=NOW
    )

    def found(typed: str) -> int:
        return Findable.objects.filter(found_by__finds=asked_for(typed)).count()

    assert found("novak heron") == 1
    bundle = small_school().put("users", "u-mother", familyName="Warsame").put("users", "u-lena", familyName="Warsame")
    code, words = bring(bundle)
    assert code == 0, words
    assert found("warsame heron") == 1
    assert not found("novak")
