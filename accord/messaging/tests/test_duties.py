"""What the worker does by itself: release what waited, remind of what is due, bring in help where it is late."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accord.core import clock
from accord.core.models import AuditEntry, Job
from accord.core.queue import Worker
from accord.delivery.models import Delivery, Notice
from accord.messaging.actions.answer_family import answer_family
from accord.messaging.actions.withdraw_message import withdraw_message
from accord.messaging.actions.write_message import write_message
from accord.messaging.models import Escalation, Message, Release, ResponseClock
from accord.messaging.tasks import look_after_promises, look_after_promises_of, release_due
from accord.messaging.tests.test_desk_speed import many
from accord.messaging.tests.written import FRIDAY_NIGHT, release, with_charter, write
from accord.people.models import Absence, Cover, PatternInterval, StaffMember, WorkPattern
from accord.schools.models import Closure
from tests.cast import MONDAY, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("C2", "C4")]

MONDAY_OPENING = datetime(2026, 11, 23, 7, 45, tzinfo=UTC)
"""A quarter of an hour before the school's hours begin, as the charter says."""

ROUND = 14
"""What a round over the promises of a school asks while nothing is new; one that grows has to say why."""


@pytest.fixture
def story(cast: Cast) -> Cast:
    return with_charter(cast)


def work(at: datetime) -> None:
    """Let the worker do whatever it has to do at a moment."""
    with clock.travel_to(at):
        Worker(queues=("default",)).run_until_idle()


def rounds(at: datetime) -> None:
    """Both rounds of the worker at a moment, as its list of duties has them."""
    with clock.travel_to(at):
        release_due.enqueue()
        look_after_promises.enqueue()
    work(at)


def told(kind: str) -> list[str]:
    """Who on the staff was told, in order."""
    rows = Delivery.objects.filter(notice__kind=kind, channel="portal", staff__isnull=False).order_by(
        "created_at", "id"
    )
    return [row.staff.family_name for row in rows.select_related("staff") if row.staff]


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


def absence(story: Cast, key: str, *, until: datetime, cover: str = "") -> None:
    away = Absence.objects.create(
        staff=story.staff[key], kind="illness", starts_at=MONDAY_OPENING - timedelta(days=1), ends_at=until
    )
    if cover:
        Cover.objects.create(absence=away, staff=story.staff[cover], starts_at=away.starts_at, ends_at=until)


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


def answer_clock() -> ResponseClock:
    return ResponseClock.objects.get(kind="answer", dropped_at__isnull=True)


def settle_acknowledgement(story: Cast, message: Message) -> None:
    ResponseClock.objects.filter(kind="acknowledge").update(stopped_at=MONDAY)


def test_a_reminder_comes_once_half_a_working_day_before_it_is_due(story):
    settle_acknowledgement(story, write(story).message)
    due = answer_clock().due_at
    assert due is not None
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
    settle_acknowledgement(story, message)
    due = answer_clock().due_at
    assert due is not None
    assert due.date() == date(2026, 11, 30), "a Monday, on which she is not at work"
    rounds(datetime(2026, 11, 25, 10, 0, tzinfo=UTC))
    assert told("reminder") == []
    rounds(datetime(2026, 11, 25, 14, 0, tzinfo=UTC))
    assert told("reminder") == ["Tan"]
    rounds(due - timedelta(hours=1))
    assert told("reminder") == ["Tan"], "nobody is reminded on a day off"


def test_a_new_date_is_reminded_of_anew(story):
    message = write(story).message
    settle_acknowledgement(story, message)
    due = answer_clock().due_at
    assert due is not None
    rounds(due - timedelta(hours=2))
    with clock.travel_to(due - timedelta(hours=1)):
        answer_family(
            conversation=message.conversation, staff=story.staff["tan"], text="The rest follows.", language="en",
            by="login:tan", at=due - timedelta(hours=1), kind=Message.Kind.PART, promised_rest=date(2026, 12, 4),
            rest_reason="We ask the coach.",
        )  # fmt: skip
    later = answer_clock().due_at
    assert later is not None
    rounds(later - timedelta(hours=2))
    assert told("reminder") == ["Tan", "Tan"]


