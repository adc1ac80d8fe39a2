"""Where conversations stand in a guardian's list: of several schools together, and what has not arrived nowhere."""

from datetime import datetime, timedelta

import pytest

from accord.core import clock
from accord.messaging.actions.acknowledge_message import acknowledge_message
from accord.messaging.actions.answer_family import answer_family
from accord.messaging.actions.close_conversation import close_conversation
from accord.messaging.actions.mark_conversation_read import mark_conversation_read
from accord.messaging.actions.withdraw_message import withdraw_message
from accord.messaging.facts.family_rows import DONE, FOR_SCHOOL, FOR_YOU, FamilyRow, family_page, row_of
from accord.messaging.facts.own_rows import Own
from accord.messaging.models import Conversation, Message
from accord.messaging.tests.written import FRIDAY_NIGHT, release, write
from tests.cast import MONDAY, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("C2")]

HOUR = timedelta(hours=1)


def answer(cast: Cast, conversation: Conversation, at: datetime) -> Message:
    with clock.travel_to(at):
        return answer_family(
            conversation=conversation,
            staff=cast.staff["tan"],
            text="All is well.",
            language="en",
            by="login:tan",
            at=at,
        ).message


def stands(conversation: Conversation) -> tuple[int, bool, datetime]:
    """The rank in the list, whether it is new, and when it moved."""
    row = row_of(conversation)
    return row.rank, row.is_new, row.last_message_at


def test_what_has_not_arrived_moves_nothing_in_the_list(story: Cast) -> None:
    conversation = write(story, MONDAY).message.conversation
    before = stands(conversation)
    assert before == (FOR_SCHOOL, False, MONDAY)
    evening = MONDAY + 12 * HOUR
    taken_back, held = answer(story, conversation, evening), answer(story, conversation, evening + HOUR)
    with clock.travel_to(evening + HOUR):
        withdraw_message(message=taken_back, by="login:tan", at=evening + HOUR)
    assert held.visible_at is None
    assert stands(conversation) == before
    morning = MONDAY + 24 * HOUR
    release(held, morning)
    assert stands(conversation) == (FOR_YOU, True, morning)
    mark_conversation_read(conversation=conversation, at=morning + HOUR)
    assert stands(conversation) == (DONE, False, morning)


def test_that_a_message_arrived_is_no_news_to_read(story: Cast) -> None:
    conversation = write(story, MONDAY).message.conversation
    with clock.travel_to(MONDAY + HOUR):
        acknowledge_message(conversation=conversation, staff=story.staff["tan"], by="login:tan", at=MONDAY + HOUR)
    assert stands(conversation) == (FOR_SCHOOL, False, MONDAY + HOUR)


def test_what_the_family_settles_twice_waits_for_nothing(story: Cast) -> None:
    conversation = write(story, FRIDAY_NIGHT).message.conversation
    assert stands(conversation)[0] == FOR_SCHOOL
    for hours in (1, 2):
        at = FRIDAY_NIGHT + hours * HOUR
        with clock.travel_to(at):
            close_conversation(conversation=conversation, staff=None, by="login:amina", at=at)
        assert stands(conversation)[0] == DONE


def test_the_lists_of_two_schools_are_one_list(story: Cast) -> None:
    """A person who is a guardian at two schools reads one list, page after page, and no line twice."""
    for number in range(7):
        key = ("amina", "ewa")[number % 2]
        sent = write(story, MONDAY + number * timedelta(minutes=1), who=key, child=None, subject=f"Matter {number}")
        if number in (1, 4):
            answer(story, sent.message.conversation, MONDAY + HOUR + number * timedelta(minutes=1))
    guardians = [story.guardians[key] for key in ("amina", "ewa")]
    own = Own(tuple(one.pk for one in guardians), ())
    rows: list[FamilyRow] = []
    place, pages = "", 0
    while pages == 0 or place:
        page = family_page(own, size=3, place=place)
        rows, place, pages = [*rows, *page.rows], page.next_place, pages + 1
    assert pages == 3
    assert [row.subject for row in rows] == [f"Matter {number}" for number in (4, 1, 6, 5, 3, 2, 0)]
