"""Staff whose own family it is, and staff whom it is about: no matter goes to them, and no letter tells them of it."""

from datetime import date, timedelta

import pytest

from accord.core import clock
from accord.delivery.models import Delivery
from accord.messaging import tasks
from accord.messaging.actions.confirm_sender import confirm_sender
from accord.messaging.actions.redirect_conversation import redirect_conversation
from accord.messaging.actions.start_conversation import start_conversation
from accord.messaging.actions.write_message import write_message
from accord.messaging.facts.due_promises import due_promises
from accord.messaging.facts.next_person import StaffRoom
from accord.messaging.facts.passing import teams_that_can
from accord.messaging.facts.readers import told_of_it
from accord.messaging.models import Conversation
from accord.messaging.tests.written import release, with_charter, write
from accord.people.models import Absence, RoleHolding, StaffMember, StudentContact, Teaching, Team, TeamMembership
from accord.rules.charter import EmergencyKind
from tests.cast import MONDAY, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("C1", "K5")]

TERM = date(2026, 9, 1)
DAY = timedelta(days=1)
NIGHT = MONDAY + timedelta(hours=12)


@pytest.fixture
def story(cast: Cast) -> Cast:
    """Ms Nair has a child with Amina's family: they share Sara, and Idris is Amina's alone."""
    with_charter(cast)
    StudentContact.objects.create(
        school=cast.riverbank, student=cast.students["sara"], guardian=cast.guardians["priya"],
        relationship="step_parent", starts_on=TERM,
    )  # fmt: skip
    return cast


def told(conversation: Conversation) -> set[str]:
    """Who of the staff has a letter about a conversation, on its way or in the portal."""
    rows = Delivery.objects.filter(notice__about_ref=conversation.ref, staff__isnull=False)
    return {StaffMember.objects.get(pk=pk).called for pk in rows.values_list("staff", flat=True)}


def test_what_a_parent_of_ones_child_writes_of_another_child_goes_to_somebody_who_may_read_it(story, as_person):
    """Ms Nair is the form teacher, and shares another child with who writes: she could not open it."""
    nair, tan = story.staff["nair"], story.staff["tan"]
    mine = write(story, who="siti", child="adam").message.conversation
    assert mine.assigned_staff == tan
    Teaching.objects.filter(part=Teaching.Part.FORM_TEACHER, school_class=story.classes["4B"]).update(staff=nair)
    other = write(story, who="siti", child="adam").message.conversation
    assert (other.assigned_staff, told(other)) == (nair, {"Priya Nair"}), "she has what is of another family"
    theirs = write(story, emergency=EmergencyKind.MEDICAL).message.conversation
    assert theirs.assigned_staff not in (None, nair)
    assert "Priya Nair" not in told(theirs)
    page = as_person("nair")
    assert page.get(f"/staff/riverbank/messages/{other.ref}/").status_code == 200
    assert page.get(f"/staff/riverbank/messages/{theirs.ref}/").status_code == 404


def test_in_a_team_all_hear_of_it_but_those_of_the_family_and_those_whom_it_is_about(story):
    team = Team.objects.create(school=story.riverbank, name="Sports")
    for key in ("nair", "ode", "lim"):
        TeamMembership.objects.create(team=team, staff=story.staff[key], starts_on=TERM)
    for child, expected in (("lena", {"Priya Nair", "Ben Ode"}), ("idris", {"Ben Ode"})):
        who = "ewa" if child == "lena" else "amina"
        begun = write(story, NIGHT - timedelta(days=1), who=who, child=child, concerned=["lim"]).message
        conversation = begun.conversation
        redirect_conversation(
            conversation=conversation, to_staff=None, to_team=team, by_staff=None, by="house:test", at=MONDAY
        )
        assert release(begun, MONDAY)
        with clock.travel_to(MONDAY):
            write_message(
                conversation=conversation,
                guardian=story.guardians[who],
                text="Still?",
                language="en",
                by="x",
                at=MONDAY,
            )
        assert told(conversation) == expected


def test_what_a_team_has_goes_on_to_somebody_when_nobody_of_it_is_at_work(story):
    """What is held for the team of sport finds its way anew, as with one person: it never lies with the absent."""
    team = Team.objects.create(school=story.riverbank, name="Sports")
    for key in ("nair", "ode"):
        TeamMembership.objects.create(team=team, staff=story.staff[key], starts_on=TERM)
    at_work, alone = (write(story, NIGHT, who="siti", child="adam").message for _ in range(2))
    for message in (at_work, alone):
        Conversation.objects.filter(pk=message.conversation_id).update(assigned_staff=None, assigned_team=team)
    opens = at_work.hold.until
    assert release(at_work, opens)
    assert told(at_work.conversation) == {"Priya Nair", "Ben Ode"}
    for key in ("nair", "ode"):
        Absence.objects.create(staff=story.staff[key], kind="illness", starts_at=opens, ends_at=opens + DAY)
    assert release(alone, opens)
    alone.conversation.refresh_from_db()
    assert (alone.conversation.assigned_team, alone.conversation.assigned_staff) == (None, story.staff["tan"])
    assert told(alone.conversation) == {"Hui Min Tan"}