def test_nobody_is_reminded_while_the_school_waits_on_the_family(story):
    message = write(story).message
    settle_acknowledgement(story, message)
    due = answer_clock().due_at
    assert due is not None
    with clock.travel_to(MONDAY + timedelta(hours=1)):
        answer_family(
            conversation=message.conversation, staff=story.staff["tan"], text="Which playground?", language="en",
            by="login:tan", at=MONDAY + timedelta(hours=1), kind=Message.Kind.QUESTION,
        )  # fmt: skip
    rounds(due - timedelta(hours=1))
    rounds(due + timedelta(days=1))
    assert told("reminder") == []
    assert not Escalation.objects.exists()


def test_what_is_late_goes_to_the_head_of_year_who_can_read_it_then(story, as_person):
    message = write(story).message
    settle_acknowledgement(story, message)
    due = answer_clock().due_at
    assert due is not None
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
    message = write(story, concerned=["year_head"]).message
    settle_acknowledgement(story, message)
    due = answer_clock().due_at
    assert due is not None
    rounds((due + timedelta(days=1)).replace(hour=9))
    escalation = Escalation.objects.get()
    assert escalation.to is not None
    assert escalation.to != story.staff["year_head"]
    assert escalation.because == "leader"


def test_while_the_person_is_away_the_cover_is_reminded_and_brought_in(story):
    message = write(story).message
    settle_acknowledgement(story, message)
    absence(story, "tan", until=MONDAY + timedelta(days=30), cover="lim")
    due = answer_clock().due_at
    assert due is not None
    rounds(due - timedelta(hours=2))
    assert told("reminder") == ["Lim"]
    rounds((due + timedelta(days=1)).replace(hour=9))
    assert Escalation.objects.get().to == story.staff["lim"]


def test_what_waits_at_the_front_door_is_reminded_of_and_goes_to_a_leader(story):
    message = write(story, topic="transport").message
    assert message.conversation.assigned_staff is None
    settle_acknowledgement(story, message)
    due = answer_clock().due_at
    assert due is not None
    rounds(due - timedelta(hours=2))
    assert told("reminder") == [story.staff["office"].family_name]
    rounds((due + timedelta(days=1)).replace(hour=9))
    assert Escalation.objects.get().to is not None


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


@pytest.mark.parametrize(("night", "opening"), [
    (datetime(2027, 3, 27, 22, 0, tzinfo=UTC), datetime(2027, 3, 29, 6, 45, tzinfo=UTC)),
    (datetime(2026, 10, 24, 21, 0, tzinfo=UTC), datetime(2026, 11, 2, 7, 45, tzinfo=UTC)),
])  # fmt: skip
def test_the_wall_clock_of_the_school_counts_when_the_hour_changes(cast, night, opening):
    message = write(cast, night).message
    assert message.hold.until.astimezone(UTC).minute == opening.minute or message.hold.until >= opening
    zone_time = message.hold.until.astimezone(_london())
    assert (zone_time.hour, zone_time.minute) in {(7, 45), (8, 0), (8, 30)}


def _london():
    from zoneinfo import ZoneInfo

    return ZoneInfo("Europe/London")


@pytest.mark.in_turn
def test_a_new_edition_leaves_running_clocks_as_they_were(story):
    from accord.charters.starting_points import starting_points
    from accord.charters.tests.making import published

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


def test_staff_of_the_family_are_never_brought_in(story):
    assert isinstance(story.staff["nair"], StaffMember)
    message = write(story, who="priya", child="anand").message
    settle_acknowledgement(story, message)
    due = answer_clock().due_at
    assert due is not None
    rounds((due + timedelta(days=1)).replace(hour=9))
    assert Escalation.objects.get().to != story.staff["nair"]


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
