"""Whom the worker reminds of what is due: once, half a working day before, while they are at work."""

from datetime import UTC, date, datetime, timedelta

import pytest

from accord.charters.starting_points import starting_points
from accord.charters.tests.making import published
from accord.core import clock
from accord.core.models import AuditEntry
from accord.messaging.actions.answer_family import answer_family
from accord.messaging.actions.write_message import write_message
from accord.messaging.models import Escalation, Message
from accord.messaging.tests.working import answer_clock, answer_due, rounds, settle_acknowledgement, told
from accord.messaging.tests.written import release, write
from accord.people.models import PatternInterval, WorkPattern
from tests.cast import MONDAY, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("C2", "C4")]


def test_a_reminder_comes_once_half_a_working_day_before_it_is_due(story):
    write(story)
    settle_acknowledgement()
    due = answer_due()
    rounds(due - timedelta(hours=4, minutes=1))
    assert told("reminder") == []
    rounds(due - timedelta(hours=4))
    rounds(due - timedelta(hours=3))
    assert told("reminder") == ["Tan"]
    assert AuditEntry.objects.filter(verb="remind_of_answer").count() == 1


def part_time(story: Cast, key: str, *weekdays: int) -> None:
    pattern = WorkPattern.objects.create(staff=story.staff[key], starts_on=date(2026, 9, 1))
    for weekday in weekdays:
        PatternInterval.objects.create(pattern=pattern, weekday=weekday, opens_minute=480, closes_minute=960)


def test_who_works_part_of_the_week_is_reminded_while_at_work(story):
    part_time(story, "tan", 2, 3)
    message = write(story).message
    assert release(message, datetime(2026, 11, 24, 8, 0, tzinfo=UTC))
    message.refresh_from_db()
    settle_acknowledgement()
    due = answer_due()
    assert due.date() == date(2026, 11, 30), "a Monday, on which she is not at work"
    rounds(datetime(2026, 11, 25, 10, 0, tzinfo=UTC))
    assert told("reminder") == []
    rounds(datetime(2026, 11, 25, 14, 0, tzinfo=UTC))
    assert told("reminder") == ["Tan"]
    rounds(due - timedelta(hours=1))
    assert told("reminder") == ["Tan"], "nobody is reminded on a day off"


def test_a_new_date_is_reminded_of_anew(story):
    message = write(story).message
    settle_acknowledgement()
    due = answer_due()
    rounds(due - timedelta(hours=2))
    with clock.travel_to(due - timedelta(hours=1)):
        answer_family(
            conversation=message.conversation, staff=story.staff["tan"], text="The rest follows.", language="en",
            by="login:tan", at=due - timedelta(hours=1), kind=Message.Kind.PART, promised_rest=date(2026, 12, 4),
            rest_reason="We ask the coach.",
        )  # fmt: skip
    later = answer_due()
    rounds(later - timedelta(hours=2))
    assert told("reminder") == ["Tan", "Tan"]


def test_nobody_is_reminded_while_the_school_waits_on_the_family(story):
    message = write(story).message
    settle_acknowledgement()
    due = answer_due()
    with clock.travel_to(MONDAY + timedelta(hours=1)):
        answer_family(
            conversation=message.conversation, staff=story.staff["tan"], text="Which playground?", language="en",
            by="login:tan", at=MONDAY + timedelta(hours=1), kind=Message.Kind.QUESTION,
        )  # fmt: skip
    rounds(due - timedelta(hours=1))
    rounds(due + timedelta(days=1))
    assert told("reminder") == []
    assert not Escalation.objects.exists()


def test_an_answer_in_time_needs_nobody_else(story):
    message = write(story).message
    with clock.travel_to(MONDAY + timedelta(hours=1)):
        answer_family(
            conversation=message.conversation, staff=story.staff["tan"], text="We spoke.", language="en",
            by="login:tan", at=MONDAY + timedelta(hours=1),
        )  # fmt: skip
    rounds(MONDAY + timedelta(days=14))
    assert told("reminder") == []
    assert told("late") == []


@pytest.mark.in_turn
def test_a_new_edition_leaves_running_clocks_as_they_were(story):
    message = write(story).message
    before = answer_clock()
    content = next(point.content for point in starting_points() if point.key != "trust-code")
    with clock.travel_to(MONDAY + timedelta(hours=1)):
        published(story, content)
        later = MONDAY + timedelta(hours=2)
    with clock.travel_to(later):
        write_message(
            conversation=message.conversation, guardian=story.guardians["amina"], text="One more thing.",
            language="en", by="login:amina", at=later,
        )  # fmt: skip
    after = answer_clock()
    assert (after.pk, after.due_at, after.edition_id, after.within) == (
        before.pk, before.due_at, before.edition_id, before.within,
    )  # fmt: skip
