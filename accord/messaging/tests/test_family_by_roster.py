"""A roster ties a colleague to a child: what the colleague has of that child's family goes to somebody else."""

import pytest

from accord.messaging.models import Conversation
from accord.messaging.tests.working import work
from accord.people.models import Guardian, Login, StaffMember, Student
from accord.people.tests.roster.bundles import small_school
from accord.people.tests.roster.conftest import NOW, bring, own_folder, school

__all__ = ["bring", "own_folder", "school"]
pytestmark = [pytest.mark.django_db, pytest.mark.requirement("A4", "C1")]


def test_a_tie_that_a_roster_brings_moves_what_the_colleague_has(bring, school) -> None:
    bring(small_school())
    grace = StaffMember.objects.get(source_id="u-teacher")
    grace.login = Login.objects.create_login(name="Grace Adeyemi", sign_in_name="grace")
    grace.save()
    Guardian.objects.filter(source_id="u-mother").update(login=grace.login)
    conversation = Conversation.objects.create(
        school=school, student=Student.objects.get(source_id="u-tom"), topic="learning", subject="Reading",
        last_message_at=NOW, assigned_staff=grace,
        guardian=Guardian.objects.get(source_id="u-baker"),
    )  # fmt: skip
    work(NOW)
    conversation.refresh_from_db()
    assert conversation.assigned_staff == grace, "she is no family of that child yet"
    code, words = bring(small_school().put("users", "u-tom", agentSourcedIds="u-baker,u-mother"))
    assert code == 0, words
    work(NOW)
    conversation.refresh_from_db()
    assert conversation.assigned_staff is None
