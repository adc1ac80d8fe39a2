"""Schools that are unlucky: no open day, no charter, no staff, a topic that nobody named. A family can still write."""

from datetime import date, datetime, timedelta

import pytest

from accord.messaging.actions.answer_family import answer_family
from accord.messaging.actions.release_held_message import release_held_message
from accord.messaging.actions.start_conversation import Sent, start_conversation
from accord.messaging.models import Conversation, Message, ResponseClock
from accord.messaging.tests.writing import about, as_, look, press, write
from accord.messaging.tests.written import FRIDAY_NIGHT
from accord.people.models import StaffMember
from accord.people.tests.pages import words
from accord.rules.charter import EmergencyKind
from accord.schools.models import Closure, WeeklyHours
from tests.cast import MONDAY, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("C2")]

NO_DAY = "We cannot name a day for the answer yet"


def _never_open(cast: Cast, *who: str) -> None:
    """The office has no open hour in its week, or the whole school is closed for good."""
    if "school" in who:
        for_good = {"name": "Closed for good", "starts_on": date(2026, 11, 1), "ends_on": date(9999, 12, 31)}
        Closure.objects.create(school=cast.riverbank, kind=Closure.Kind.OTHER, **for_good)
    else:
        WeeklyHours.objects.filter(school=cast.riverbank, kind="office").delete()
        WeeklyHours.objects.create(school=cast.riverbank, kind="office", starts_on=date(2020, 1, 1))
    _changed(cast)


def _changed(cast: Cast) -> None:
    cast.riverbank.refresh_from_db(fields=["version"])
    cast.riverbank.version += 1
    cast.riverbank.save(update_fields=["version"])


def _write(cast: Cast, at: datetime = MONDAY, topic: str = "money") -> Sent:
    return start_conversation(
        school=cast.riverbank, guardian=cast.guardians["amina"], student=cast.students["idris"], topic=topic,
        subject="Dinner", text="What does dinner cost?", language="en", by="login:amina", at=at,
    )  # fmt: skip


@pytest.mark.parametrize("kinds", [("office",), ("school",)])
@pytest.mark.parametrize("topic", ["money", "friendships", "safeguarding"])
@pytest.mark.parametrize("at", [MONDAY, FRIDAY_NIGHT])
def test_where_nothing_opens_a_family_still_writes_and_is_answered(
    story: Cast, kinds: tuple[str, ...], topic: str, at: datetime
) -> None:
    _never_open(story, *kinds)
    sent = _write(story, at, topic)
    if "school" in kinds:
        assert sent.message.visible_at == at, "nobody opens later, so nothing waits"
        assert sent.decision.answer_by is None
        assert sent.decision.undated
        assert not ResponseClock.objects.exists()
    else:
        assert sent.decision.answer_by is not None
        assert not sent.decision.undated
    answered = answer_family(
        conversation=sent.message.conversation, staff=story.staff["tan"], text="Good evening.", language="en",
        by="login:tan", at=at + timedelta(minutes=5),
    )  # fmt: skip
    assert ("school" not in kinds) or answered.message.visible_at


def test_the_page_says_honestly_that_there_is_no_day(story: Cast) -> None:
    amina, url = as_(story, "amina"), about(story, "idris")
    assert NO_DAY not in words(look(amina, url, topic="money"))
    _never_open(story, "school")
    page = look(amina, url, topic="money")
    assert page.status_code == 200
    assert NO_DAY in words(page)
    assert "as soon as you send it" in words(page)
    sent = press(amina, url, page)
    assert sent.status_code == 302
    assert NO_DAY in words(amina.get(sent["Location"]))


def test_an_emergency_needs_no_opening_hours(story: Cast) -> None:
    _never_open(story, "school")
    sent = start_conversation(
        school=story.riverbank, guardian=story.guardians["amina"], student=story.students["idris"], topic="other",
        subject="", text="He took a nut.", language="en", by="login:amina", at=FRIDAY_NIGHT,
        emergency=EmergencyKind.MEDICAL,
    )  # fmt: skip
    assert sent.message.visible_at == FRIDAY_NIGHT


def test_hours_that_vanish_in_mid_clock_leave_the_date_that_was_told(story: Cast) -> None:
    sent = _write(story, MONDAY, "friendships")
    due = ResponseClock.objects.get(kind="answer").due_at
    _never_open(story, "school")
    conversation = Conversation.objects.get()
    for kind, minutes in ((Message.Kind.QUESTION, 5), (Message.Kind.WORDS, 10)):
        answer_family(
            conversation=conversation, staff=story.staff["tan"], text="Which one?", language="en", by="login:tan",
            at=MONDAY + timedelta(minutes=minutes), kind=kind,
        )  # fmt: skip
    clock = ResponseClock.objects.get(kind="answer")
    assert clock.stopped_at is not None
    assert due is not None
    assert sent.message.visible_at == MONDAY


def test_a_message_that_waits_is_let_go_when_the_hours_vanish(story: Cast) -> None:
    sent = _write(story, FRIDAY_NIGHT)
    _never_open(story, "school")
    hold = sent.message.hold
    assert release_held_message(hold=hold, by="house:worker", at=hold.until) is not None


def test_a_clock_that_ran_for_years_can_be_answered(story: Cast) -> None:
    sent = _write(story, MONDAY, "friendships")
    years_later = MONDAY.replace(year=2031)
    answer_family(
        conversation=sent.message.conversation, staff=story.staff["tan"], text="At last.", language="en",
        by="login:tan", at=years_later,
    )  # fmt: skip
    assert (
        ResponseClock.objects.get(kind="answer").stopped_at == years_later or Message.objects.last().visible_at is None
    )


def test_a_school_without_a_charter_takes_a_message(cast: Cast) -> None:
    amina = as_(cast, "amina")
    sent = write(amina, about(cast, "idris"), topic="money")
    assert sent.status_code == 302
    assert amina.get(sent["Location"]).status_code == 200
    assert Conversation.objects.get().edition is None


@pytest.mark.in_turn
def test_a_school_without_staff_keeps_a_message_at_the_front_door(story: Cast) -> None:
    StaffMember.objects.filter(school=story.riverbank).update(ends_on=date(2026, 11, 1))
    amina = as_(story, "amina")
    for topic in ("friendships", "safeguarding", "complaint", "money"):
        sent = write(amina, about(story, "idris"), f"About {topic}.", topic=topic)
        assert sent.status_code == 302
        assert amina.get(sent["Location"]).status_code == 200
    assert set(Conversation.objects.values_list("assigned_staff", flat=True)) == {None}


def test_a_topic_that_the_charter_does_not_name_goes_to_the_office(story: Cast) -> None:
    sent = _write(story, topic="unheard-of")
    assert sent.message.conversation.assigned_staff in (None, story.staff["office"])
    page = as_(story, "amina").get(f"/family/messages/{sent.message.conversation.ref}/")
    assert page.status_code == 200