def test_who_has_a_letter_of_what_turns_out_to_be_their_own_family_has_it_no_more(story):
    """Ms Nair was given a letter of somebody unknown; and another matter before she became family."""
    letter = start_conversation(
        school=story.riverbank, guardian=None, student=None, topic="something_else", subject="", text="Our child.",
        language="en", by="house:mail", at=MONDAY, channel="email", unknown_sender="new@home.example",
    ).message.conversation  # fmt: skip
    redirect_conversation(
        conversation=letter, to_staff=story.staff["nair"], to_team=None, by_staff=None, by="house:test", at=MONDAY
    )
    confirmed = confirm_sender(
        conversation=letter, guardian=story.guardians["amina"], student=story.students["sara"],
        staff=story.staff["office"], by="login:office", at=MONDAY,
    )  # fmt: skip
    assert (confirmed.assigned_staff, confirmed.assigned_team) == (None, None)

    before = write(story).message.conversation
    Conversation.objects.filter(pk=before.pk).update(assigned_staff=story.staff["nair"])
    before.refresh_from_db()
    assert told_of_it(before, MONDAY) == []
    other = write(story, who="siti", child="adam").message.conversation
    assert told_of_it(other, MONDAY) == [story.staff["tan"]]


def test_it_can_go_only_to_teams_of_which_somebody_may_read_it(story):
    """To one of nobody, or of those whom it is about and of the family, it would go and lie there."""
    conversation = write(story, concerned=["lim"]).message.conversation
    for name, keys in (("Nobody", ()), ("Family", ("nair", "lim")), ("Sports", ("nair", "ode"))):
        team = Team.objects.create(school=story.riverbank, name=name)
        for key in keys:
            TeamMembership.objects.create(team=team, staff=story.staff[key], starts_on=TERM)
    offered = {team.name for team in teams_that_can(conversation, MONDAY)}
    assert offered & {"Nobody", "Family", "Sports"} == {"Sports"}


def test_a_talk_about_a_colleague_never_lands_in_the_conversation_that_the_colleague_has(story, as_person):
    """The form stands at the conversation that is open; whoever names a colleague below means a new matter."""
    stands = write(story).message.conversation
    assert stands.assigned_staff == story.staff["tan"]
    before = Delivery.objects.filter(staff=story.staff["tan"]).count()
    address = f"/staff/riverbank/messages/log/{story.guardians['amina'].ref}/?child={story.students['idris'].ref}"
    said = {"text": "Ms Tan shouted.", "way": "they_called", "where": stands.ref, "topic": "learning"}
    page = as_person("office")
    page.post(address, said | {"about": story.staff["tan"].ref, "once": "talkaboutsomebody001"})
    new = Conversation.objects.latest("id")
    assert (new.pk != stands.pk, [one.staff for one in new.concerned.all()]) == (True, [story.staff["tan"]])
    assert not stands.messages.filter(text__contains="shouted").exists()
    assert Delivery.objects.filter(staff=story.staff["tan"]).count() == before
    page.post(address, said | {"text": "She is glad.", "about": "", "once": "talkaboutsomebody002"})
    assert stands.messages.filter(text__contains="She is glad.").exists()


def test_pressing_for_what_has_gone_elsewhere_says_so(story, as_person):
    gone, tan = write(story).message.conversation, as_person("tan")
    redirect_conversation(
        conversation=gone, to_staff=story.staff["lim"], to_team=None, by_staff=None, by="house:test", at=MONDAY
    )
    pressed = {"once": "pressedforwhatisgone", "ref": [gone.ref]}
    answer = tan.post("/staff/riverbank/messages/acknowledge/", pressed)
    assert "0 acknowledged." in tan.get(answer.url).content.decode()


def test_at_the_front_door_nobody_is_reminded_of_what_is_about_them_or_of_their_own_family(story):
    lane = story.staff["nair"]
    RoleHolding.objects.create(staff=lane, role=RoleHolding.Role.OFFICE, starts_on=TERM)
    free = write(story, who="siti", child="adam", topic="something_else").message.conversation
    family = write(story, topic="something_else").message.conversation
    about = write(story, who="siti", child="adam", topic="something_else", concerned=["office"]).message.conversation
    nobody = write(story, child="sara", topic="something_else", concerned=["office"]).message.conversation
    assert [one.assigned_staff for one in (free, family, about)] == [None] * 3
    Conversation.objects.filter(pk=nobody.pk).update(assigned_staff=None, assigned_team=None)
    at = max(one.due_at for one in (free, family, about, nobody)) - timedelta(minutes=30)
    with clock.travel_to(at):
        room = StaffRoom(story.riverbank, at)
        first = due_promises(room)
        assert {clock.pk for clock in nobody.clocks.all()}.isdisjoint(first), "nobody is there whom it could be told"
        tasks.look_after_promises_of(school_id=story.riverbank.pk)
    assert told(free) == {"Olive Park", "Priya Nair"}
    assert told(family) == {"Olive Park"}
    assert told(about) == {"Priya Nair"}
    assert not told(nobody) & {"Olive Park", "Priya Nair"}
