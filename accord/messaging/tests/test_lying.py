"""What waits with somebody who is not there: it goes to somebody who reads it before the answer is due."""

from datetime import UTC, date, datetime, timedelta

import pytest

from accord.core import clock
from accord.messaging.models import Conversation, Hold, Message
from accord.messaging.tasks import pass_on_what_lies
from accord.messaging.tests.working import told, work
from accord.messaging.tests.written import release, write
from accord.people.models import Absence, Cover, PatternInterval, Team, TeamMembership, WorkPattern
from tests.cast import MONDAY, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("C1", "C4")]

DAY = timedelta(days=1)
NIGHT = datetime(2026, 11, 23, 20, 0, tzinfo=UTC)
TUESDAY_OPENING = datetime(2026, 11, 24, 7, 45, tzinfo=UTC)


def look(at: datetime) -> None:
    """The worker looks through what lies."""
    with clock.travel_to(at):
        pass_on_what_lies.enqueue()
    work(at)


def holder(conversation: Conversation) -> tuple[object, object]:
    """Who has a conversation now."""
    conversation.refresh_from_db()
    return conversation.assigned_staff, conversation.assigned_team


def away(story: Cast, key: str, days: float, cover: str = "") -> None:
    """Somebody is away from noon on Monday."""
    begins, ends = MONDAY + DAY / 12, MONDAY + days * DAY
    absence = Absence.objects.create(staff=story.staff[key], starts_at=begins, ends_at=ends)
    if cover:
        Cover.objects.create(absence=absence, staff=story.staff[cover], starts_at=begins, ends_at=ends)


def works_on(story: Cast, key: str, *weekdays: int) -> None:
    """Somebody works on these days alone, in the morning."""
    pattern = WorkPattern.objects.create(staff=story.staff[key], starts_on=date(2026, 9, 1))
    for day in weekdays:
        PatternInterval.objects.create(pattern=pattern, weekday=day, opens_minute=540, closes_minute=720)


def test_what_somebody_has_who_leaves_goes_on_after_their_last_day(story, as_person):
    conversation, tan = write(story).message.conversation, story.staff["tan"]
    conversation.refresh_from_db()
    due = conversation.due_at
    tan.ends_on = MONDAY.date()
    tan.save()
    look(NIGHT)
    assert holder(conversation) == (tan, None), "the last day lasts until midnight"
    look(TUESDAY_OPENING)
    assert holder(conversation) == (None, None)
    assert conversation.due_at == due
    family = as_person("amina").get(f"/family/messages/{conversation.ref}/").content.decode()
    assert "The school office" in family


def test_who_is_away_beyond_the_promise_and_not_covered_has_it_no_more(story):
    conversation = write(story).message.conversation
    away(story, "tan", days=3)
    look(MONDAY + DAY / 8)
    assert holder(conversation) == (story.staff["tan"], None), "back in time"
    Absence.objects.update(ends_at=MONDAY + 20 * DAY)
    look(MONDAY + DAY / 8)
    assert holder(conversation) == (None, None)
    assert conversation.assignments.get(ended_at=None).because == "nobody_at_work"
    look(MONDAY + DAY / 6)
    assert conversation.assignments.count() == 2, "it goes on once"


def test_while_somebody_covers_it_stays(story):
    conversation = write(story).message.conversation
    away(story, "tan", days=20, cover="lim")
    look(MONDAY + DAY / 8)
    assert holder(conversation) == (story.staff["tan"], None)


def test_what_a_team_has_of_which_nobody_comes_in_time_goes_on(story):
    team = Team.objects.create(school=story.riverbank, name="Sports")
    TeamMembership.objects.create(team=team, staff=story.staff["ode"], starts_on=date(2026, 9, 1))
    conversation = write(story).message.conversation
    Conversation.objects.filter(pk=conversation.pk).update(assigned_staff=None, assigned_team=team)
    look(MONDAY + DAY / 8)
    assert holder(conversation) == (None, team)
    away(story, "ode", days=20)
    look(MONDAY + DAY / 8)
    assert holder(conversation) == (story.staff["tan"], None)


def test_what_is_late_already_or_confidential_waits_where_it_is(story):
    late = write(story).message.conversation
    secret = write(story, who="siti", child="adam").message.conversation
    Conversation.objects.filter(pk=secret.pk).update(confidential=True)
    late.clocks.update(due_at=MONDAY + DAY / 10)
    away(story, "tan", days=20)
    look(MONDAY + DAY / 8)
    assert (holder(late)[0], holder(secret)[0]) == (story.staff["tan"], story.staff["tan"])


def test_a_message_does_not_wait_for_a_day_after_its_answer_is_due(story):
    """Ms Tan works on Mondays alone: within five days she is back. On leave that Monday, the office reads it."""
    works_on(story, "tan", 1)
    usual = Hold.objects.get(message=write(story, NIGHT).message)
    assert usual.until.date() == date(2026, 11, 30)
    assert usual.answer_by
    assert usual.answer_by > usual.until
    Absence.objects.create(staff=story.staff["tan"], starts_at=MONDAY + 6 * DAY, ends_at=MONDAY + 8 * DAY)
    other = write(story, NIGHT, who="siti", child="adam").message
    assert other.conversation.assigned_staff is None
    assert Hold.objects.get(message=other).until == TUESDAY_OPENING


def test_on_the_eve_of_a_leave_nothing_is_put_by_for_its_end(story):
    """At eight in the evening Ms Tan is not away yet; from Tuesday on she is, for weeks."""
    Absence.objects.create(staff=story.staff["tan"], starts_at=NIGHT + DAY / 6, ends_at=NIGHT + 20 * DAY)
    message: Message = write(story, NIGHT).message
    assert message.hold.until <= TUESDAY_OPENING + DAY / 24
    assert release(message, message.hold.until)
    assert (told("message"), holder(message.conversation)) == ([], (None, None))
