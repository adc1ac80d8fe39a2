"""What the worker brings in by itself where an answer is late: somebody who can read it, and never whom it is about."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accord.core import clock
from accord.delivery.models import Delivery
from accord.messaging.models import Escalation, Message, ResponseClock
from accord.messaging.tasks import look_after_promises_of
from accord.messaging.tests.test_desk_speed import many
from accord.messaging.tests.working import absence, answer_due, rounds, settle_acknowledgement, told
from accord.messaging.tests.written import write
from accord.people.models import StaffMember
from tests.cast import MONDAY

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("C2", "C4")]

ROUND = 14
"""What a round over the promises of a school asks while nothing is new; one that grows has to say why."""


def test_what_is_late_goes_to_the_head_of_year_who_can_read_it_then(story, as_person):
    message = write(story).message
    settle_acknowledgement()
    due = answer_due()
    rounds(due + timedelta(minutes=2))
    assert told("late") == [], "it is evening: nobody is at work"
    morning = (due + timedelta(days=1)).replace(hour=9)
    rounds(morning)
    rounds(morning + timedelta(hours=1))
    escalation = Escalation.objects.get()
    assert (escalation.to, escalation.because) == (story.staff["year_head"], "head_of_year")
    assert told("late") == [story.staff["year_head"].family_name]
    message.conversation.refresh_from_db()
    assert message.conversation.assigned_staff == story.staff["tan"], "whoever has it keeps it"
    assert not Delivery.objects.filter(notice__kind="late", guardian__isnull=False).exists()


def test_it_never_goes_to_whom_it_is_about(story):
    write(story, concerned=["year_head"])
    settle_acknowledgement()
    due = answer_due()
    rounds((due + timedelta(days=1)).replace(hour=9))
    escalation = Escalation.objects.get()
    assert escalation.to is not None
    assert escalation.to != story.staff["year_head"]
    assert escalation.because == "leader"


def test_while_the_person_is_away_the_cover_is_reminded_and_brought_in(story):
    write(story)
    settle_acknowledgement()
    absence(story, "tan", until=MONDAY + timedelta(days=30), cover="lim")
    due = answer_due()
    rounds(due - timedelta(hours=2))
    assert told("reminder") == ["Lim"]
    rounds((due + timedelta(days=1)).replace(hour=9))
    assert Escalation.objects.get().to == story.staff["lim"]


def test_what_waits_at_the_front_door_is_reminded_of_and_goes_to_a_leader(story):
    message = write(story, topic="transport").message
    assert message.conversation.assigned_staff is None
    settle_acknowledgement()
    due = answer_due()
    rounds(due - timedelta(hours=2))
    assert told("reminder") == [story.staff["office"].family_name]
    rounds((due + timedelta(days=1)).replace(hour=9))
    assert Escalation.objects.get().to is not None


def test_staff_of_the_family_are_never_brought_in(story):
    assert isinstance(story.staff["nair"], StaffMember)
    write(story, who="priya", child="anand")
    settle_acknowledgement()
    due = answer_due()
    rounds((due + timedelta(days=1)).replace(hour=9))
    assert Escalation.objects.get().to != story.staff["nair"]


@pytest.mark.in_turn
def test_a_round_in_which_nothing_is_new_asks_as_much_for_thirty_late_matters_as_for_three(story):
    evening = MONDAY + timedelta(days=1, hours=11)

    def late(number: int) -> None:
        many(story, number)
        ResponseClock.objects.bulk_create(
            ResponseClock(
                conversation=message.conversation, message=message, kind="answer", within="2 working_days",
                counts="school_days", started_at=MONDAY - timedelta(days=9), due_at=MONDAY - timedelta(days=2),
            )
            for message in Message.objects.filter(clocks__isnull=True).select_related("conversation")
        )  # fmt: skip

    def asked() -> int:
        with clock.travel_to(evening), CaptureQueriesContext(connection) as caught:
            look_after_promises_of(school_id=story.riverbank.pk)
        return len(caught)

    late(3)
    asked()
    few = asked()
    late(27)
    assert (few, asked()) == (ROUND, ROUND)
    assert told("late") == [], "nobody is at work"
    rounds(evening + timedelta(hours=13))
    assert len(told("late")) == 30, "all of them go to somebody in the morning"
