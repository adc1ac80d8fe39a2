"""What the worker releases by itself: at its very moment, after a lost call, another day where the school is closed."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from accord.core import clock
from accord.core.models import Job
from accord.delivery.models import Notice
from accord.messaging.actions.answer_family import answer_family
from accord.messaging.actions.withdraw_message import withdraw_message
from accord.messaging.models import Release
from accord.messaging.tests.working import MONDAY_OPENING, absence, rounds, told, work
from accord.messaging.tests.written import FRIDAY_NIGHT, release, write
from accord.schools.models import Closure
from tests.cast import MONDAY, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("C2", "C4")]


def test_a_held_message_is_released_at_its_very_moment(story):
    message = write(story, FRIDAY_NIGHT).message
    assert message.hold.until == MONDAY_OPENING
    work(MONDAY_OPENING - timedelta(seconds=1))
    message.refresh_from_db()
    assert message.visible_at is None
    work(MONDAY_OPENING)
    message.refresh_from_db()
    assert message.visible_at == MONDAY_OPENING
    assert told("message") == ["Tan"]


def test_the_minutes_round_releases_what_a_lost_call_left_behind(story):
    message = write(story, FRIDAY_NIGHT).message
    Job.objects.all().delete()
    rounds(MONDAY_OPENING + timedelta(seconds=59))
    rounds(MONDAY_OPENING + timedelta(seconds=119))
    message.refresh_from_db()
    assert message.visible_at == MONDAY_OPENING + timedelta(seconds=59)
    assert Release.objects.count() == 1
    assert told("message") == ["Tan"]


def test_after_a_weekend_without_a_worker_everything_is_released(story):
    message = write(story, FRIDAY_NIGHT).message
    Job.objects.all().delete()
    rounds(MONDAY + timedelta(hours=3))
    message.refresh_from_db()
    assert message.visible_at == MONDAY + timedelta(hours=3)


def test_what_was_taken_back_is_never_released(story):
    message = write(story, FRIDAY_NIGHT).message
    with clock.travel_to(FRIDAY_NIGHT):
        withdraw_message(message=message, by="login:amina", at=FRIDAY_NIGHT)
    work(MONDAY_OPENING)
    rounds(MONDAY_OPENING + timedelta(minutes=1))
    assert not Release.objects.exists()
    assert told("message") == []


def close(story: Cast, on: date) -> None:
    Closure.objects.create(school=story.riverbank, kind="emergency", name="Snow", starts_on=on, ends_on=on)


def test_a_closure_that_comes_up_meanwhile_holds_it_for_another_day(story):
    message = write(story, FRIDAY_NIGHT).message
    close(story, date(2026, 11, 23))
    work(MONDAY_OPENING)
    message.hold.refresh_from_db()
    assert message.hold.until == MONDAY_OPENING + timedelta(days=1)
    assert told("message") == []
    work(MONDAY_OPENING + timedelta(days=1))
    assert told("message") == ["Tan"]


def test_whoever_falls_ill_meanwhile_is_not_told_but_the_cover_is(story):
    message = write(story, FRIDAY_NIGHT).message
    absence(story, "tan", until=MONDAY + timedelta(days=3), cover="lim")
    work(MONDAY_OPENING)
    message.conversation.refresh_from_db()
    assert told("message") == ["Lim"]
    assert message.conversation.assigned_staff == story.staff["lim"]


def test_what_staff_write_at_night_leaves_in_the_morning_by_itself(story):
    sent = write(story)
    night = MONDAY + timedelta(hours=11)
    with clock.travel_to(night):
        answer_family(
            conversation=sent.message.conversation, staff=story.staff["tan"], text="Good evening.", language="en",
            by="login:tan", at=night,
        )  # fmt: skip
    work(night + timedelta(hours=1))
    assert not Notice.objects.filter(kind="answer").exists()
    work(datetime(2026, 11, 24, 8, 0, tzinfo=UTC))
    assert Notice.objects.filter(kind="answer").count() == 1


def test_an_answer_leaves_though_its_writer_fell_ill_and_waits_on_a_closed_day(story):
    sent = write(story)
    night = MONDAY + timedelta(hours=11)
    with clock.travel_to(night):
        answer = answer_family(
            conversation=sent.message.conversation, staff=story.staff["tan"], text="Good evening.", language="en",
            by="login:tan", at=night,
        ).message  # fmt: skip
    absence(story, "tan", until=MONDAY + timedelta(days=30))
    close(story, date(2026, 11, 24))
    assert not release(answer, datetime(2026, 11, 24, 8, 0, tzinfo=UTC))
    assert release(answer, datetime(2026, 11, 25, 9, 0, tzinfo=UTC))


@pytest.mark.parametrize(("night", "opening"), [
    (datetime(2027, 3, 27, 22, 0, tzinfo=UTC), datetime(2027, 3, 29, 6, 45, tzinfo=UTC)),
    (datetime(2026, 10, 24, 21, 0, tzinfo=UTC), datetime(2026, 11, 2, 7, 45, tzinfo=UTC)),
])  # fmt: skip
def test_the_wall_clock_of_the_school_counts_when_the_hour_changes(cast, night, opening):
    message = write(cast, night).message
    assert message.hold.until.astimezone(UTC).minute == opening.minute or message.hold.until >= opening
    zone_time = message.hold.until.astimezone(ZoneInfo("Europe/London"))
    assert (zone_time.hour, zone_time.minute) in {(7, 45), (8, 0), (8, 30)}


def test_what_is_held_for_somebody_who_leaves_meanwhile_goes_to_somebody_else(story):
    message = write(story, FRIDAY_NIGHT).message
    tan = story.staff["tan"]
    story.classes["4B"].teachings.filter(staff=tan).delete()
    tan.ends_on = date(2026, 11, 21)
    tan.save()
    rounds(MONDAY)
    message.conversation.refresh_from_db()
    assert message.conversation.assigned_staff != tan
    assert told("message") != ["Tan"]
