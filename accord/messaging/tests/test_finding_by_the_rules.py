"""Everybody finds exactly what the rulebook and plain Python say that they may read."""

import random
from collections.abc import Callable

import pytest

from accord.messaging.access.reach import reach_of
from accord.messaging.finding import Found
from accord.messaging.models import Conversation, Message, Withdrawal
from accord.messaging.spelling import asked_for, found_by
from accord.messaging.tests.finding import family_finds, refs, staff_finds
from accord.people.facts.family import seen_children
from accord.people.models import StudentContact, Team
from accord.people.viewer import viewer_of
from accord.rules.reading import ReadingFacts, decide_reading
from tests.cast import MONDAY, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("C8")]

VOCABULARY = ("kite", "kites", "lantern", "Otter", "otters", "学校", "操场", "مدرسة", "المدرسة", "பள்ளி", "école", "zoo")
STAFF = ("tan", "lim", "office", "head", "deputy", "safeguarding", "governor", "admin")
FAMILIES = ("amina", "ewa", "jakub", "grace", "siti")


def readable_by(key: str, cast: Cast) -> set[int]:
    """The messages that somebody on the staff may read, by the rulebook and plain Python."""
    login = cast.login(key)
    viewer = viewer_of(login)
    post = viewer.post_at(cast.riverbank.slug)
    if post is None:
        return set()
    reach = reach_of(post)
    allowed = set()
    for message in Message.objects.select_related("conversation", "conversation__guardian"):
        talk = message.conversation
        own = post.own_guardian_id is not None and (
            talk.guardian_id == post.own_guardian_id or _is_family(post.own_guardian_id, talk)
        )
        facts = ReadingFacts(
            roles=post.roles,
            has_it=talk.assigned_staff_id == post.staff_id,
            stands_in=talk.assigned_staff_id in reach.answers_for,
            in_the_team=talk.assigned_team_id in reach.teams,
            at_the_front_door=talk.assigned_staff_id is None and talk.assigned_team_id is None,
            confidential=talk.confidential,
            safeguarding=talk.topic == "safeguarding",
            concerned=talk.concerned.filter(staff_id=post.staff_id).exists(),
            own_family=own,
        )
        reached = message.visible_at is not None or (
            message.staff_id is not None and not hasattr(message, "withdrawal")
        )
        here = talk.school_id == post.school_id and talk.visible_to_staff_at is not None
        if here and reached and decide_reading(facts) is not None:
            allowed.add(message.pk)
    return allowed


def _is_family(guardian_id: int, talk: Conversation) -> bool:
    children = set(StudentContact.objects.filter(guardian_id=guardian_id).values_list("student_id", flat=True))
    relatives = set(StudentContact.objects.filter(student_id__in=children).values_list("guardian_id", flat=True))
    return talk.guardian_id in relatives or talk.student_id in children


def holding(words: str) -> set[int]:
    """The messages that hold every word asked for, by looking at each."""
    asked = asked_for(words)
    found = set()
    for message in Message.objects.select_related("conversation__guardian", "conversation__student"):
        held = found_by(*message.findable_texts()).split()
        if all(
            any(one.startswith(word.text) if word.beginning else one == word.text for one in held) for word in asked
        ):
            found.add(message.pk)
    return found


def everything(find: Callable[[str], Found]) -> set[str]:
    seen: set[str] = set()
    before = ""
    while True:
        found = find(before)
        seen |= set(refs(found))
        if not found.before:
            return seen
        before = found.before


@pytest.mark.in_turn
@pytest.mark.parametrize("seed", range(3))
def test_everybody_finds_exactly_what_they_may_read_and_holds_the_words(story: Cast, seed: int) -> None:
    """A school full of random conversations; the rulebook and plain Python say what each must find."""
    chance = random.Random(seed)
    people = [key for key in STAFF if key in story.staff]
    families = [key for key in FAMILIES if key in story.guardians and story.guardians[key].school == story.riverbank]
    assert len(people) >= 4
    assert len(families) >= 2
    teams = [None, *Team.objects.filter(school=story.riverbank)]
    for number in range(40):
        text = " ".join(chance.choices(VOCABULARY, k=3))
        key = chance.choice(families)
        children = list(story.guardians[key].contacts.values_list("student_id", flat=True))
        talk = Conversation.objects.create(
            school=story.riverbank, guardian=story.guardians[key], student_id=chance.choice([None, *children]),
            topic=chance.choice(["learning", "learning", "safeguarding"]), subject=f"Matter {number}",
            confidential=chance.random() < 0.3, last_message_at=MONDAY,
            visible_to_staff_at=MONDAY if chance.random() < 0.9 else None,
        )  # fmt: skip
        if chance.random() < 0.5:
            talk.assigned_staff = story.staff[chance.choice(people)]
        elif teams:
            talk.assigned_team = chance.choice(teams)
        talk.save()
        if chance.random() < 0.3:
            talk.concerned.create(staff=story.staff[chance.choice(people)])
        for _ in range(chance.randint(1, 3)):
            by_staff = chance.random() < 0.3
            message = Message.objects.create(
                conversation=talk, guardian=None if by_staff else story.guardians[key],
                staff=story.staff["tan"] if by_staff else None, text=text, written_at=MONDAY,
                visible_at=MONDAY if chance.random() < 0.8 else None,
            )  # fmt: skip
            if message.visible_at is None and chance.random() < 0.5:
                Withdrawal.objects.create(message=message, at=MONDAY)
    named = dict(Message.objects.values_list("pk", "ref"))
    may_read = {key: readable_by(key, story) for key in people}
    for typed in ("kite", "otter lantern", "学校", "مدرسة", "பள்", "ecole zoo", "matter", "yusuf kite", "unheard"):
        held = holding(typed)
        for key in people:
            expected = {named[pk] for pk in held & may_read[key]}
            assert everything(lambda before: staff_finds(story, key, typed, before=before)) == expected, (key, typed)  # noqa: B023
        for key in families:
            found = everything(lambda before: family_finds(story, key, typed, before))  # noqa: B023
            assert found == own_of(story, key, held), (key, typed)


def own_of(cast: Cast, key: str, held: set[int]) -> set[str]:
    """What of these messages a guardian may find: their own, about nobody or about a child whom they may see."""
    seen = set(seen_children(viewer_of(cast.login(key)).guardianships))
    rows = list(Message.objects.filter(conversation__guardian=cast.guardians[key]).select_related("conversation"))
    exists = {row.conversation_id for row in rows if row.guardian_id or row.visible_at is not None}
    return {
        row.ref
        for row in rows
        if row.pk in held
        and row.conversation_id in exists
        and (row.conversation.student_id is None or row.conversation.student_id in seen)
        and (row.visible_at is not None or (row.guardian_id and not hasattr(row, "withdrawal")))
    }
