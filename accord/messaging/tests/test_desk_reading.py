"""The list and the page of the desk open exactly what the rules of reading open, whatever the cast."""

from datetime import timedelta
from random import Random

import pytest
from django.db.models import Q

from accord.core import clock
from accord.messaging.access import conversations_for
from accord.messaging.access.conversations import listed_for
from accord.messaging.access.desk import Place, Wanted, count_desk, in_place
from accord.messaging.access.reach import SAFEGUARDING, reach_of
from accord.messaging.models import Concerned, Conversation, Emergency, Escalation, Message, ResponseClock
from accord.people.facts import stands_in_for
from accord.people.facts.reach import own_relatives, own_students
from accord.people.models import Absence, Cover, RoleHolding, TeamMembership
from accord.people.viewer import Post, viewer_of
from accord.rules.reading import ReadingFacts, decide_reading
from tests.cast import MONDAY, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("C8", "K1")]

TOPICS = ("learning", "friendships", SAFEGUARDING)


def a_school(cast: Cast, chance: Random) -> list[Conversation]:
    """Teams, absences with cover, and conversations of every kind, by chance."""
    school, staff = cast.riverbank, [one for one in cast.staff.values() if one.school == cast.riverbank]
    teams = [school.teams.create(name=name) for name in ("Garden", "Kindness")]
    for team in teams:
        for person in chance.sample(staff, 4):
            TeamMembership.objects.create(team=team, staff=person, starts_on=MONDAY.date() - timedelta(days=9))
    for away, covering in zip(chance.sample(staff, 3), chance.sample(staff, 3), strict=True):
        if away == covering:
            continue
        span = {"starts_at": MONDAY - timedelta(hours=3), "ends_at": MONDAY + timedelta(days=2)}
        Cover.objects.create(absence=Absence.objects.create(staff=away, **span), staff=covering, **span)
    ties = [tie for tie in cast.ties.values() if tie.school == school]
    made = []
    for number in range(60):
        tie = chance.choice(ties)
        has_it = chance.choice(["person", "team", "nobody"])
        conversation = Conversation.objects.create(
            school=school, guardian=tie.guardian, student=chance.choice([tie.student, None]),
            topic=chance.choice(TOPICS), subject=f"Matter {number}", confidential=chance.random() < 0.4,
            last_message_at=MONDAY, visible_to_staff_at=MONDAY if chance.random() < 0.9 else None,
            waiting_on=chance.choice(["school", "family", "nobody"]),
            due_at=chance.choice([None, MONDAY + timedelta(hours=number)]),
            assigned_staff=chance.choice(staff) if has_it == "person" else None,
            assigned_team=chance.choice(teams) if has_it == "team" else None,
        )  # fmt: skip
        if chance.random() < 0.3:
            Concerned.objects.create(conversation=conversation, staff=chance.choice(staff))
        if chance.random() < 0.2:
            message = Message.objects.create(
                conversation=conversation, guardian=tie.guardian, text="?", written_at=MONDAY, visible_at=MONDAY
            )
            late = ResponseClock.objects.create(
                conversation=conversation, message=message, kind="answer", within="2 working_days",
                counts="working_days", started_at=MONDAY,
            )  # fmt: skip
            Escalation.objects.create(clock=late, to=chance.choice(staff), because="leader")
        if chance.random() < 0.2:
            urgent = Message.objects.create(
                conversation=conversation, guardian=tie.guardian, text="Now.", written_at=MONDAY
            )
            Emergency.objects.create(
                message=urgent, kind="medical", told=chance.choice(staff),
                created_at=MONDAY - timedelta(hours=chance.choice([2, 30])),
            )  # fmt: skip
        made.append(conversation)
    return made


def may_read(post: Post, one: Conversation) -> bool:
    """Ask the rulebook about one member of staff and one conversation, from facts gathered the long way."""
    teams = TeamMembership.objects.filter(staff_id=post.staff_id).values_list("team_id", flat=True)
    relatives = set(own_relatives(post).values_list("pk", flat=True))
    children = set(own_students(post).values_list("pk", flat=True))
    facts = ReadingFacts(
        roles=frozenset(RoleHolding.objects.filter(staff_id=post.staff_id).values_list("role", flat=True)),
        has_it=one.assigned_staff_id == post.staff_id,
        stands_in=one.assigned_staff_id in stands_in_for(post.school_id, post.staff_id, post.at),
        in_the_team=one.assigned_team_id in set(teams),
        at_the_front_door=one.assigned_staff_id is None and one.assigned_team_id is None,
        confidential=one.confidential,
        safeguarding=one.topic == SAFEGUARDING,
        concerned=Concerned.objects.filter(conversation=one, staff_id=post.staff_id).exists(),
        own_family=one.guardian_id in relatives or one.student_id in children,
        asked_to_look=Escalation.objects.filter(clock__conversation=one, to_id=post.staff_id).exists(),
        told_of_emergency=Emergency.objects.filter(
            message__conversation=one, told_id=post.staff_id, created_at__gt=post.at - timedelta(days=1)
        ).exists(),
    )
    return one.visible_to_staff_at is not None and decide_reading(facts) is not None


PEOPLE = ("tan", "lim", "nair", "office", "needs", "safeguarding", "deputy", "head", "governor")


@pytest.mark.in_turn
@pytest.mark.parametrize("seed", range(3))
def test_the_database_opens_what_read_1_to_read_6_open(cast: Cast, seed: int) -> None:
    made = a_school(cast, Random(seed))
    opened = 0
    for key in PEOPLE:
        post = next(one for one in viewer_of(cast.login(key)).posts if one.school_slug == "riverbank")
        right = {one.pk for one in made if may_read(post, one)}
        reach = reach_of(post)
        assert set(conversations_for(post).values_list("pk", flat=True)) == right, key
        assert set(listed_for(reach, Q(closed_at__isnull=True)).values_list("pk", flat=True)) == right, key
        assert set(in_place(reach, Wanted(Place.ALL)).values_list("pk", flat=True)) == right, key
        assert count_desk(reach, [Wanted(Place.ALL)]) == [len(right)], key
        mine = set(in_place(reach, Wanted(Place.ME)).values_list("pk", flat=True))
        assert mine <= right, key
        opened += len(right)
    assert opened
    assert clock.now() == MONDAY
