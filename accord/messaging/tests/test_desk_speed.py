"""The pages of the desk ask the database the same few questions, however much there is."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accord.messaging.access.desk import Place, Wanted, count_desk
from accord.messaging.access.reach import reach_of
from accord.messaging.models import Conversation, Message
from accord.messaging.tests.test_desk_pages import asked, at_desk, given, page
from accord.people.viewer import Post, viewer_of
from tests.cast import MONDAY, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("C9")]


def many(cast: Cast, number: int) -> None:
    made = Conversation.objects.bulk_create(
        Conversation(
            school=cast.riverbank, guardian=cast.guardians["amina"], student=cast.students["idris"], topic="learning",
            subject=f"Matter {place}", last_message_at=MONDAY, visible_to_staff_at=MONDAY,
            assigned_staff=cast.staff["tan"], due_at=MONDAY + timedelta(hours=place),
        )
        for place in range(number)
    )  # fmt: skip
    Message.objects.bulk_create(
        Message(conversation=one, guardian=cast.guardians["amina"], text="?", written_at=MONDAY, visible_at=MONDAY)
        for one in made
    )


def questions(client: object, address: str) -> int:
    with CaptureQueriesContext(connection) as caught:
        assert client.get(address).status_code == 200  # type: ignore[attr-defined]
    return len(caught)


@pytest.mark.parametrize("key", ["tan", "head"])
def test_the_list_asks_as_much_for_a_hundred_as_for_five(cast: Cast, key: str) -> None:
    client, address = at_desk(cast, key), f"{page('inbox')}?place=all"
    many(cast, 5)
    client.get(address)
    few = questions(client, address)
    many(cast, 100)
    full = questions(client, address)
    assert full <= few


def test_the_pages_of_the_list_follow_each_other_without_gap_or_double(cast: Cast) -> None:
    many(cast, 95)
    client, address = at_desk(cast, "tan"), f"{page('inbox')}?place=all"
    found: list[str] = []
    while address:
        shown = client.get(address).content.decode()
        found += [part.split("<")[0] for part in shown.split('desk-row__subject" dir="auto">')[1:]]
        address = (
            shown.split('id="desk-more"')[1].split('href="')[1].split('"')[0].replace("&amp;", "&")
            if ('id="desk-more"' in shown)
            else ""
        )
    refs = Conversation.objects.filter(subject__startswith="Matter").count()
    assert len(found) == refs == 95


def test_a_conversation_asks_as_much_with_forty_messages_as_with_one(cast: Cast) -> None:
    conversation = given(asked(cast), cast, "tan")
    client, address = at_desk(cast, "tan"), page("conversation", conversation.ref)
    client.get(address)
    few = questions(client, address)
    for minute in range(40):
        Message.objects.create(
            conversation=conversation, guardian=cast.guardians["amina"], text="More.",
            written_at=MONDAY - timedelta(minutes=minute), visible_at=MONDAY - timedelta(minutes=minute),
        )  # fmt: skip
    assert questions(client, address) <= few


def test_a_place_counts_what_has_a_date_and_what_has_none(cast: Cast) -> None:
    many(cast, 5)
    mine = Conversation.objects.filter(subject__startswith="Matter")
    at_the_door = mine.filter(pk__in=list(mine.values_list("pk", flat=True)[:3]))
    at_the_door.update(assigned_staff=None)
    Conversation.objects.filter(pk=at_the_door[0].pk).update(due_at=None)
    counted = {
        key: count_desk(reach_of(_post(cast, key)), [Wanted(Place.FRONT_DOOR), Wanted(Place.ME)])
        for key in ("head", "tan")
    }
    assert counted == {"head": [3, 0], "tan": [0, 2]}


def _post(cast: Cast, key: str) -> Post:
    return next(one for one in viewer_of(cast.login(key)).posts if one.school_slug == "riverbank")
