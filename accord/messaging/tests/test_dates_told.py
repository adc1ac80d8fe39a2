"""The dates that a family was told stay, whatever becomes of calendar, charter, topic and staff afterwards."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from accord.charters.tests.making import published
from accord.core import clock
from accord.messaging.actions.change_topic import change_topic
from accord.messaging.facts.family_rows import row_of
from accord.messaging.models import Conversation, Message
from accord.messaging.tests.held import NIGHT, TUESDAY, amina_writes, asked, latest_clock, tan_answers
from accord.messaging.tests.weeks_changes import with_answer
from accord.messaging.tests.working import absence, work
from accord.messaging.tests.written import release, write
from accord.people.models import PatternInterval, WorkPattern
from accord.schools.actions.add_closure import add_closure
from accord.schools.actions.remove_closure import remove_closure
from accord.schools.models import Closure
from tests.cast import MONDAY, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("C4")]

SNOW_ON = date(2026, 11, 25)
LATER = datetime(2026, 11, 26, 8, 30, tzinfo=UTC)


def snow(cast: Cast, at: datetime, first: date = SNOW_ON, last: date | None = None) -> Closure:
    """The office closes the school."""
    with clock.travel_to(at):
        return add_closure(
            by="login:office", at=at, school=cast.riverbank, kind="emergency", name="Snow", starts_on=first,
            ends_on=last or first,
        )  # fmt: skip


def told_for(conversation: Conversation) -> datetime:
    """By when the family reads that it has an answer."""
    answer_by = row_of(conversation).clocks.answer_by
    assert answer_by is not None
    return answer_by


def both_told(conversation: Conversation) -> tuple[datetime, datetime]:
    """By when they read that they hear of it, and that they have an answer."""
    acknowledge_by = row_of(conversation).clocks.acknowledge_by
    assert acknowledge_by is not None
    return acknowledge_by, told_for(conversation)


def school_closes(cast: Cast, _conversation: Conversation) -> None:
    snow(cast, NIGHT + timedelta(hours=1), first=TUESDAY.date(), last=SNOW_ON)


def charter_gives_more_time(cast: Cast, _conversation: Conversation) -> None:
    with clock.travel_to(NIGHT + timedelta(hours=1)):
        published(cast, with_answer("8 working_days"))


def person_is_away(cast: Cast, _conversation: Conversation) -> None:
    absence(cast, "tan", until=NIGHT + timedelta(days=30))


def person_works_fridays(cast: Cast, _conversation: Conversation) -> None:
    pattern = WorkPattern.objects.create(staff=cast.staff["tan"], starts_on=date(2026, 11, 20))
    PatternInterval.objects.create(pattern=pattern, weekday=5, opens_minute=540, closes_minute=600)


AFTERWARDS = pytest.mark.parametrize(
    "afterwards", [school_closes, charter_gives_more_time, person_is_away, person_works_fridays]
)


@pytest.mark.in_turn
@AFTERWARDS
def test_clock_10_what_waits_keeps_its_date(story: Cast, afterwards: Callable[[Cast, Conversation], None]) -> None:
    message = write(story, NIGHT).message
    conversation = message.conversation
    told = both_told(conversation)
    assert message.visible_at is None
    afterwards(story, conversation)
    assert both_told(conversation) == told
    for opening in (TUESDAY, LATER, LATER + timedelta(days=1, hours=1)):
        release(message, opening)
    assert (latest_clock(conversation, "acknowledge").due_at, latest_clock(conversation).due_at) == told
    assert both_told(conversation) == told
    assert Conversation.objects.get(pk=conversation.pk).due_at == told[0], "the desk orders by the same date"


@pytest.mark.in_turn
@AFTERWARDS
def test_clock_10_what_has_arrived_keeps_its_date(
    story: Cast, afterwards: Callable[[Cast, Conversation], None]
) -> None:
    conversation = write(story).message.conversation
    told = both_told(conversation)
    afterwards(story, conversation)
    assert both_told(conversation) == told


def test_clock_10_a_wait_on_the_family_adds_itself_and_no_closure(story: Cast) -> None:
    """Promised for Wednesday's closing; asked for two hours of work; the snow of that Wednesday adds nothing."""
    conversation = write(story).message.conversation
    told = told_for(conversation)
    tan_answers(story, conversation, MONDAY + timedelta(hours=1), kind=Message.Kind.QUESTION)
    snow(story, MONDAY + timedelta(hours=2), first=date(2026, 11, 24))
    amina_writes(story, conversation, MONDAY + timedelta(hours=3))
    running = latest_clock(conversation)
    assert running.due_at is not None
    assert running.promised_by == told
    assert timedelta() < running.due_at - told < timedelta(days=1), "two hours of work from one closing are next day's"


