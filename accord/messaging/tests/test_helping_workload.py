"""The load: by topic, team and week, compared with the promise; small numbers and people are not shown."""

from datetime import timedelta

import pytest

from accord.charters.tests.making import post
from accord.core import clock
from accord.messaging.actions.answer_family import answer_family
from accord.messaging.facts.workload import own_load_of, workload_of
from accord.messaging.models import Conversation, Message, ResponseClock
from accord.messaging.tests.written import FRIDAY_NIGHT, release, write
from accord.people.tests.pages import markup
from tests.cast import MONDAY, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("C9")]
AT = "/staff/riverbank/messages/workload/"


def came(story: Cast, topic: str, number: int, *, kept: int = 0, late: int = 0) -> None:
    """So many families wrote a week ago; some were answered in time, some were not."""
    at = MONDAY - timedelta(days=7)
    for place in range(number):
        conversation = Conversation.objects.create(
            school=story.riverbank, guardian=story.guardians["amina"], student=story.students["idris"], topic=topic,
            subject="x", last_message_at=at, visible_to_staff_at=at, assigned_staff=story.staff["tan"],
        )  # fmt: skip
        message = Message.objects.create(
            conversation=conversation, guardian=story.guardians["amina"], text="x", written_at=at, visible_at=at
        )
        if place < kept + late:
            ResponseClock.objects.create(
                conversation=conversation, message=message, kind="answer", within="2 working_days",
                counts="office_days", started_at=at, due_at=at + timedelta(days=2),
                stopped_at=at + timedelta(days=1 if place < kept else 3),
            )  # fmt: skip


def test_a_leader_sees_how_the_promise_was_kept_by_topic(story):
    came(story, "friendships", 14, kept=9, late=3)
    found = workload_of(post(story, "head"))
    [(topic, load)] = found.topics
    assert (topic, load.came, load.kept, load.late, load.waiting) == ("friendships", 14, 9, 3, 14)
    assert [week.load.came for week in found.weeks if week.load] == [14]


def test_small_topics_stand_together(story, as_person):
    came(story, "friendships", 14)
    came(story, "money", 6)
    came(story, "transport", 5)
    found = workload_of(post(story, "head"))
    assert [topic for topic, _load in found.topics] == ["friendships"]
    assert found.other_topics is not None
    assert found.other_topics.came == 11
    page = markup(as_person("head").get(AT))
    assert "All other topics together" in page
    assert "Money" not in page


def test_fewer_than_ten_in_all_are_not_shown_by_themselves(story, as_person):
    came(story, "friendships", 4)
    page = markup(as_person("head").get(AT))
    assert "Too few to show" in page
    assert 'class="plot"' not in page, "nothing is drawn that shows nothing"
    assert "Friendships" not in page
    came(story, "friendships", 10)
    page = markup(as_person("head").get(AT))
    assert 'class="plot"' in page
    assert "fewer than ten" in page


def test_what_waited_until_working_time_is_counted_as_kept_away(story):
    sent = write(story, FRIDAY_NIGHT)
    assert workload_of(post(story, "head")).whole.came == 0
    assert release(sent.message, MONDAY)
    assert workload_of(post(story, "head")).whole.held == 1


def test_nobody_is_named(story, as_person):
    came(story, "friendships", 14, kept=10)
    page = markup(as_person("head").get(AT))
    assert "With one person each" in page
    assert "Hui Min Tan" not in page


def test_what_a_leader_may_not_read_is_not_counted(story):
    write(story, concerned=["deputy"])
    write(story, topic="safeguarding")
    assert workload_of(post(story, "head")).whole.came == 1
    assert workload_of(post(story, "deputy")).whole.came == 0


def test_one_topic_is_shown_by_itself(story, as_person):
    came(story, "friendships", 14, kept=10)
    came(story, "learning", 12)
    head = as_person("head")
    assert "learning" in markup(head.get(AT)).lower()
    assert workload_of(post(story, "head"), "learning").whole.came == 12
    assert head.get(f"{AT}?topic=learning").status_code == 200


def test_one_sees_ones_own_load_and_no_colleagues(story, as_person):
    sent = write(story)
    with clock.travel_to(MONDAY):
        answer_family(
            conversation=sent.message.conversation, staff=story.staff["tan"], text="We spoke.", language="en",
            by="login:tan", at=MONDAY,
        )  # fmt: skip
    assert own_load_of(post(story, "tan")).whole.came == 1
    assert own_load_of(post(story, "lim")).whole.came == 0
    assert "Only you see this page." in markup(as_person("tan").get(f"{AT}mine/"))
    assert as_person("tan").get(AT).status_code == 403
    assert as_person("deputy").get(AT).status_code == 200


def test_the_page_costs_the_same_for_any_number(story, as_person, django_assert_max_num_queries):
    came(story, "friendships", 3)
    head = as_person("head")
    head.get(AT)
    came(story, "learning", 20, kept=10, late=10)
    with django_assert_max_num_queries(26):
        head.get(AT)
