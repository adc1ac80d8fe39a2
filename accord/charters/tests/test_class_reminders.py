"""Students are sent nothing: their form teacher is told, limited, in working time, and not of own children."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse

from accord.charters.actions.remind_form_teachers import remind_form_teachers
from accord.charters.content import RuleContent
from accord.charters.models import ClassReminder
from accord.charters.tests.making import CHARTER, published, with_clause
from accord.core import clock
from accord.delivery.models import Delivery, Notice
from accord.people.models import Guardian, Student, Teaching
from accord.people.tests.pages import filled, noted, send, words
from tests.cast import MONDAY

pytestmark = [pytest.mark.requirement("B3"), pytest.mark.django_db]

RULE = {
    "signed_by": ["guardians", "students"], "students_from_year": 4, "reminders": 2, "days_between_reminders": 7,
    "every_year": False,
}  # fmt: skip


@pytest.fixture
def edition(cast):
    return published(cast, with_clause(CHARTER, "courtesy", rules=(RuleContent("signing", "signing", RULE),)))


def remind(cast, at: datetime = MONDAY) -> int:
    with clock.travel_to(at):
        return remind_form_teachers(school=cast.riverbank, at=at)


def told(cast, key: str) -> list[int]:
    return [
        (row.created_at - MONDAY).days for row in ClassReminder.objects.filter(staff=cast.staff[key]).order_by("id")
    ]


@pytest.mark.in_turn
def test_form_teachers_are_told_once_then_as_often_as_the_charter_says(cast, edition):
    for day in range(60):
        remind(cast, MONDAY + timedelta(days=day))
    assert told(cast, "tan") == [0, 7, 14]
    assert told(cast, "lim") == [], "his class is below the year from which students are asked"
    entry = noted("remind_form_teachers")[0]
    assert f"staff:{cast.staff['tan'].ref}" in entry.details["people"]


def test_the_message_leads_to_the_list_of_the_own_class(cast, edition, as_person):
    remind(cast)
    assert remind(cast) == 0, "run twice, it tells once"
    notice = Notice.objects.get(kind="charter-class", deliveries__staff=cast.staff["tan"], deliveries__channel="portal")
    assert not Delivery.objects.filter(notice__kind="charter-class", guardian__isnull=False).exists()
    names = words(as_person("tan").get(notice.url))
    assert cast.students["idris"].called in names
    assert cast.students["maya"].called not in names
    assert "No sign-in" in names


def test_not_outside_working_time_and_not_when_all_have_answered(cast, edition, as_person):
    assert remind(cast, MONDAY + timedelta(hours=12)) == 0
    maya, address = as_person("maya"), reverse("family_charters:sign", args=[cast.riverbank.ref])
    send(maya, address, filled(maya.get(address)) | {"agree": "on"})
    remind(cast)
    assert told(cast, "tan") == [0]
    assert told(cast, "nair") == [], "everybody in 6A has answered"


def test_a_form_teacher_is_told_nothing_by_the_silence_of_an_own_child(cast, edition):
    leads = Teaching.objects.get(staff=cast.staff["tan"], part=Teaching.Part.FORM_TEACHER)
    Teaching.objects.filter(pk=leads.pk).update(staff=cast.staff["nair"])
    assert Guardian.objects.get(pk=cast.guardians["priya"].pk).login_id == cast.staff["nair"].login_id
    remind(cast)
    assert {row.school_class.name for row in ClassReminder.objects.filter(staff=cast.staff["nair"])} == {"4B", "6A"}
    ClassReminder.objects.all().delete()
    Student.objects.filter(enrolments__school_class__name="4B").exclude(pk=cast.students["anand"].pk).update(
        ends_on=MONDAY.date() - timedelta(days=1)
    )
    remind(cast, MONDAY + timedelta(days=1))
    names = {row.school_class.name for row in ClassReminder.objects.filter(staff=cast.staff["nair"])}
    assert names == {"6A"}, "only the own child is left in 4B"