def test_clock_10_a_second_wait_begins_at_the_date_told_after_the_first(story: Cast) -> None:
    conversation = asked(story)
    amina_writes(story, conversation, MONDAY + timedelta(hours=2))
    told = told_for(conversation)
    snow(story, MONDAY + timedelta(hours=2, minutes=10), first=told.date())
    tan_answers(story, conversation, MONDAY + timedelta(hours=3), kind=Message.Kind.QUESTION)
    amina_writes(story, conversation, MONDAY + timedelta(hours=3, minutes=30))
    assert told <= told_for(conversation) <= told + timedelta(days=1)


def test_clock_10_another_topic_takes_no_date_away_from_what_waits(story: Cast) -> None:
    conversation = write(story, topic="attendance").message.conversation
    tan_answers(story, conversation, MONDAY + timedelta(hours=1))
    reply = amina_writes(story, conversation, NIGHT)
    told, promised = told_for(conversation), reply.hold.promise
    with clock.travel_to(NIGHT):
        change_topic(conversation=conversation, topic="learning", by_staff=None, by="login:office", at=NIGHT)
    assert release(reply, TUESDAY)
    assert told_for(conversation) == told
    assert latest_clock(conversation).clause_key == promised.clause_key


def test_clock_10_a_closure_that_is_called_off_leaves_the_date_too(story: Cast) -> None:
    closed = snow(story, MONDAY)
    message = write(story, NIGHT).message
    told = told_for(message.conversation)
    with clock.travel_to(NIGHT):
        remove_closure(by="login:office", at=NIGHT, closure=closed)
    assert release(message, TUESDAY)
    assert told_for(message.conversation) == told


@pytest.mark.requirement("C2")
def test_what_waits_says_at_once_when_it_is_read_after_a_closure(story: Cast) -> None:
    """Both what a family wrote and what staff wrote follow the calendar, later and earlier again."""
    conversation = write(story).message.conversation
    reply, answer = amina_writes(story, conversation, NIGHT), tan_answers(story, conversation, NIGHT)
    before = [one.hold.until for one in (reply, answer)]
    closed = snow(story, NIGHT, first=TUESDAY.date())
    work(NIGHT + timedelta(minutes=1))
    for message in (reply, answer):
        message.hold.refresh_from_db()
        assert message.hold.until.date() == SNOW_ON
    with clock.travel_to(NIGHT + timedelta(minutes=2)):
        remove_closure(by="login:office", at=clock.now(), closure=closed)
    work(NIGHT + timedelta(minutes=3))
    for message, until in zip((reply, answer), before, strict=True):
        message.hold.refresh_from_db()
        assert message.hold.until == until
    work(TUESDAY)
    reply.refresh_from_db()
    answer.refresh_from_db()
    assert reply.visible_at
    assert answer.visible_at


def test_both_sides_read_that_the_school_is_closed_on_the_promised_day(
    story: Cast, as_person: Callable[[str], Client]
) -> None:
    conversation = write(story).message.conversation
    on = both_told(conversation)[1].date()
    tan_answers(story, conversation, MONDAY + timedelta(minutes=5), kind=Message.Kind.RECEIPT)
    pages = {
        "tan": reverse("messages:conversation", args=["riverbank", conversation.ref]),
        "amina": reverse("family_messages:conversation", args=[conversation.ref]),
    }

    def shown() -> dict[str, str]:
        with clock.travel_to(MONDAY + timedelta(hours=1)):
            return {who: as_person(who).get(address).content.decode() for who, address in pages.items()}

    assert not [who for who, page in shown().items() if "closed that day" in page]
    snow(story, MONDAY, first=on)
    after = shown()
    assert "The promise still counts." in after["amina"]
    assert "date stays." in after["tan"]
    assert "Snow" in after["amina"]
    assert "Snow" in after["tan"]
